//! The lab's numbers as one Python dictionary.

use super::layer::literal;
use crate::{
    lab::{
        depth::Stack,
        experiment::Outcome,
        geometry,
        growth::Chain,
        real::Real,
        relatives,
        scenario::{Divisor, Scenario},
        statistics::{Statistics, Summary},
    },
    share::export::{
        float::nine_digits,
        layout::{comment, joined, list},
    },
    words::{export::code, relatives::name},
};

/// Python that defines `lab`: a name of each result, and the lab's numbers.
///
/// The user's own matrix is left out, since the program holds it already.
pub(super) fn code(
    scenario: &Scenario,
    outcome: &Outcome,
    relatives: &[&relatives::Outcome],
    stack: &Stack,
    geometry: &geometry::Outcome,
) -> String {
    let layer = &outcome.normalization;
    let divisor = scenario.view.std;
    let mut entries = vec![
        (code::NORMS_DIVIDED, norms(&outcome.growth.shrinking)),
        (code::NORMS_MULTIPLIED, norms(&outcome.growth.growing)),
    ];
    if scenario.activations.own.is_none() {
        entries.push(("A", literal(4, &layer.input)));
    }
    entries.extend([
        ("LN(A)", literal(4, &layer.output)),
        (code::STATISTICS_BEFORE, statistics(&layer.before, divisor)),
        (code::STATISTICS_AFTER, statistics(&layer.after, divisor)),
        (code::CORRELATION, nine_digits(layer.correlation.pooled)),
        (code::STREAM, reals(&stack.rms)),
        (code::WEIGHT_GRADIENTS, reals(&stack.weight_gradients)),
    ]);
    let entries = entries
        .into_iter()
        .map(|(name, numbers)| (name.to_owned(), numbers));
    let relatives = relatives.iter().map(|outcome| {
        let numbers = statistics(&outcome.statistics, divisor);
        (name(outcome.relative), numbers)
    });
    let entries = entries
        .chain(relatives)
        .chain(super::geometry::results(geometry));
    let entries = joined(entries.map(|(name, numbers)| format!("    \"{name}\": {numbers},\n")));
    let about = comment("# ", code::LAB);
    let import = import(&entries);
    format!("{import}{about}lab = {{\n{entries}}}\n")
}

/// The import of the names that the numbers use; empty if all are finite.
fn import(numbers: &str) -> String {
    let has = |name: &str| {
        let mut words = numbers.split(['[', ']', ',', ' ', '\n', '-']);
        words.any(|word| word == name)
    };
    let names: Vec<&str> = ["inf", "nan"]
        .into_iter()
        .filter(|name| has(name))
        .collect();
    if names.is_empty() {
        String::new()
    } else {
        format!("from math import {}\n\n", names.join(", "))
    }
}

fn norms(chain: &Chain) -> String {
    let steps = std::iter::once(&chain.start).chain(&chain.steps);
    let norms: Vec<Real> = steps.map(|step| step.norm).collect();
    reals(&norms)
}

fn reals(numbers: &[Real]) -> String {
    list(4, numbers.iter().map(|&number| nine_digits(number)))
}

/// Row means, row stds, column means and column stds.
fn statistics(statistics: &Statistics, divisor: Divisor) -> String {
    let lists = [&statistics.rows, &statistics.columns].map(|summaries| {
        let list = |field: &dyn Fn(&Summary) -> Real| {
            let numbers = summaries.iter().map(|summary| nine_digits(field(summary)));
            format!("        {},\n", list(8, numbers))
        };
        list(&|summary| summary.mean) + &list(&|summary| summary.std(divisor))
    });
    format!("[\n{}    ]", lists.concat())
}
