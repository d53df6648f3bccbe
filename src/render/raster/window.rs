//! Which pixels of a poster are drawn: all of them, or those of a window.

use super::BAND;
use crate::color::Color;
use crate::geom::Rect;
use crate::render::Error;
use crate::scene::Scene;

/// Columns at most: a band of this width takes 64 MiB.
const WIDEST: f64 = 65_536.0;
/// Rows at most: the limit of PNG.
const TALLEST: f64 = 2_147_483_647.0;
/// How far away a window may lie: places up to here are exact in all arithmetic on them.
const FARTHEST: f64 = 1e12;

/// How a scene becomes pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// Device pixels for one px of the scene; above 0.
    pub scale: f64,
    /// The part of the scene that is drawn, in px; `None` draws all of it.
    ///
    /// Its edges lie on whole px. Each is rounded to device pixels for itself, so windows that share an
    /// edge fit together at any scale, and laid side by side are the whole picture pixel for pixel.
    /// Outside of the scene the ground is seen.
    pub window: Option<Rect>,
}

impl Default for View {
    fn default() -> Self {
        Self {
            scale: 1.0,
            window: None,
        }
    }
}

impl View {
    /// The width and the height of a scene's picture, in device pixels.
    ///
    /// # Errors
    /// [`Error::Size`] when the scene or the window has no area, is wider than 65,536 or higher than
    /// 2,147,483,647 device pixels.
    pub fn extent(&self, scene: &Scene) -> Result<(u32, u32), Error> {
        let window = Window::new(scene, self)?;
        Ok((window.width, window.height))
    }
}

/// A part of the device pixels of a poster, with the poster's own extent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::render) struct Window {
    /// Device pixels for one px of the scene.
    pub(super) scale: f64,
    /// Columns of the whole poster.
    pub(super) columns: u32,
    /// Rows of the whole poster.
    pub(super) rows: u32,
    /// The first column shown; negative to the left of the poster.
    pub(super) left: i64,
    /// The first row shown; negative above the poster.
    pub(super) top: i64,
    /// Columns shown.
    pub(in crate::render) width: u32,
    /// Rows shown.
    pub(in crate::render) height: u32,
}

impl Window {
    /// The device pixels of a view of a scene.
    ///
    /// Edges are rounded each for itself, so neighbouring parts share an edge at any scale.
    pub(in crate::render) fn new(scene: &Scene, view: &View) -> Result<Self, Error> {
        let scale = view.scale;
        let (wide, high) = (scene.size.width.to_px(), scene.size.height.to_px());
        let (columns, rows) = (edge(wide, scale), edge(high, scale));
        let (columns, rows) = extent(columns, rows, scale)?;
        let Some(part) = view.window else {
            return Ok(Self {
                scale,
                columns,
                rows,
                left: 0,
                top: 0,
                width: columns,
                height: rows,
            });
        };
        let (left, top) = (
            edge(part.left().to_px(), scale),
            edge(part.top().to_px(), scale),
        );
        let width = edge(part.right().to_px(), scale) - left;
        let height = edge(part.bottom().to_px(), scale) - top;
        let far = left.abs().max(top.abs()) > FARTHEST;
        let (width, height) = match extent(width, height, scale) {
            Ok(extent) if !far => extent,
            Ok(_) | Err(_) => return Err(Error::Size { width, height }),
        };
        Ok(Self {
            scale,
            columns,
            rows,
            left: left as i64,
            top: top as i64,
            width,
            height,
        })
    }

    /// The numbers of the poster's bands that the window touches.
    pub(in crate::render) fn bands(&self) -> std::ops::Range<i64> {
        let band = BAND as i64;
        self.top.div_euclid(band)..(self.bottom() - 1).div_euclid(band) + 1
    }

    /// Whether a band holds pixels of the poster.
    pub(super) fn meets_poster(&self, band: i64) -> bool {
        (0..i64::from(self.rows.div_ceil(BAND as u32))).contains(&band)
    }

    /// The pixels that the window shows of a band, from the pixels of the band: rows of RGBA as wide as
    /// the poster. What lies outside of the poster is ground. `room` is where they are put together if
    /// they have to be.
    pub(super) fn cut<'a>(
        &self,
        pixels: &'a [u8],
        (band, ground): (i64, Color),
        room: &'a mut Vec<u8>,
    ) -> &'a [u8] {
        let shown = self.rows_of(band);
        let stride = self.columns as usize * 4;
        let on_poster = 0..i64::from(self.rows);
        let first = band * BAND as i64;
        let is_whole_row = self.left == 0 && self.width == self.columns;
        let ends = [first + shown.start as i64, first + shown.end as i64 - 1];
        if is_whole_row && ends.iter().all(|row| on_poster.contains(row)) {
            return &pixels[shown.start * stride..shown.end * stride];
        }
        let ground = [ground.r, ground.g, ground.b, 255];
        room.clear();
        for row in shown {
            if on_poster.contains(&(first + row as i64)) {
                self.cut_row(&pixels[row * stride..][..stride], ground, room);
            } else {
                room.extend(ground.repeat(self.width as usize));
            }
        }
        room
    }

    /// The pixels that the window shows of a row of the poster.
    fn cut_row(&self, row: &[u8], ground: [u8; 4], room: &mut Vec<u8>) {
        let right = self.left + i64::from(self.width);
        let on_poster = |at: i64| at.clamp(0, i64::from(self.columns)) as usize;
        let (from, to) = (on_poster(self.left), on_poster(right));
        let before = (-self.left).clamp(0, i64::from(self.width)) as usize;
        let after = self.width as usize - before - (to - from);
        room.extend(ground.repeat(before));
        room.extend_from_slice(&row[from * 4..to * 4]);
        room.extend(ground.repeat(after));
    }

    /// The rows of a band that the window shows, counted from the first of the band.
    fn rows_of(&self, band: i64) -> std::ops::Range<usize> {
        let first = band * BAND as i64;
        let row = |at: i64| (at - first).clamp(0, BAND as i64) as usize;
        row(self.top)..row(self.bottom())
    }

    fn bottom(&self) -> i64 {
        self.top + i64::from(self.height)
    }
}

/// An edge in device pixels.
fn edge(px: f64, scale: f64) -> f64 {
    (px * scale).round()
}

fn extent(width: f64, height: f64, scale: f64) -> Result<(u32, u32), Error> {
    let fits = (1.0..=WIDEST).contains(&width) && (1.0..=TALLEST).contains(&height);
    if fits && scale.is_finite() && scale > 0.0 {
        Ok((width as u32, height as u32))
    } else {
        Err(Error::Size { width, height })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Size;

    fn window(part: Rect, scale: f64) -> Result<Window, Error> {
        let scene = Scene {
            size: Size::px(1080.0, 5000.0),
            ground: Color::WHITE,
            items: Vec::new(),
            marks: Vec::new(),
        };
        Window::new(
            &scene,
            &View {
                scale,
                window: Some(part),
            },
        )
    }

    #[test]
    fn neighbours_share_an_edge_at_any_scale() {
        for scale in [0.37, 1.0, 1.5, 2.0 / 3.0, 3.0] {
            let mut end = 0;
            for top in (0..5000).step_by(7) {
                let height = 7.min(5000 - top);
                let part = Rect::px(0.0, f64::from(top), 1080.0, f64::from(height));
                let window = window(part, scale).unwrap();
                assert_eq!(window.top, end, "{top} at {scale}");
                end = window.bottom();
            }
            assert_eq!(end, (5000.0 * scale).round() as i64);
        }
    }

    #[test]
    fn a_window_touches_the_bands_of_the_poster() {
        let window = window(Rect::px(0.0, 300.0, 1080.0, 212.0), 1.0).unwrap();
        assert_eq!(window.bands(), 1..2);
        assert_eq!(window.rows_of(1), 44..256);
        assert_eq!(window.rows_of(2), 0..0);
    }

    #[test]
    fn windows_without_area_and_far_away_are_refused() {
        for part in [
            Rect::px(0.0, 0.0, 0.0, 10.0),
            Rect::px(0.0, 10.0, 10.0, -1.0),
            Rect::px(0.0, 1e300, 10.0, 10.0),
            Rect::px(f64::INFINITY, 0.0, 10.0, 10.0),
            Rect::px(0.0, -1e13, 1080.0, 10.0),
        ] {
            let refused = window(part, 1.0);
            assert!(matches!(refused, Err(Error::Size { .. })), "{part:?}");
        }
    }
}
