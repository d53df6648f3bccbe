//! Around a centre: the spokes, rings and outlines of a radar.

use super::lines::Spot;

/// A point on a spoke: `ratio` of the way from the centre to the rim. Spokes run clockwise from the top.
pub(super) fn on_spoke(index: usize, count: usize, ratio: f64) -> Spot {
    let angle = index as f64 / count.max(1) as f64 * std::f64::consts::TAU;
    let reach = ratio.clamp(0.0, 1.0) / 2.0;
    let round = |share: f64| libm::round(share * 1e9) / 1e9;
    (
        round(0.5 + reach * libm::sin(angle)),
        round(0.5 - reach * libm::cos(angle)),
    )
}

/// The outline through one value on each spoke.
pub(super) fn outline(ratios: &[f64]) -> Vec<Spot> {
    let spot = |(index, ratio): (usize, &f64)| on_spoke(index, ratios.len(), *ratio);
    ratios.iter().enumerate().map(spot).collect()
}

/// On which side of the centre the end of a spoke is.
pub(super) fn side(index: usize, count: usize) -> &'static str {
    match (index * 2).cmp(&count) {
        _ if index == 0 => "top",
        std::cmp::Ordering::Less => "right",
        std::cmp::Ordering::Equal => "bottom",
        std::cmp::Ordering::Greater => "left",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_spokes_point_up_right_down_and_left() {
        let rim = outline(&[1.0, 1.0, 0.5, 0.0]);
        assert_eq!(rim, [(0.5, 0.0), (1.0, 0.5), (0.5, 0.75), (0.5, 0.5)]);
        let sides: Vec<&str> = (0..4).map(|index| side(index, 4)).collect();
        assert_eq!(sides, ["top", "right", "bottom", "left"]);
        let sides: Vec<&str> = (0..5).map(|index| side(index, 5)).collect();
        assert_eq!(sides, ["top", "right", "right", "left", "left"]);
    }
}
