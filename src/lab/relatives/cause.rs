//! Why some cells of a normalised matrix are not finite, or 0 although their values differ.

use serde::Serialize;

use super::Relative;
use crate::lab::{matrix::Matrix, real::Real};

/// What the results of a set of cells, which share a mean and a variance, come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// All values are equal (in RMSNorm: are 0), and ε is 0 in float32: 0/0.
    NoSpread,
    /// All values are equal, but the computed mean is another number: the sum is rounded.
    MissedMean,
    /// A sum of values exceeds float32's largest number, so their mean is not finite.
    SumOverflow,
    /// A value minus the mean exceeds it: ∞/∞.
    DeviationOverflow,
    /// A squared deviation (in RMSNorm: a square) exceeds it, so the divisor is infinite.
    SquareOverflow,
    /// Only the sum of the squares exceeds it.
    SquareSumOverflow,
    /// The values differ, but their variance and ε are 0 in float32: x/0.
    Underflow,
    /// A value exceeds the largest number of the layer's number format.
    ValueOverflow,
    /// Anything else.
    Other,
}

/// A cause, and the kinds of results that it has in this matrix.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Effect {
    /// The cause.
    pub cause: Cause,
    /// Some of the cells are NaN.
    pub nan: bool,
    /// Some are infinite.
    pub infinite: bool,
    /// Some sets of cells are 0 throughout although their values differ; for
    /// [`Cause::ValueOverflow`], some cells are 0 although their values are not.
    pub zero: bool,
    /// For [`Cause::MissedMean`], the least and the greatest finite result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends: Option<[Real; 2]>,
}

/// The sums over one set of cells, in float64, which holds all sums of float32 numbers.
#[derive(Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each may hold with each other"
)]
struct Set {
    count: f64,
    sum: f64,
    size: f64,
    /// Σ (x − μ)², in RMSNorm Σ x².
    squares: f64,
    /// The largest of these squares.
    largest_square: f64,
    least: f64,
    most: f64,
    nan: bool,
    infinite: bool,
    other_than_zero: bool,
    other_than_nan: bool,
    /// A value other than 0 whose result is 0.
    lost: bool,
    /// The least and the greatest finite result.
    ends: Option<[f64; 2]>,
}

/// The causes in a matrix, each once. `input`, in the layer's number
/// format, and `output` have the same shape.
pub(in crate::lab) fn effects(
    relative: Relative,
    input: &Matrix,
    output: &Matrix,
    eps: f64,
) -> Vec<Effect> {
    let mut effects: Vec<Effect> = Vec::new();
    for set in sets(relative, input, output) {
        let Some(effect) = set.effect(relative, eps) else {
            continue;
        };
        match effects.iter_mut().find(|known| known.cause == effect.cause) {
            Some(known) => {
                known.nan |= effect.nan;
                known.infinite |= effect.infinite;
                known.zero |= effect.zero;
                known.ends = merged(known.ends, effect.ends);
            }
            None => effects.push(effect),
        }
    }
    effects
}

/// The ends of both ranges.
fn merged(a: Option<[Real; 2]>, b: Option<[Real; 2]>) -> Option<[Real; 2]> {
    let (Some([low, high]), Some([least, most])) = (a, b) else {
        return a.or(b);
    };
    Some([
        low.to_f64().min(least.to_f64()).into(),
        high.to_f64().max(most.to_f64()).into(),
    ])
}

fn sets(relative: Relative, input: &Matrix, output: &Matrix) -> Vec<Set> {
    let shape = [input.rows(), input.columns()];
    let cells = || {
        (0..shape[0]).flat_map(move |row| {
            (0..shape[1]).map(move |column| {
                let index = row * shape[1] + column;
                let set = relative.set_of(shape, [row, column]);
                (
                    set,
                    f64::from(input.values()[index]),
                    output.values()[index],
                )
            })
        })
    };
    let count = cells().map(|(set, ..)| set + 1).max().unwrap_or(0);
    let mut sets = vec![Set::default(); count];
    for (index, x, y) in cells() {
        let set = &mut sets[index];
        (set.least, set.most) = if set.count == 0.0 {
            (x, x)
        } else {
            (set.least.min(x), set.most.max(x))
        };
        set.count += 1.0;
        set.sum += x;
        set.size += x.abs();
        set.nan |= y.is_nan();
        set.infinite |= y.is_infinite();
        set.other_than_zero |= y != 0.0;
        set.other_than_nan |= !y.is_nan();
        set.lost |= y == 0.0 && x != 0.0;
        if y.is_finite() {
            let y = f64::from(y);
            let [low, high] = set.ends.unwrap_or([y; 2]);
            set.ends = Some([low.min(y), high.max(y)]);
        }
    }
    for (index, x, _) in cells() {
        let set = &mut sets[index];
        let centre = if relative == Relative::RmsNorm {
            0.0
        } else {
            set.sum / set.count
        };
        let square = (x - centre) * (x - centre);
        set.squares += square;
        set.largest_square = set.largest_square.max(square);
    }
    sets
}

impl Set {
    /// Why the results are not finite, or 0; `None` if nothing is wrong with them.
    fn effect(&self, relative: Relative, eps: f64) -> Option<Effect> {
        #[expect(clippy::cast_possible_truncation, reason = "as the layers round ε")]
        let no_eps = eps as f32 == 0.0;
        let largest = f64::from(f32::MAX);
        let overflows =
            self.squares > largest || (relative != Relative::RmsNorm && self.size > largest);
        let is_constant = match relative {
            Relative::RmsNorm => self.squares == 0.0,
            _ => self.least >= self.most,
        };
        // Equal values have results other than 0/0 and 0 only if their mean is another number.
        let misses = relative != Relative::RmsNorm && is_constant;
        if misses && self.other_than_zero && !self.nan {
            return Some(Effect {
                cause: Cause::MissedMean,
                nan: false,
                infinite: self.infinite,
                zero: false,
                ends: self.ends.map(|ends| ends.map(Real::from)),
            });
        }
        let zero = overflows && !is_constant && !self.other_than_zero;
        if !(self.nan || self.infinite || zero) {
            return None;
        }
        // A variance of more than float32's smallest number does not become 0, even if each
        // square is rounded down.
        let underflows = self.squares <= f64::from(f32::from_bits(1)) * self.count;
        let cause = if self.size.is_infinite() {
            Cause::ValueOverflow
        } else if overflows {
            self.overflow()
        } else if no_eps && is_constant {
            Cause::NoSpread
        } else if no_eps && underflows {
            Cause::Underflow
        } else {
            Cause::Other
        };
        Some(Effect {
            cause,
            nan: self.nan,
            infinite: self.infinite,
            zero: if cause == Cause::ValueOverflow {
                self.lost
            } else {
                zero
            },
            ends: None,
        })
    }

    /// What exceeds float32's largest number.
    ///
    /// With an infinite mean every result is NaN. With a finite one a NaN can only come from
    /// an infinite deviation, and not all deviations are so large: they add up to 0.
    fn overflow(&self) -> Cause {
        if !self.other_than_nan {
            Cause::SumOverflow
        } else if self.nan {
            Cause::DeviationOverflow
        } else if self.largest_square > f64::from(f32::MAX) {
            Cause::SquareOverflow
        } else {
            Cause::SquareSumOverflow
        }
    }
}
