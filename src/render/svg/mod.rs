//! Scene → one self-contained SVG file.
