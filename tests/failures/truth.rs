//! The judge's own computation: fractions for exact results, and plain loops for float32.
//! It shares no code with the lab.

use half::{bf16, f16};
use layernorm_lab::lab::{failures::Row, scenario::Precision};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

/// Everything that is known about a row of finite values.
pub(crate) struct Truth {
    pub(crate) values: Vec<f32>,
    pub(crate) eps: f64,
    pub(crate) precision: Precision,
    /// ε in the format.
    pub(crate) rounded_eps: f32,
    pub(crate) mean: BigRational,
    pub(crate) mean_of_squares: BigRational,
    pub(crate) variance: BigRational,
    /// `(x − μ) / √(v + ε)`; NaN for 0/0.
    pub(crate) exact: Vec<f64>,
    pub(crate) naive: NaiveTruth,
}

pub(crate) struct NaiveTruth {
    pub(crate) mean: f32,
    pub(crate) mean_of_squares: f32,
    pub(crate) square_of_mean: f32,
    pub(crate) variance: f32,
    pub(crate) root: f32,
    pub(crate) output: Vec<f32>,
}

pub(crate) fn to_f64(fraction: &BigRational) -> f64 {
    fraction.to_f64().expect("a float64 holds it")
}

pub(crate) fn fraction(value: f64) -> BigRational {
    BigRational::from_float(value).expect("the value is finite")
}

fn rounded(value: f32, precision: Precision) -> f32 {
    match precision {
        Precision::Float32 => value,
        Precision::Float16 => f16::from_f32(value).to_f32(),
        Precision::BFloat16 => bf16::from_f32(value).to_f32(),
    }
}

/// The row, rounded to its format.
pub(crate) fn rounded_values(row: &Row) -> Vec<f32> {
    let values = row.values.iter();
    values.map(|value| rounded(*value, row.precision)).collect()
}

impl Truth {
    /// The truth of a row; `None` if a value is not finite.
    pub(crate) fn of(row: &Row) -> Option<Self> {
        let values = rounded_values(row);
        if values.iter().any(|value| !value.is_finite()) {
            return None;
        }
        let fractions: Vec<BigRational> = values
            .iter()
            .map(|value| fraction((*value).into()))
            .collect();
        let count = BigRational::from_integer(BigInt::from(values.len()));
        let mean_of = |numbers: &[BigRational]| {
            let mut sum = BigRational::zero();
            for number in numbers {
                sum += number;
            }
            sum / &count
        };
        let squares = |numbers: &[BigRational]| -> Vec<BigRational> {
            numbers.iter().map(|number| number * number).collect()
        };
        let mean = mean_of(&fractions);
        let deviations: Vec<BigRational> = fractions.iter().map(|value| value - &mean).collect();
        let variance = mean_of(&squares(&deviations));
        let divisor = &variance + fraction(row.eps);
        let exact = deviations
            .iter()
            .map(|deviation| {
                if divisor.is_zero() {
                    return f64::NAN;
                }
                let size = to_f64(&(deviation * deviation / &divisor)).sqrt();
                if deviation.is_negative() { -size } else { size }
            })
            .collect();
        #[expect(clippy::cast_possible_truncation, reason = "rounding is meant")]
        let rounded_eps = rounded(row.eps as f32, row.precision);
        Some(Self {
            naive: NaiveTruth::of(&values, rounded_eps),
            eps: row.eps,
            precision: row.precision,
            rounded_eps,
            mean_of_squares: mean_of(&squares(&fractions)),
            mean,
            variance,
            exact,
            values,
        })
    }

    pub(crate) fn count(&self) -> usize {
        self.values.len()
    }

    #[expect(clippy::float_cmp, reason = "equality is meant")]
    pub(crate) fn is_constant(&self) -> bool {
        self.values.iter().all(|value| *value == self.values[0])
    }
}

impl NaiveTruth {
    #[expect(clippy::cast_precision_loss, reason = "a small count")]
    fn of(values: &[f32], eps: f32) -> Self {
        let (mut sum, mut squares) = (0.0_f32, 0.0_f32);
        for &value in values {
            sum += value;
            let square = value * value;
            squares += square;
        }
        let count = values.len() as f32;
        let mean = sum / count;
        let mean_of_squares = squares / count;
        let square_of_mean = mean * mean;
        let variance = mean_of_squares - square_of_mean;
        let root = f32::sqrt(variance + eps);
        let output = values.iter().map(|value| (value - mean) / root).collect();
        Self {
            mean,
            mean_of_squares,
            square_of_mean,
            variance,
            root,
            output,
        }
    }
}

/// The distance between neighbouring float32 numbers at a number, by its power of 2.
pub(crate) fn spacing(value: f64) -> f64 {
    let size = value.abs();
    // The power of 2 of the number's first bit; below the smallest, all spacings are equal.
    let mut power = -126;
    while power < 127 && size >= 2_f64.powi(power + 1) {
        power += 1;
    }
    2_f64.powi(power - 23)
}

/// Whether a number is as far from one float32 number as from the next, and from no other as
/// near.
pub(crate) fn is_half_way(number: &BigRational) -> bool {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the nearest float32 is meant"
    )]
    let nearest = to_f64(number) as f32;
    let distance = |x: f32| {
        let distance = fraction(x.into()) - number;
        if distance < fraction(0.0) {
            -distance
        } else {
            distance
        }
    };
    let others = [nearest.next_down(), nearest.next_up()];
    let mut others = others.into_iter().filter(|x| x.is_finite());
    others.any(|other| distance(other) == distance(nearest))
}

/// Whether a fraction is a float32 number.
pub(crate) fn is_float32(number: &BigRational) -> bool {
    let scaled = number * BigRational::from_integer(BigInt::from(1) << 149_usize);
    if !scaled.is_integer() {
        return false;
    }
    let mut whole = scaled.to_integer().abs();
    while !whole.is_zero() && !whole.bit(0) {
        whole >>= 1_usize;
    }
    whole.bits() <= 24
}
