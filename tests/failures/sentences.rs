//! Every claim of every sentence and picture of station 6 is true, for presets and for
//! random and hostile rows.

use layernorm_lab::{
    charts::float_grid::panels,
    lab::{
        failures::{ALL, Failure, Outcome, Row, run_row},
        scenario::Precision,
    },
    words::failures as words,
};

use crate::{
    judge::{Judge, ensure},
    judge_picture,
    rows::Rows,
    text::sentences,
    truth::{Truth, rounded_values},
};

/// Judges everything that the station says about a row, and returns how many sentences.
fn judge(row: &Row, outcome: &Outcome) -> Result<usize, String> {
    let headline = words::sentence(outcome);
    let reasons = words::why(outcome);
    let pictures = panels(outcome, 640.0, 13.5);
    let all: Vec<&str> = reasons.iter().flat_map(|text| sentences(text)).collect();
    let captions = pictures.iter().flat_map(|panel| sentences(&panel.caption));
    let number = 1 + all.len() + captions.count();
    let Some(truth) = Truth::of(row) else {
        return non_finite(row, &headline, &all, &pictures[0].caption).map(|()| number);
    };
    let judge = Judge::new(&truth, &outcome.burn);
    judge.headline(&headline)?;
    for reason in all {
        judge.reason(reason)?;
    }
    for panel in &pictures {
        judge_picture::panel(&truth, panel)?;
    }
    Ok(number)
}

/// The sentences about a row with an infinity or a NaN.
fn non_finite(row: &Row, headline: &str, reasons: &[&str], caption: &str) -> Result<(), String> {
    let values = rounded_values(row);
    let part = |count: usize, one: &str, many: &str| match count {
        0 => String::new(),
        1 => one.to_owned(),
        _ => format!("{count} {many}"),
    };
    let infinite = values.iter().filter(|value| value.is_infinite()).count();
    let undefined = values.iter().filter(|value| value.is_nan()).count();
    let parts = [
        part(infinite, "an infinity", "infinities"),
        part(undefined, "a NaN", "NaNs"),
    ];
    let parts: Vec<&str> = parts
        .iter()
        .map(|part| &**part)
        .filter(|part| !part.is_empty())
        .collect();
    let contains = parts.join(" and ");
    let result = if values.len() == 1 {
        "its result is"
    } else {
        "every result is"
    };
    ensure(
        headline
            == format!("The row contains {contains}, so {result} NaN, in exact arithmetic too."),
        || headline.to_owned(),
    )?;
    ensure(
        reasons == ["No finite mean exists, and ∞ − ∞, ∞/∞ and all arithmetic with NaN give NaN"],
        || format!("{reasons:?}"),
    )?;
    let is_one = values.iter().filter(|x| !x.is_finite()).count() == 1;
    let has = if is_one { "has" } else { "have" };
    let picture = format!(
        "There is no picture: the row contains {contains}, which {has} no place on a number line."
    );
    ensure(caption == picture, || caption.to_owned())?;
    let outcome = run_row(row);
    let all = [&outcome.burn, &outcome.exact.output, &outcome.naive.output];
    ensure(
        all.into_iter()
            .flatten()
            .all(|value| value.to_f64().is_nan()),
        || "not every result is NaN".to_owned(),
    )
}

/// How many sentences there are about a row, or what is wrong with one of them.
fn check(row: &Row) -> Result<usize, String> {
    let outcome = run_row(row);
    judge(row, &outcome).map_err(|error| {
        format!(
            "{error}\n{row:?}\n{}\n{:#?}\nburn {:?}\n",
            words::sentence(&outcome),
            words::why(&outcome),
            outcome.burn
        )
    })
}

/// Checks all rows, and returns how many sentences there are about them.
fn check_all(rows: impl Iterator<Item = Row>) -> usize {
    let (mut sentences, mut wrong) = (0, Vec::new());
    for row in rows {
        match check(&row) {
            Ok(count) => sentences += count,
            Err(error) => wrong.push(error),
        }
    }
    let first = &wrong[..wrong.len().min(6)];
    assert!(
        first.is_empty(),
        "{} rows:\n{}",
        wrong.len(),
        first.join("\n")
    );
    sentences
}

#[test]
#[cfg_attr(
    feature = "flex",
    ignore = "the sentence states the mean of ndarray, which the page uses; flex's layer subtracts another"
)]
fn every_claim_about_a_preset_is_true() {
    check_all(ALL.iter().map(Failure::row));
}

/// The states in which sentences were false before.
#[test]
#[cfg_attr(
    feature = "flex",
    ignore = "the sentence states the mean of ndarray, which the page uses; flex's layer subtracts another"
)]
fn every_claim_about_a_notorious_row_is_true() {
    let rows: [(&[f32], f64); 22] = [
        (&[1e20, -1e20, 1e20, -1e20], 1e-5),
        (&[3e38, 3e38, 3e38, -3e38], 1e-5),
        (&[1e38; 4], 1e-5),
        (&[1e-30, 2e-30, 4e-30], 0.0),
        (&[7.0; 10], 1e-60),
        (&[1_234_567.8; 13], 1e-5),
        (&[0.1; 7], 1e-5),
        (&[0.1; 7], 0.0),
        (&[5.0], 1e-5),
        (&[5.0], 0.0),
        (&[0.0], 1e-5),
        (&[1.0, 2.0, 3.0, 4.0], 1e-5),
        (&[1.0, -1.0], 0.0),
        (&[f32::MAX, f32::MAX, -f32::MAX], 1e-5),
        (&[3e38, 3e38, -3e38], 0.1),
        (&[3.4e38, -3.4e38, -3.4e38], 1e-5),
        (&[1e-24; 7], 0.0),
        (&[3e38; 4], 1e-5),
        (&[3e38; 3], 0.0),
        (&[1e-45, 0.0, 0.0], 0.0),
        (&[1e-30, 2e-30, 3e-30], 0.0),
        (&[1e-45, 1e-45, 0.0, 0.0], 1e-60),
    ];
    check_all(rows.into_iter().map(|(values, eps)| Row {
        values: values.to_vec(),
        eps,
        precision: Precision::Float32,
    }));
}

#[test]
#[cfg_attr(
    feature = "flex",
    ignore = "the diagnosis follows ndarray's order of summation"
)]
fn every_claim_about_a_random_row_is_true() {
    let sentences = check_all(Rows::new(18).take(21_000));
    assert!(
        sentences > 125_000,
        "only {sentences} sentences were judged"
    );
}
