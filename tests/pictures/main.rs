//! The pictures of stations 3, 5, 6 and 9 as files.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    reason = "counts and pixels are small, and equal numbers are meant"
)]

mod document;
mod matrices;
mod number_lines;
mod space;
mod whiskers;

use layernorm_lab::lab::{
    experiment::{Outcome, run},
    scenario::Scenario,
};

fn outcome(scenario: &Scenario) -> Outcome {
    run(scenario).expect("the scenario is valid")
}

/// The values of an attribute, in the order of the elements.
fn attributes<'a>(markup: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    let all = markup.split(&*start).skip(1);
    all.map(|rest| rest.split('"').next().expect("a value"))
        .collect()
}

/// The texts of all elements.
fn texts(markup: &str) -> Vec<&str> {
    let all = markup.split("<text ").skip(1);
    all.map(|rest| {
        let (_, text) = rest.split_once('>').expect("an element");
        text.split("</text>").next().expect("a text")
    })
    .collect()
}
