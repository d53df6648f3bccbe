//! Codes as a scanner sees them.

use changtu::font::Book;
use changtu::geom::{Abs, Transform};
use changtu::medium::Medium;
use changtu::pack::qr;
use changtu::pipeline::{Options, lay_out};
use changtu::scene::{Fill, Group, Item, PathItem};
use changtu::world::World;

use super::scenes::{self, solid};
use super::shots::{judged, ours};

#[test]
fn codes_scan() {
    let book = Book::embedded();
    let links = [
        "https://www.example.gov.cn/zwgk/2024/report.html",
        "一图读懂区政府工作报告",
        "https://example.org/a?b=c&d=政府工作报告#全文，含附件与解读材料",
    ];
    for link in links {
        let code = qr::encode(link).unwrap();
        let unit = 4.0;
        let margin = Abs::px(unit * qr::QUIET as f64);
        let side = (code.modules + 2 * qr::QUIET) as f64 * unit;
        let place = Transform::translate(margin, margin);
        let group = Group {
            opacity: 1.0,
            transform: place.then_inner(&Transform::scale(unit, unit)),
            clip: None,
            items: vec![Item::Path(PathItem {
                path: code.path,
                fill: Some((solid("#2E1613"), Fill::Winding)),
                stroke: None,
            })],
        };
        let scene = scenes::scene(side, side, vec![Item::Group(group)]);
        for shot in [ours(&scene, &book), judged(&scene, &book)] {
            let grey = |x: usize, y: usize| shot.pixel(x, y)[1];
            let mut image =
                rqrr::PreparedImage::prepare_from_greyscale(shot.width, shot.height, grey);
            let grids = image.detect_grids();
            assert_eq!(grids.len(), 1, "{link}");
            let (meta, text) = grids[0].decode().unwrap();
            assert_eq!(text, link);
            // Format bits of level M.
            assert_eq!(meta.ecc_level, 0, "{link}");
        }
    }
}

/// A code among the blocks of a report scans from the poster, in every pack and at the least width.
#[test]
fn the_code_of_a_block_scans() {
    let link = "https://www.example.gov.cn/zwgk/2024/report.html";
    let report = format!(
        "title: 甲\nsections:\n- title: 乙\n  blocks:\n  - chapter:\n      title: 丙\n      blocks:\n      - qr: {{ url: \"{link}\", caption: 扫码看全文 }}\n"
    );
    for pack in ["base", "civic-red"] {
        for width in [750.0, 1080.0] {
            let options = Options {
                layout: Some(pack.to_owned()),
                medium: Medium::strip(Abs::px(width)),
                ..Options::default()
            };
            let world = World::memory([("", "")]);
            let poster = lay_out("report.yaml", report.as_bytes(), &world, &options);
            let scene = poster.scene.as_ref().unwrap();
            let caption = scene.marks.iter().find(|mark| mark.text == "扫码看全文");
            let below = caption.unwrap().rect.top().to_px() as usize;
            // A camera is held over the code, not over the poster.
            let high = (400.0 * width / 1080.0) as usize;
            let shot = ours(scene, &poster.book);
            let grey = |x: usize, y: usize| shot.pixel(x, y + below - high)[1];
            let mut image = rqrr::PreparedImage::prepare_from_greyscale(shot.width, high, grey);
            let grids = image.detect_grids();
            assert_eq!(grids.len(), 1, "{pack} at {width}");
            assert_eq!(grids[0].decode().unwrap().1, link, "{pack} at {width}");
        }
    }
}
