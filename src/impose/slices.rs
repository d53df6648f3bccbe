//! Slices: the long poster cut between blocks, so that the pieces fit together without a seam.

use super::divide::{Fit, divide, filled};
use super::joints::Joints;
use crate::diag::{Diagnostic, Message, Sink};
use crate::geom::{Abs, Point, Rect, Size};
use crate::medium::Slices;
use crate::scene::Strip;

/// What a slice below the least height costs: more than any cut between blocks.
const SHORT: f64 = 1e3;
/// What a slice above the greatest height costs.
const HIGH: f64 = 1e6;

/// The windows of the slices in the strip, from top to bottom.
pub fn slices(strip: &Strip, medium: &Slices, sink: &mut Sink) -> Vec<Rect> {
    let joints = Joints::of(strip);
    let cuts = Cuts {
        height: strip.height,
        joints: &joints,
    };
    let most = medium.height;
    let part = |ideal: Option<Abs>| {
        let cuts = &cuts;
        move |_: usize, first: usize, end: usize| {
            let height = cuts.slice(first, end);
            let uneven = ideal.map_or(0.0, |ideal| (height - ideal).abs() / ideal * 10.0);
            let short = if height < medium.least { SHORT } else { 0.0 };
            let fits = height.fits(most);
            let high = if fits { 0.0 } else { HIGH * (height / most) };
            let cost = cuts.joints.cost(end - 1);
            Fit {
                cost: cost.map(|cost| uneven * uneven + cost + short + high),
                fits,
            }
        }
    };
    let count = filled(joints.count(), &part(None)).len();
    let ideal = strip.height / count.max(1) as f64;
    let ends = divide(joints.count(), count, &part(Some(ideal)));
    let windows = cuts.windows(&ends, strip.width);
    report(&windows, medium, sink);
    windows
}

/// Where the strip is cut.
struct Cuts<'a> {
    height: Abs,
    joints: &'a Joints,
}

impl Cuts<'_> {
    /// The place of the cut before a fragment: the middle between its neighbours, on a whole pixel.
    fn at(&self, fragment: usize) -> Abs {
        if fragment == 0 {
            return Abs::ZERO;
        }
        if fragment >= self.joints.count() {
            return self.height;
        }
        let (above, below) = (
            self.joints.edges(fragment - 1).1,
            self.joints.edges(fragment).0,
        );
        ((above + below) / 2.0).round()
    }

    /// The height of the slice of some fragments.
    fn slice(&self, first: usize, end: usize) -> Abs {
        self.at(end) - self.at(first)
    }

    fn windows(&self, ends: &[usize], width: Abs) -> Vec<Rect> {
        let mut top = Abs::ZERO;
        ends.iter()
            .map(|end| {
                let bottom = self.at(*end);
                let origin = Point {
                    x: Abs::ZERO,
                    y: top,
                };
                let height = bottom - top;
                top = bottom;
                Rect {
                    origin,
                    size: Size { width, height },
                }
            })
            .collect()
    }
}

fn report(windows: &[Rect], medium: &Slices, sink: &mut Sink) {
    let most = medium.height.to_px();
    for (at, window) in windows.iter().enumerate() {
        let (number, height) = (at + 1, window.size.height.to_px());
        if height > most {
            let message = Message::new(
                format!("第 {number} 张高 {height} 像素，超过 {most}：里面没有可以切开的地方"),
                format!(
                    "slice {number} is {height} px high, over {most}: nothing in it may be cut"
                ),
            );
            let hint = Message::new(
                "把那里的内容分成几块，或者用更高的切片",
                "divide what stands there into blocks, or allow higher slices",
            );
            sink.push(Diagnostic::warning("slice-too-high", None, message).with_hint(hint));
        } else if height < medium.least.to_px() {
            let least = medium.least.to_px();
            let message = Message::new(
                format!("第 {number} 张高 {height} 像素，不到 {least}：这个渠道会把它缩小"),
                format!(
                    "slice {number} is {height} px high, below {least}: the channel will shrink it"
                ),
            );
            sink.push(Diagnostic::warning("slice-too-low", None, message));
        }
    }
    if let Some(count) = medium.count.filter(|count| windows.len() > *count) {
        let message = Message::new(
            format!("切成了 {} 张，这个渠道一次最多发 {count} 张", windows.len()),
            format!(
                "there are {} slices; the channel takes {count} at most",
                windows.len()
            ),
        );
        let hint = Message::new(
            "分两次发，或者缩短报告",
            "publish in two parts, or shorten the report",
        );
        sink.push(Diagnostic::warning("too-many-pictures", None, message).with_hint(hint));
    }
}
