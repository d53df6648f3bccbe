//! The page in a browser: it parses to the same words, and fits narrow and wide screens.

use std::path::Path;

use changtu::prose::{HtmlOptions, html};

use super::outside;
use super::page::Page;
use super::support::{self, EXAMPLE};

/// A report with everything in it, beside the example.
fn written(folder: &Path) -> Vec<(std::path::PathBuf, String)> {
    let everything = super::reports::places(5, &super::words::Plain);
    let reports = [("example", EXAMPLE.to_owned()), ("everything", everything)];
    let pages = reports.map(|(name, report)| {
        let text = html(&support::read(&report), &HtmlOptions::default());
        let path = folder.join(format!("{name}.html"));
        std::fs::write(&path, &text).unwrap();
        if std::env::var_os("SHOW").is_some() {
            std::fs::write(
                std::env::temp_dir().join(format!("prose-{name}.html")),
                &text,
            )
            .unwrap();
        }
        (path, text)
    });
    pages.into_iter().collect()
}

#[test]
fn a_browser_reads_the_same_words() {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in written(folder.path()) {
        let Some(mut browser) = outside::browser(&folder.path().join("profile")) else {
            return;
        };
        let output = browser.arg("--dump-dom").arg(&path).output().unwrap();
        let dump = String::from_utf8(output.stdout).unwrap();
        let bare = |page: &Page| page.words().replace(char::is_whitespace, "");
        assert_eq!(bare(&Page::read(&dump)), bare(&Page::read(&text)));
    }
}

/// The picture of a page; it is kept in the temporary folder when `SHOW` is set.
fn shot(page: &Path, width: u32, folder: &Path) -> Option<image::RgbImage> {
    let picture = folder.join("shot.png");
    let mut browser = outside::browser(&folder.join("profile"))?;
    browser.arg(format!("--screenshot={}", picture.display()));
    browser.arg(format!("--window-size={width},2400"));
    let output = browser.arg(page).output().unwrap();
    assert!(
        picture.is_file(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let shot = image::open(&picture).unwrap().into_rgb8();
    if std::env::var_os("SHOW").is_some() {
        let name = page.file_stem().unwrap().to_string_lossy().into_owned();
        let kept = std::env::temp_dir().join(format!("prose-{name}-{width}.png"));
        shot.save(kept).unwrap();
    }
    Some(shot)
}

#[test]
fn pages_fit_narrow_and_wide_screens() {
    let folder = tempfile::tempdir().unwrap();
    for (path, _) in written(folder.path()) {
        for width in [500, 1200] {
            let Some(shot) = shot(&path, width, folder.path()) else {
                return;
            };
            assert_eq!(shot.width(), width);
            // The head is red, and words on it are white: something was drawn.
            let top = shot.rows().take(200).flatten();
            assert!(top.clone().any(|pixel| pixel.0 == [0xB5, 0x14, 0x1A]));
            assert!(top.clone().any(|pixel| pixel.0 == [0xFF, 0xFF, 0xFF]));
        }
    }
}

/// How wide a page is when a screen is 390 px wide.
fn width_on_a_telephone(page: &str, folder: &Path) -> Option<u32> {
    let wrapper = folder.join("telephone.html");
    let page = page.replace('&', "&amp;").replace('"', "&quot;");
    let script = "document.body.id = 'w' + \
        document.querySelector('iframe').contentDocument.documentElement.scrollWidth";
    let html = format!(
        "<!DOCTYPE html><meta charset=utf-8><body><iframe style=\"border:0;width:390px\" \
         srcdoc=\"{page}\" onload=\"{script}\"></iframe></body>"
    );
    std::fs::write(&wrapper, html).unwrap();
    let mut browser = outside::browser(&folder.join("profile"))?;
    let output = browser.arg("--dump-dom").arg(&wrapper).output().unwrap();
    let dump = String::from_utf8(output.stdout).unwrap();
    let (_, width) = dump.split_once("<body id=\"w").unwrap();
    let (width, _) = width.split_once('"').unwrap();
    Some(width.parse().unwrap())
}

#[test]
fn nothing_sticks_out_of_a_telephone() {
    let folder = tempfile::tempdir().unwrap();
    let mut reports = vec![EXAMPLE.to_owned()];
    for words in &super::words::STRESSES {
        reports.push(super::reports::places(3, words));
        let forms = super::reports::forms();
        let of = [
            "cards/grid",
            "stats/tiles",
            "chart/bars",
            "pillars/bars",
            "list/numbered",
        ];
        let forms = forms.iter().filter(|form| of.contains(&form.name.as_str()));
        let long = ["a long word", "thirty digits"].contains(&words.name);
        let stressed = forms.filter(|_| long);
        reports.extend(stressed.map(|form| super::reports::report(form, &[3], words)));
    }
    for report in reports {
        let page = html(&support::read(&report), &HtmlOptions::default());
        let Some(width) = width_on_a_telephone(&page, folder.path()) else {
            return;
        };
        assert_eq!(width, 390, "{page}");
    }
}
