//! Text → the modules of a QR code.

use fast_qr::ECL;
use fast_qr::qr::QRBuilder;

use crate::geom::Point;
use crate::scene::{Path, Segment};

/// Modules that must be left blank on every side (ISO/IEC 18004).
pub const QUIET: usize = 4;

/// A QR code in unit squares; the first module lies at 0, 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// The dark modules.
    pub path: Path,
    /// Modules on each side, without the quiet zone of [`QUIET`] modules around them.
    pub modules: usize,
}

/// Encodes a text, so that 15 % of the code may be damaged (level M); `None` when it is empty or too
/// long for a code.
pub fn encode(text: &str) -> Option<Code> {
    if text.is_empty() {
        return None;
    }
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let mut path = Path::default();
    for row in 0..code.size {
        let dark = |column: usize| column < code.size && code[row][column].value();
        let mut column = 0;
        while column < code.size {
            let start = column;
            while dark(column) {
                column += 1;
            }
            if column > start {
                bar(&mut path, start, column, row);
            }
            column += 1;
        }
    }
    Some(Code {
        path,
        modules: code.size,
    })
}

/// Neighbours in a row are one box, so that no seam is seen between them.
fn bar(path: &mut Path, from: usize, to: usize, row: usize) {
    let at = |x: usize, y: usize| Point::px(x as f64, y as f64);
    path.segments.extend([
        Segment::Move(at(from, row)),
        Segment::Line(at(to, row)),
        Segment::Line(at(to, row + 1)),
        Segment::Line(at(from, row + 1)),
        Segment::Close,
    ]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_eyes() {
        let code = encode("https://www.beibei.gov.cn/zwgk/2024/report.html").unwrap();
        assert_eq!((code.modules - 17) % 4, 0);
        let first = &code.path.segments[..2];
        assert_eq!(
            first,
            [
                Segment::Move(Point::px(0.0, 0.0)),
                Segment::Line(Point::px(7.0, 0.0))
            ]
        );
        let bounds = code.path.bounds().unwrap();
        assert_eq!(bounds.right().to_px(), code.modules as f64);
        assert_eq!(bounds.bottom().to_px(), code.modules as f64);
    }

    #[test]
    fn what_fits_no_code_is_none() {
        assert_eq!(encode(""), None);
        assert_eq!(encode(&"长".repeat(2000)), None);
    }
}
