//! The part of the plane that the staircase shows: the decades around the two points.

use super::FLOAT32;

/// The decades of magnitudes, and of the distances between numbers, that can be shown: float32's
/// smallest number is 1.4×10⁻⁴⁵.
const LIMITS: [[f64; 2]; 2] = [[-48.0, 42.0], [-48.0, 42.0]];
/// How many decades are shown around the points.
const MARGIN: f64 = 2.0;
/// The most ticks of an axis.
const MOST_TICKS: i32 = 7;

/// The exponents of ten at the ends of both axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axes {
    /// Of the magnitudes.
    pub(super) x: [f64; 2],
    /// Of the distances.
    pub(super) y: [f64; 2],
}

impl Axes {
    /// The axes for points of a magnitude and a difference: even numbers of decades, so that
    /// they seldom change while a slider is dragged.
    pub(super) fn around(points: [[f64; 2]; 2]) -> Self {
        let x = range(points.map(|[magnitude, _]| magnitude.log10()), LIMITS[0]);
        let distance = |decade: f64| FLOAT32.distance(10_f64.powf(decade)).log10();
        let [first, second] = points;
        let y = [
            first[1].log10(),
            second[1].log10(),
            distance(first[0].log10()),
            distance(second[0].log10()),
        ];
        let [low, high] = range(y, LIMITS[1]);
        // The staircase ends at the right and not at the top.
        Self {
            x,
            y: [low, high.max(even(distance(x[1]), f64::ceil))],
        }
    }
}

/// The even numbers around decades, with a margin, within limits.
fn range<const N: usize>(decades: [f64; N], [least, most]: [f64; 2]) -> [f64; 2] {
    let low = decades.iter().copied().fold(f64::INFINITY, f64::min);
    let high = decades.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let low = even(low - MARGIN, f64::floor).clamp(least, most - 2.0 * MARGIN);
    let high = even(high + MARGIN, f64::ceil).clamp(low + 2.0 * MARGIN, most);
    [low, high]
}

/// The next even number below or above a number.
fn even(value: f64, round: fn(f64) -> f64) -> f64 {
    2.0 * round(value / 2.0)
}

/// The decades with a tick: multiples of 1, 2, 4, 8 or 16.
pub(super) fn ticks([from, to]: [f64; 2]) -> Vec<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "a few decades")]
    let [from, to] = [from.ceil() as i32, to.floor() as i32];
    let step = [1, 2, 4, 8, 16]
        .into_iter()
        .find(|step| (to - from) / step < MOST_TICKS);
    let step = step.unwrap_or(16);
    (from..=to).filter(|decade| decade % step == 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axes_contain_the_points_and_the_staircase_at_them() {
        for points in [
            [[40_003.0, 1.118], [1.6e9, 1.25]],
            [[1e20, 1e20], [1e40, 1e40]],
            [[100.0, 0.001], [1e4, 1e-6]],
            [[1e-30, 1e-31], [1e-60, 1e-62]],
            [[1.0, 1.0], [1.0, 1.0]],
            [[1.4e-45, 6.6e-46], [6.5e-91, 4.4e-91]],
        ] {
            let axes = Axes::around(points);
            for [magnitude, difference] in points {
                for (value, [from, to], [least, most]) in [
                    (magnitude, axes.x, LIMITS[0]),
                    (difference, axes.y, LIMITS[1]),
                    (FLOAT32.distance(magnitude), axes.y, LIMITS[1]),
                ] {
                    let decade = value.log10().clamp(least, most);
                    assert!((from..=to).contains(&decade), "{points:?}: {axes:?}");
                }
            }
            for axis in [axes.x, axes.y] {
                let count = ticks(axis).len();
                assert!((2..=8).contains(&count), "{axis:?}: {:?}", ticks(axis));
            }
        }
        assert_eq!(
            Axes::around([[40_003.0, 1.118], [1.6e9, 1.25]]),
            Axes {
                x: [2.0, 12.0],
                y: [-6.0, 6.0]
            }
        );
    }
}
