//! The mean and std of each row and column as a dot with whiskers, in two panels: before
//! and after the layer.
//!
//! The shapes are paths in a view box [`WIDTH`] wide and [`HEIGHT`] high. Colours come from
//! `style/whiskers.css`.

use std::iter;

use crate::{
    charts::axis::{offset, spanning},
    lab::{
        normalization::Outcome,
        scenario::Divisor,
        statistics::{Statistics, Summary},
    },
    words::whiskers as words,
};

/// The width of the view box.
pub const WIDTH: f64 = 100.0;
/// The height of the view box.
pub const HEIGHT: f64 = 24.0;
/// The most ticks of an axis.
pub const MOST_TICKS: usize = 5;

/// Half the height of a whisker's end.
const CAP: f64 = 5.0;
/// Where one panel would be more than this many times as long as the other, each has a scale of
/// its own: on one scale, whiskers would be too short to compare.
const MOST_STRETCHED: f64 = 4.0;
/// How far the predictions of two rows may differ, relative to the larger std, to be drawn
/// as one line.
const SAME: f64 = 0.01;

/// The axis that all lines of a panel share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Panel {
    /// The values at both ends.
    pub range: [f64; 2],
    /// What the labels subtract from the values, which would otherwise read the same; 0 where
    /// they differ.
    pub offset: f64,
    /// What the formula predicts for each row, if that is the same for all: the mean less
    /// the std, the mean, and the mean plus the std.
    pub predicted: Option<[f64; 3]>,
}

/// The shapes of one line: the whiskers, and the dot as a segment without a length, whose
/// round ends make it visible. A mean that is not finite has no dot, and one without a finite
/// std has no whiskers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Whisker {
    /// The whiskers' path.
    pub line: String,
    /// The dot's path.
    pub dot: String,
}

impl Panel {
    /// The panels of the layer's input and of its output, on one scale where that shows both.
    #[must_use]
    pub fn both(outcome: &Outcome, divisor: Divisor) -> [Self; 2] {
        let before = Self::over(ends(&outcome.before, divisor), None);
        let predicted = common_prediction(outcome, divisor);
        let lines = predicted.into_iter().flatten();
        let after = Self::over(ends(&outcome.after, divisor).chain(lines), predicted);
        let lengths = [before.length(), after.length()];
        let longest = lengths[0].max(lengths[1]);
        if longest > MOST_STRETCHED * lengths[0].min(lengths[1]) {
            [before, after]
        } else {
            [before, after].map(|panel| panel.lengthened(longest))
        }
    }

    /// The difference of the values at both ends.
    fn length(&self) -> f64 {
        self.range[1] - self.range[0]
    }

    /// The panel with as much space added at either end.
    fn lengthened(self, length: f64) -> Self {
        let space = (length - self.length()) / 2.0;
        let [low, high] = self.range;
        Self {
            range: [low - space, high + space],
            ..self
        }
    }

    fn over(values: impl Iterator<Item = f64>, predicted: Option<[f64; 3]>) -> Self {
        let values: Vec<f64> = values.collect();
        let offset = offset(values.iter().copied());
        // As in the scatter, the margins follow from the differences that the axis shows.
        let range = spanning(values.into_iter().map(|value| value - offset));
        Self {
            range: range.map(|end| end + offset),
            offset,
            predicted,
        }
    }

    /// The position of a value in the view box.
    #[must_use]
    pub fn position(&self, value: f64) -> f64 {
        (value - self.range[0]) / self.length() * WIDTH
    }

    /// The values with a label, from left to right: the predicted ones, or round numbers.
    #[must_use]
    pub fn ticks(&self) -> Vec<f64> {
        if let Some([low, mean, high]) = self.predicted {
            // Labels of nearly equal values would cover each other.
            return if self.position(high) - self.position(low) < 15.0 {
                vec![mean]
            } else {
                vec![low, mean, high]
            };
        }
        // Round differences from the offset, which need not be a multiple of a tick's step.
        let ticks = round_ticks(self.range.map(|end| end - self.offset));
        ticks.into_iter().map(|tick| tick + self.offset).collect()
    }

    /// The label of a tick.
    #[must_use]
    pub fn label(&self, tick: f64) -> String {
        words::tick(tick - self.offset, self.length())
    }

    /// The path of the vertical lines at the ticks.
    #[must_use]
    pub fn lines(&self) -> String {
        let line = |tick: f64| format!("M{:.2} 0V{HEIGHT}", self.position(tick));
        match self.predicted {
            Some(predicted) => predicted.into_iter().map(line).collect(),
            None => self.ticks().into_iter().map(line).collect(),
        }
    }

    /// The shapes of one row's or column's mean and std.
    #[must_use]
    pub fn whisker(&self, summary: Summary, divisor: Divisor) -> Whisker {
        let Some(mean) = summary.mean.finite() else {
            return Whisker::default();
        };
        let middle = HEIGHT / 2.0;
        let (top, size) = (middle - CAP, 2.0 * CAP);
        let line = summary.std(divisor).finite().map(|std| {
            let [low, high] = [mean - std, mean + std].map(|value| self.position(value));
            format!("M{low:.2} {middle}H{high:.2}M{low:.2} {top}v{size}M{high:.2} {top}v{size}")
        });
        Whisker {
            line: line.unwrap_or_default(),
            dot: format!("M{:.2} {middle}h0", self.position(mean)),
        }
    }
}

/// Whether whiskers of the same length in both panels are the same std.
#[must_use]
pub fn have_one_scale(panels: [Panel; 2]) -> bool {
    let [before, after] = panels.map(|panel| panel.length());
    (before - after).abs() <= 1e-9 * before
}

/// All means, and the ends of their whiskers.
fn ends(statistics: &Statistics, divisor: Divisor) -> impl Iterator<Item = f64> {
    let all = iter::chain(&statistics.rows, &statistics.columns);
    all.flat_map(move |summary| {
        let (mean, std) = (summary.mean.to_f64(), summary.std(divisor).to_f64());
        [mean - std, mean, mean + std]
    })
}

/// What is predicted for every row, if the predictions are the same.
fn common_prediction(outcome: &Outcome, divisor: Divisor) -> Option<[f64; 3]> {
    let predictions = outcome.predicted.iter().map(|row| {
        let row = row.as_ref()?;
        row.mean.finite().zip(row.std(divisor).finite())
    });
    let predictions: Vec<(f64, f64)> = predictions.collect::<Option<_>>()?;
    let &(mean, std) = predictions.first()?;
    let is_same = |&(other_mean, other_std): &(f64, f64)| {
        let tolerance = SAME * std.max(other_std);
        (other_mean - mean).abs() <= tolerance && (other_std - std).abs() <= tolerance
    };
    predictions
        .iter()
        .all(is_same)
        .then_some([mean - std, mean, mean + std])
}

/// Multiples of 1, 2 or 5 times a power of ten between two ends, at most [`MOST_TICKS`].
#[must_use]
pub fn round_ticks([low, high]: [f64; 2]) -> Vec<f64> {
    let rough = (high - low) / 4.0;
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|step| step * power)
        .find(|&step| step >= rough)
        .unwrap_or(rough);
    let first = (low / step).ceil();
    (0..MOST_TICKS)
        .filter_map(|index| u32::try_from(index).ok())
        .map(|index| (first + f64::from(index)) * step)
        .take_while(|&tick| tick <= high)
        .collect()
}
