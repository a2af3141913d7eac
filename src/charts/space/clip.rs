//! The part of a line that lies in a picture.

/// The part of the line from one point to another within a square from 0 to `size` in both
/// directions; `None` if the line passes by. (Liang and Barsky, 1984.)
#[must_use]
pub fn clip(from: [f64; 2], to: [f64; 2], size: f64) -> Option<[[f64; 2]; 2]> {
    let way = [to[0] - from[0], to[1] - from[1]];
    let (mut start, mut end) = (0.0_f64, 1.0_f64);
    for axis in [0, 1] {
        if way[axis] == 0.0 {
            if !(0.0..=size).contains(&from[axis]) {
                return None;
            }
            continue;
        }
        let [enters, leaves] = {
            let [a, b] = [0.0, size].map(|edge| (edge - from[axis]) / way[axis]);
            [a.min(b), a.max(b)]
        };
        start = start.max(enters);
        end = end.min(leaves);
    }
    let at = |part: f64| {
        [0, 1].map(|axis| {
            // Rounding may leave the square.
            (from[axis] + part * way[axis]).clamp(0.0, size)
        })
    };
    (start <= end).then(|| [at(start), at(end)])
}

/// Whether a point lies in the square, at least `margin` from its edges.
#[must_use]
pub fn is_inside([x, y]: [f64; 2], size: f64, margin: f64) -> bool {
    let range = margin..=size - margin;
    range.contains(&x) && range.contains(&y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_the_part_that_is_inside() {
        let inside = [[1.0, 2.0], [8.0, 9.0]];
        assert_eq!(clip(inside[0], inside[1], 10.0), Some(inside));
        assert_eq!(
            clip([-10.0, 5.0], [20.0, 5.0], 10.0),
            Some([[0.0, 5.0], [10.0, 5.0]])
        );
        assert_eq!(
            clip([5.0, 5.0], [15.0, 15.0], 10.0),
            Some([[5.0, 5.0], [10.0, 10.0]])
        );
    }

    #[test]
    fn a_line_that_passes_by_leaves_nothing() {
        assert_eq!(clip([-5.0, 4.0], [4.0, -5.0], 10.0), None);
        assert_eq!(clip([-1.0, 0.0], [-1.0, 10.0], 10.0), None);
        assert_eq!(clip([11.0, 0.0], [12.0, 10.0], 10.0), None);
    }
}
