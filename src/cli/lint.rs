//! What `check` looks for beyond `render`: doubtful words, sums, pictures, small letters, approved words;
//! and the comments that silence warnings.

use std::collections::BTreeMap;
use std::path::PathBuf;

use changtu::diag::{Diagnostic, FileId, Message, Sink, Span};
use changtu::document::{self, Approved, BY_APPROVED, Silence};
use changtu::medium::{Form, Medium};
use changtu::pipeline::Poster;
use changtu::scene::{MarkKind, Scene};

use super::input;
use super::voice::Fault;

/// TB-05: the least size of letters on a poster of [`WIDTH`] px, as wide as the screen of a phone.
const LEAST: f64 = 28.0;
/// The width that sizes are designed for.
const WIDTH: f64 = 1080.0;

/// Adds everything doubtful to what there is to say of a poster.
pub fn look(poster: &mut Poster, words: &[PathBuf], medium: &Medium) -> Result<(), Fault> {
    let mut lists = Vec::new();
    for path in words {
        let bytes = input::file(path)?;
        let name = path.display().to_string();
        lists.push(Approved::read(
            &name,
            &bytes,
            &mut poster.sources,
            &mut poster.sink,
        ));
    }
    if let Some(document) = &poster.document {
        document::lint(document, &lists, &poster.sources, &mut poster.sink);
    }
    let is_read_on_screens = !matches!(medium.form, Form::Sheet(_));
    if is_read_on_screens {
        for scene in poster.scene.iter().chain(&poster.pages) {
            small_text(scene, &mut poster.sink);
        }
    }
    Ok(())
}

/// What the comments of the report silence.
pub fn silence(poster: &Poster) -> Silence {
    // The report is the first file of every run.
    let file = FileId::default();
    Silence::read(poster.sources.text(file), file)
}

/// Everything that is not silenced, with the comments that silence nothing, in the order of the file.
pub fn settle(poster: &mut Poster, words: &[PathBuf]) -> Vec<Diagnostic> {
    let mut silence = silence(poster);
    let said = std::mem::take(&mut poster.sink).into_sorted();
    let kept = silence.keep(said);
    // What could not be drawn has not been looked at to the end.
    let unsaid: &[&str] = if words.is_empty() { &BY_APPROVED } else { &[] };
    let idle = match poster.document.is_some() {
        true => silence.unused(unsaid),
        false => Vec::new(),
    };
    let mut sink = Sink::default();
    for diagnostic in kept.into_iter().chain(idle) {
        sink.push(diagnostic);
    }
    sink.into_sorted()
}

/// Says where letters are too small to be read on a phone, once for each size.
fn small_text(scene: &Scene, sink: &mut Sink) {
    let least = LEAST * scene.size.width.to_px() / WIDTH;
    let mut sizes: BTreeMap<u64, (usize, &changtu::scene::Mark)> = BTreeMap::new();
    for mark in &scene.marks {
        if let MarkKind::Line { size, .. } = &mark.kind
            && size.to_px() < least - 0.05
        {
            let tenths = (size.to_px() * 10.0).round() as u64;
            sizes.entry(tenths).or_insert((0, mark)).0 += 1;
        }
    }
    for (tenths, (count, mark)) in sizes {
        let size = tenths as f64 / 10.0;
        let text = &mark.text;
        let message = Message::new(
            format!("“{text}”等 {count} 行只有 {size} px，在手机上看不清"),
            format!(
                "`{text}` and others, {count} lines in all, have {size} px: too small for a phone"
            ),
        );
        let hint = Message::new(
            format!("这个宽度上最小 {least:.0} px；写得短些，或者换版式、换样式"),
            format!(
                "at this width {least:.0} px is the least; shorten the text, or take another layout or variant"
            ),
        );
        let source = mark.source.clone();
        let span = source.map(|(file, range)| Span::new(FileId(file), range));
        sink.push(Diagnostic::warning("small-text", span, message).with_hint(hint));
    }
}

#[cfg(test)]
mod tests {
    use changtu::color::Color;
    use changtu::geom::{Abs, Rect, Size};
    use changtu::scene::{Mark, Part, Writing};

    use super::*;

    fn said(size: f64, width: f64) -> usize {
        let kind = MarkKind::Line {
            block: String::new(),
            x: Abs::ZERO,
            baseline: Abs::ZERO,
            width: Abs::px(100.0),
            measure: Abs::px(100.0),
            size: Abs::px(size),
            writing: Writing::Horizontal,
        };
        let mark = Mark {
            kind,
            part: Part(0),
            text: "注".to_owned(),
            rect: Rect::px(0.0, 0.0, 100.0, 40.0),
            source: None,
        };
        let scene = Scene {
            size: Size::px(width, 100.0),
            ground: Color::parse("#FFFFFF").unwrap(),
            items: Vec::new(),
            marks: vec![mark.clone(), mark],
        };
        let mut sink = Sink::default();
        small_text(&scene, &mut sink);
        sink.diagnostics().len()
    }

    #[test]
    fn letters_too_small_for_the_width_are_said_once() {
        assert_eq!((said(28.0, 1080.0), said(24.0, 1080.0)), (0, 1));
        assert_eq!((said(24.0, 720.0), said(28.0, 2160.0)), (0, 1));
    }
}
