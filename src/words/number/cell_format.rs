//! The format that all cells of a heat map share.
//!
//! A cell shows `(value − offset) / 10^exponent` with a fixed number of decimals, as many
//! as fit. Offset and exponent are 0 unless the values would look alike without them, and
//! the caption states them.

use super::{
    digits::{grouped, signed, superscript},
    exact,
    range::{Range, floor_log10, magnitude, offset_of, power, range_of, range_without_outlier},
    short, significant,
};
use crate::lab::real::Real;

/// How the cells of one heat map show their values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellFormat {
    offset: f64,
    exponent: i32,
    decimals: usize,
    /// The most characters of a cell.
    characters: usize,
}

/// The characters that a step of 1/1000 of the spread always fits into, sign included.
const ENOUGH: usize = 6;
/// The largest step between two texts, relative to the spread of the values.
const STEP: f64 = 1e-3;
/// The same for cells without offset and exponent, which are easier to read.
const PLAIN_STEP: f64 = 1e-2;
/// How much larger the step may be during a drag, so that a trembling pointer does not change
/// the format again and again.
const TREMBLE: f64 = 1.05;

impl CellFormat {
    /// The format for a matrix whose cells have space for `characters`.
    ///
    /// Values that differ by more than 1/1000 of the matrix's spread have different texts
    /// (1/100 where cells show the plain values), if a cell has space for six characters.
    #[must_use]
    pub fn of(values: &[f32], characters: usize) -> Self {
        let Some(range) = range_of(values.iter().copied()) else {
            return Self::new(0.0, 0, 0, characters);
        };
        let plain = |range: Range| {
            Self::fitting(0.0, 0, range, characters).filter(|format| format.is_fine_for(range))
        };
        let format = plain(range)
            .or_else(|| {
                plain(range_without_outlier(values, range)?)
                    .filter(|format| range.iter().all(|&end| format.has_space_for(end)))
            })
            .or_else(|| Self::with_exponent(0.0, range, characters))
            .or_else(|| {
                let offset = offset_of(range);
                Self::fitting(offset, 0, range, characters)
                    .filter(|format| format.is_fine_for(range))
                    .or_else(|| Self::with_exponent(offset, range, characters))
            });
        format
            .unwrap_or(Self::new(0.0, 0, 0, characters))
            .without_needless_zeros(values)
    }

    /// The format for the next matrix during a drag: this one as long as it fits and the
    /// best one has at most one digit more, so that digits do not come and go.
    #[must_use]
    pub fn following(self, values: &[f32], characters: usize) -> Self {
        let best = Self::of(values, characters);
        let is_kept = self.characters == characters
            && self.step() <= best.step() * 10.001
            && range_of(values.iter().copied()).is_some_and(|range| {
                self.fits(range) && self.step() <= TREMBLE * self.largest_step(range)
            });
        if is_kept { self } else { best }
    }

    /// The text of a cell. A value that rounds to zero has one digit and its power of ten, or
    /// is `≈0` where the cell has no space for these.
    #[must_use]
    pub fn text(&self, value: Real) -> String {
        let Real::Finite(value) = value else {
            return short(value);
        };
        let text = self.rounded(value);
        if self.offset == 0.0 && value != 0.0 && !text.contains(|c| matches!(c, '1'..='9')) {
            Some(significant(value, 1))
                .filter(|text| self.exponent == 0 && text.chars().count() <= self.characters)
                .unwrap_or_else(|| "≈0".to_owned())
        } else if text.chars().count() > self.characters {
            // The outlier that did not decide on the format.
            significant(value, 1)
        } else {
            text
        }
    }

    /// What the cells stand for, unless they show the values themselves:
    /// `values are 6 000 000 + …`, `values are … × 10⁻³`.
    #[must_use]
    pub fn note(&self) -> Option<String> {
        let cell = match self.exponent {
            0 => "…".to_owned(),
            exponent => format!("… × 10{}", superscript(&exponent.to_string())),
        };
        if self.offset != 0.0 {
            Some(format!("values are {} + {cell}", exact(self.offset.into())))
        } else if self.exponent != 0 {
            Some(format!("values are {cell}"))
        } else {
            None
        }
    }

    fn new(offset: f64, exponent: i32, decimals: usize, characters: usize) -> Self {
        Self {
            offset,
            exponent,
            decimals,
            characters,
        }
    }

    /// The most decimals with which both ends of the range fit.
    fn fitting(offset: f64, exponent: i32, range: Range, characters: usize) -> Option<Self> {
        (0..characters.saturating_sub(1))
            .rev()
            .map(|decimals| Self::new(offset, exponent, decimals, characters))
            .find(|format| format.fits(range))
    }

    /// The values in units of 10³, 10⁻³, 10⁶ and so on.
    fn with_exponent(offset: f64, range: Range, characters: usize) -> Option<Self> {
        let exponent = floor_log10(magnitude(range.map(|end| end - offset))).div_euclid(3) * 3;
        // The lower exponent may not fit after rounding, as in −999.99 → −1000.
        Self::fitting(offset, exponent, range, characters)
            .or_else(|| Self::fitting(offset, exponent + 3, range, characters))
            .filter(|format| offset != 0.0 || range[0] >= range[1] || format.is_fine_for(range))
    }

    /// Whether the text of a value has space, also if the value did not decide on the format.
    fn has_space_for(&self, value: f64) -> bool {
        self.text(value.into()).chars().count() <= self.characters
    }

    /// Whether the longest texts have space.
    fn fits(&self, range: Range) -> bool {
        range
            .iter()
            .all(|&end| self.rounded(end).chars().count() <= self.characters)
    }

    /// Whether the step between two texts is small enough to tell the values apart. Each
    /// character that is missing costs one digit.
    fn is_fine_for(&self, range: Range) -> bool {
        self.step() <= self.largest_step(range) * (1.0 + 1e-9)
    }

    /// The largest step that tells the values of a range apart.
    fn largest_step(&self, range: Range) -> f64 {
        let spread = range[1] - range[0];
        let scale = if spread > 0.0 {
            spread
        } else {
            magnitude(range)
        };
        let is_plain = self.offset == 0.0 && self.exponent == 0;
        let step = if is_plain { PLAIN_STEP } else { STEP };
        let missing = i32::try_from(ENOUGH.saturating_sub(self.characters)).unwrap_or(0);
        if scale == 0.0 {
            f64::INFINITY
        } else {
            scale * step * power(missing)
        }
    }

    /// The difference of neighbouring texts.
    fn step(&self) -> f64 {
        power(self.exponent - i32::try_from(self.decimals).unwrap_or(0))
    }

    fn rounded(&self, value: f64) -> String {
        let scaled = (value - self.offset) / power(self.exponent);
        signed(&grouped(&format!("{scaled:.*}", self.decimals)))
    }

    /// Without decimals that are 0 in every cell, such as those of whole numbers.
    fn without_needless_zeros(mut self, values: &[f32]) -> Self {
        let is_multiple = |step: f64| {
            move |value: &f32| {
                let value = f64::from(*value);
                let steps = (value - self.offset) / step;
                // float32 holds most decimals only to seven digits, differences exactly.
                let tolerance = if self.offset == 0.0 {
                    value.abs() * f64::from(f32::EPSILON) / 2.0
                } else {
                    step * 1e-9
                };
                !value.is_finite() || (steps - steps.round()).abs() * step <= tolerance
            }
        };
        while self.decimals > 0 && values.iter().all(is_multiple(self.step() * 10.0)) {
            self.decimals -= 1;
        }
        self
    }
}

/// The number of characters that fit into a cell, from 4 to 8, on the screen and on paper.
/// Lengths are in pixels; `digit` is the width of one digit, or 0 if it is not known yet.
#[must_use]
pub fn characters(width: f64, digit: f64, columns: usize) -> usize {
    if digit <= 0.0 || columns == 0 {
        return ENOUGH;
    }
    let columns = f64::from(u32::try_from(columns).unwrap_or(u32::MAX));
    // The column of row numbers, the gaps between cells, and a little space inside them.
    let on_screen = ((width - 22.0) / columns - 4.0) / digit;
    // On a sheet of A4, the digits of `print-pictures.css` in half of its width.
    let printed = (330.0 / columns - 1.0) / 3.9;
    // A decimal point is half as wide as a digit.
    let fitting = on_screen.min(printed) + 0.45;
    (5..=8)
        .rev()
        .find(|&count: &u32| f64::from(count) <= fitting)
        .map_or(4, |count| count as usize)
}
