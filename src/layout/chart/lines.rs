//! Lines and areas: points across a plot, from left to right and from top to bottom, in shares of it.

use super::scale::Stretch;

/// A point of a plot.
pub(super) type Spot = (f64, f64);

/// Where the middle of a slot is.
pub(super) fn middle(index: usize, count: usize) -> f64 {
    (index as f64 + 0.5) / count.max(1) as f64
}

/// Where the points of a series are: in the middle of the slots, or from edge to edge.
pub(super) fn across(index: usize, count: usize, is_edge_to_edge: bool) -> f64 {
    match is_edge_to_edge && count > 1 {
        true => index as f64 / (count - 1) as f64,
        false => middle(index, count),
    }
}

/// The points of a line.
pub(super) fn line(stretches: &[Stretch], is_edge_to_edge: bool) -> Vec<Spot> {
    let count = stretches.len();
    let spot = |(index, stretch): (usize, &Stretch)| {
        (across(index, count, is_edge_to_edge), 1.0 - stretch.at)
    };
    stretches.iter().enumerate().map(spot).collect()
}

/// The outline of an area: along its values, and back along where they begin.
pub(super) fn area(stretches: &[Stretch], is_edge_to_edge: bool) -> Vec<Spot> {
    let count = stretches.len();
    let mut outline = line(stretches, is_edge_to_edge);
    let back = stretches.iter().enumerate().rev().map(|(index, stretch)| {
        // The end that is not the value's.
        let from = 2.0 * stretch.start + stretch.length - stretch.at;
        (across(index, count, is_edge_to_edge), 1.0 - from)
    });
    outline.extend(back);
    outline
}

/// Which of many labels stand under an axis: the last, and every so many before it.
pub(super) fn is_ticked(index: usize, count: usize, most: usize) -> bool {
    let every = count.div_ceil(most.max(1)).max(1);
    (count - 1 - index.min(count - 1)).is_multiple_of(every)
}

#[cfg(test)]
mod tests {
    use super::super::scale::Scale;
    use super::*;

    #[test]
    fn an_area_comes_back_along_its_ground() {
        let scale = Scale {
            low: 0.0,
            high: 4.0,
        };
        let stretches = [scale.stretch(1.0, 2.0), scale.stretch(1.0, 4.0)];
        assert_eq!(line(&stretches, true), [(0.0, 0.5), (1.0, 0.0)]);
        assert_eq!(
            area(&stretches, true),
            [(0.0, 0.5), (1.0, 0.0), (1.0, 0.75), (0.0, 0.75)]
        );
    }

    #[test]
    fn the_last_label_stands_always() {
        let shown: Vec<usize> = (0..12).filter(|index| is_ticked(*index, 12, 6)).collect();
        assert_eq!(shown, [1, 3, 5, 7, 9, 11]);
        assert!((0..5).all(|index| is_ticked(index, 5, 6)));
    }
}
