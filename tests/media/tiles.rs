//! Sheets on office paper.

use changtu::geom::Abs;
use changtu::medium::{Columns, Form, Medium, Print, Tile};

use super::support::{self, EDGES};

/// Every place of the sheet is on a page, neighbours share the overlap, and pages are whole A4.
#[test]
fn pages_cover_the_sheet_and_overlap() {
    for overlap in [0.0, 10.0, 25.0] {
        let mut sheet = support::sheet("a2", Columns::Auto, Print::default());
        sheet.tile = Some(Tile::of_size(210.0, 297.0, overlap));
        let medium = Medium::default().with_form(Form::Sheet(sheet));
        let poster = support::lay(EDGES, "civic-red", medium);
        let sheets = poster.sheets.as_ref().unwrap();
        let size = sheets.scenes[0].size;
        let px = |mm: f64| Abs::px(mm / sheets.unit);
        // The plan comes first and shows all of it.
        assert_eq!(poster.leaves[0].window.size, size);
        let leaves = &poster.leaves[1..];
        for leaf in leaves {
            let (width, height) = (leaf.size.width, leaf.size.height);
            let (short, long) = (width.min(height), width.max(height));
            assert!(short.approx_eq(px(210.0)) && long.approx_eq(px(297.0)));
            assert_eq!((leaf.to.sx, leaf.to.sy), (1.0, 1.0), "never scaled");
            let shown = leaf.to.apply_rect(&leaf.window);
            let edge = px(Tile::EDGE);
            assert!(edge.fits(shown.left()) && edge.fits(shown.top()));
            assert!(shown.right().fits(width - edge) && shown.bottom().fits(height - edge));
        }
        for (x, y) in (0..=40).flat_map(|x| (0..=40).map(move |y| (x, y))) {
            let x = size.width * f64::from(x) / 40.0;
            let y = size.height * f64::from(y) / 40.0;
            let holds = |leaf: &&changtu::impose::Leaf| {
                let window = &leaf.window;
                window.left().fits(x)
                    && x.fits(window.right())
                    && window.top().fits(y)
                    && y.fits(window.bottom())
            };
            // A hundredth of a page at the far edges is left to the scissors.
            let near = |one: Abs, end: Abs| end - one < px(3.0);
            let is_edge = near(x, size.width) || near(y, size.height);
            assert!(
                leaves.iter().any(|leaf| holds(&leaf)) || is_edge,
                "{x:?} {y:?}"
            );
        }
        let beside = leaves
            .windows(2)
            .filter(|pair| pair[0].window.top() == pair[1].window.top());
        for pair in beside {
            let shared = pair[0].window.right() - pair[1].window.left();
            assert!(shared.approx_eq(px(overlap)), "{shared:?}");
        }
    }
}
