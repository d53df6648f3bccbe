//! A report proved against its source, and against its last version: coverage, proof sheet, difference.
