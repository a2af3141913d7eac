//! Where the names of the rows' lines stand: beside an end of the line, where they cover
//! neither a line nor each other.

/// Both ends of a line.
pub(super) type Segment = [[f64; 2]; 2];

/// The gap between the end of a line and its label, relative to the label's width: the marker
/// at the end stays visible.
const GAP: f64 = 0.15;

/// The left end of each label, at half its height. `size` is that of a label, and `left` the
/// edge of the chart. A label that has no free place stands at the right end of its line, below
/// the earlier ones that it would cover.
pub(super) fn places(lines: &[Segment], size: [f64; 2], left: f64) -> Vec<[f64; 2]> {
    let mut places: Vec<[f64; 2]> = Vec::new();
    for line in lines {
        let is_free = |place: &[f64; 2]| {
            let crosses = |segment: &Segment| crosses(segment, *place, size);
            place[0] >= left
                && !lines.iter().any(crosses)
                && !places.iter().any(|other| overlap(*place, *other, size))
        };
        let place = candidates(line, size).into_iter().find(is_free);
        let place = place.unwrap_or_else(|| below_earlier(line[1], &places, size));
        places.push(place);
    }
    places
}

/// The places beside a line, the best one first.
fn candidates([start, end]: &Segment, [width, height]: [f64; 2]) -> [[f64; 2]; 6] {
    let gap = GAP * width;
    let right = end[0];
    let left_of = |x: f64| x - width - gap;
    [
        [right, end[1]],
        [left_of(end[0]), end[1] + 0.5 * height],
        [right, end[1] + height],
        [right, end[1] - height],
        [left_of(start[0]), start[1]],
        [left_of(start[0]), start[1] + 0.5 * height],
    ]
}

/// The place at the right end of a line, moved down where an earlier label is.
fn below_earlier([x, mut y]: [f64; 2], places: &[[f64; 2]], [width, height]: [f64; 2]) -> [f64; 2] {
    for place in places {
        if (place[0] - x).abs() < width && place[1] - y < height {
            y = place[1] - height;
        }
    }
    [x, y]
}

/// Whether two labels cover each other.
fn overlap(one: [f64; 2], other: [f64; 2], size: [f64; 2]) -> bool {
    (0..2).all(|axis| (one[axis] - other[axis]).abs() < size[axis])
}

/// Whether a line crosses the label at a place. The gap at its left is for the line's own end.
fn crosses([from, to]: &Segment, [x, y]: [f64; 2], [width, height]: [f64; 2]) -> bool {
    let low = [x + GAP * width, y - height / 2.0];
    let high = [x + width, y + height / 2.0];
    // The part of the line within the label, as a share of its length.
    let (mut first, mut last) = (0.0_f64, 1.0_f64);
    for axis in 0..2 {
        let length = to[axis] - from[axis];
        let [enter, leave] = [low[axis], high[axis]].map(|edge| (edge - from[axis]) / length);
        if length == 0.0 {
            if !(low[axis]..=high[axis]).contains(&from[axis]) {
                return false;
            }
        } else {
            first = first.max(enter.min(leave));
            last = last.min(enter.max(leave));
        }
    }
    first <= last
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: [f64; 2] = [2.0, 0.5];

    #[test]
    fn a_label_stands_at_the_right_end_of_a_line_by_itself() {
        let places = places(&[[[0.0, 0.0], [5.0, 2.0]]], SIZE, -9.0);
        assert_eq!(places, [[5.0, 2.0]]);
    }

    #[test]
    fn a_label_avoids_the_other_lines_and_labels() {
        // The second line passes at the right of the first one's end.
        let lines = [[[0.0, -2.0], [4.0, 1.5]], [[-1.0, -2.0], [7.0, 2.0]]];
        let places = places(&lines, SIZE, -9.0);
        assert!(places[0][0] + SIZE[0] < 4.0, "{places:?}");
        for place in &places {
            assert!(!lines.iter().any(|line| crosses(line, *place, SIZE)));
        }
        assert!(!overlap(places[0], places[1], SIZE));
    }

    #[test]
    fn a_line_crosses_a_label_only_within_it() {
        let label = [1.0, 1.0];
        assert!(crosses(&[[0.0, 0.0], [4.0, 2.0]], label, SIZE));
        assert!(crosses(&[[2.0, -9.0], [2.0, 9.0]], label, SIZE));
        assert!(!crosses(&[[0.0, 0.0], [4.0, 0.5]], label, SIZE));
        assert!(!crosses(&[[4.0, -9.0], [4.0, 9.0]], label, SIZE));
        // The line that ends at the label.
        assert!(!crosses(&[[0.0, 0.9], [1.0, 1.0]], label, SIZE));
    }
}
