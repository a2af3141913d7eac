//! Station 3's questions: means, standard deviations, and the scatter of the values.

use crate::{
    challenge::{
        answer::{Alternative, Answer, Form, Mark, Tolerance},
        cause::Cause,
        explanation::Explanation,
        layer::{self, MOST_MARKS, is_ordinary},
        run::{Experiment, Run},
    },
    lab::{
        real::Real,
        scenario::{Divisor, NormalizedShape, Scenario},
        setting::SliderScale,
    },
};

/// A mean within this of 0 counts as 0.
const ZERO: f64 = 0.01;
/// Two stds whose ratio is nearer to 1 count as equal.
const TIE: f64 = 1.02;

/// The current state with γ = 1 and β = 0, before and after.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the functions of all challenges have one type"
)]
pub(super) fn plain(scenario: &Scenario) -> Result<Experiment, Cause> {
    let plain = layer::plain(scenario);
    Ok(Experiment {
        before: plain.clone(),
        after: plain,
    })
}

/// From the divisor n to the divisor n − 1.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the functions of all challenges have one type"
)]
pub(super) fn with_other_divisor(scenario: &Scenario) -> Result<Experiment, Cause> {
    let with = |divisor| {
        let mut scenario = layer::plain(scenario);
        scenario.view.std = divisor;
        scenario
    };
    Ok(Experiment {
        before: with(Divisor::Biased),
        after: with(Divisor::Unbiased),
    })
}

pub(super) fn rows_are_ordinary(_: &Run, after: &Run) -> Result<(), Cause> {
    if after.scenario.layer_norm.normalized_shape == NormalizedShape::Whole {
        return Err(Cause::WholeMatrix);
    }
    let input = after.input();
    if input.rows() > MOST_MARKS || input.columns() > MOST_MARKS {
        return Err(Cause::TooLarge);
    }
    is_ordinary(after)
}

pub(super) fn rows_are_several(before: &Run, after: &Run) -> Result<(), Cause> {
    if after.input().rows() < 2 {
        return Err(Cause::OneRow);
    }
    rows_are_ordinary(before, after)
}

/// The std of each input row.
fn stds(run: &Run) -> Vec<f64> {
    let rows = run.outcome.normalization.before.rows.iter();
    rows.map(|row| row.std_biased.to_f64()).collect()
}

pub(super) fn one_row_is_steepest(before: &Run, after: &Run) -> Result<(), Cause> {
    rows_are_several(before, after)?;
    let mut stds = stds(after);
    stds.sort_by(f64::total_cmp);
    if stds[1] < stds[0] * TIE {
        Err(Cause::Tie)
    } else {
        Ok(())
    }
}

pub(super) const STD_FORM: Form = Form::Number {
    least: 0.0,
    most: 3.0,
    scale: SliderScale::Linear,
    tolerance: Tolerance::Difference {
        right: 0.01,
        close: 0.03,
    },
};

pub(super) fn sample_std(_: &Run, after: &Run) -> Answer {
    let first = after.outcome.normalization.after.rows.first();
    Answer::Number(first.map_or(f64::NAN, |row| row.std_unbiased.to_f64()))
}

pub(super) fn why_divisors(_: &Run, after: &Run) -> Explanation {
    Explanation::Divisors {
        count: after.input().columns(),
    }
}

/// All rows and all columns.
pub(super) fn rows_and_columns_form(before: &Run) -> Form {
    let input = before.input();
    let rows = (0..input.rows()).map(Mark::Row);
    Form::Marks(rows.chain((0..input.columns()).map(Mark::Column)).collect())
}

pub(super) fn zero_means(_: &Run, after: &Run) -> Answer {
    let statistics = &after.outcome.normalization.after;
    let is_zero = |mean: Real| mean.to_f64().abs() <= ZERO;
    let rows = statistics.rows.iter().enumerate();
    let rows = rows.filter(|(_, row)| is_zero(row.mean));
    let columns = statistics.columns.iter().enumerate();
    let columns = columns.filter(|(_, column)| is_zero(column.mean));
    let rows = rows.map(|(index, _)| Mark::Row(index));
    Answer::Marks(
        rows.chain(columns.map(|(index, _)| Mark::Column(index)))
            .collect(),
    )
}

pub(super) fn why_row_means(_: &Run, after: &Run) -> Explanation {
    let columns = after.outcome.normalization.after.columns.iter();
    Explanation::RowMeans {
        columns: range(columns.map(|column| column.mean)),
    }
}

fn range(values: impl Iterator<Item = Real>) -> [Real; 2] {
    Real::range(values).unwrap_or([Real::Undefined; 2])
}

/// One of the rows.
pub(super) fn row_form(before: &Run) -> Form {
    Form::Choice((0..before.input().rows()).map(Alternative::Row).collect())
}

/// The row whose values are spread most, compared with before.
fn steepest(run: &Run) -> usize {
    let after = run.outcome.normalization.after.rows.iter();
    let slopes =
        std::iter::zip(after, stds(run)).map(|(after, before)| after.std_biased.to_f64() / before);
    let steepest = slopes.enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
    steepest.map_or(0, |(row, _)| row)
}

pub(super) fn steepest_row(_: &Run, after: &Run) -> Answer {
    Answer::Choice(Alternative::Row(steepest(after)))
}

pub(super) fn why_steepest(_: &Run, after: &Run) -> Explanation {
    let row = steepest(after);
    Explanation::SmallestStd {
        row,
        std: stds(after)[row].into(),
    }
}

pub(super) const CORRELATION_FORM: Form = Form::Number {
    least: -1.0,
    most: 1.0,
    scale: SliderScale::Linear,
    tolerance: Tolerance::Difference {
        right: 0.03,
        close: 0.05,
    },
};

pub(super) fn pooled_correlation(_: &Run, after: &Run) -> Answer {
    Answer::Number(after.outcome.normalization.correlation.pooled.to_f64())
}

pub(super) fn why_pooled(_: &Run, after: &Run) -> Explanation {
    let rows = after.outcome.normalization.before.rows.iter();
    Explanation::Lines {
        slopes: range(stds(after).into_iter().map(|std| Real::from(1.0 / std))),
        means: range(rows.map(|row| row.mean)),
    }
}
