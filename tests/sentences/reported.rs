//! States in which a sentence was once false: what it says there now.

use layernorm_lab::{
    lab::{
        relatives::{self, Relative, nearest_groups},
        scenario::Scenario,
        setting::Number,
    },
    share::link,
    words::{
        arithmetic, chart, number::short, relatives as relatives_words, sentence, setting, text,
    },
};

use crate::{outcome, reported_states::REPORTED};

/// Every text about a state, one a line.
fn texts(scenario: &Scenario) -> String {
    let outcome = outcome(scenario);
    let (growth, layer) = (&outcome.growth, &outcome.normalization);
    let (settings, parameters) = (&scenario.growth, &scenario.layer_norm);
    let mut texts = vec![
        format!("why: {}", sentence::why(growth, settings)),
        format!(
            "small: {}: {}",
            chart::growth_title(growth.shrinking.factor),
            sentence::chain(&growth.shrinking, settings)
        ),
        format!(
            "large: {}: {}",
            chart::growth_title(growth.growing.factor),
            sentence::chain(&growth.growing, settings)
        ),
        format!("line: {}", text::expected(settings)),
        format!("product: {}", text::matrix_product(settings)),
        format!("what: {}", sentence::what(layer, parameters)),
        format!(
            "statistics: {}",
            sentence::statistics(layer, parameters, scenario.view.std)
        ),
        format!(
            "parameters: {}",
            sentence::parameters(layer, parameters, scenario.view.std)
        ),
        format!("scatter: {}", sentence::scatter(layer)),
        format!("gamma: {}", setting::meaning(Number::Gamma, scenario)),
        format!("groups: {}", setting::meaning(Number::Groups, scenario)),
    ];
    for step in arithmetic::of_cell(layer, parameters, 0, 0) {
        texts.push(format!(
            "cell: {}: {} → {}",
            step.what,
            step.formula.text(),
            short(step.result)
        ));
    }
    let groups = nearest_groups(layer.input.columns(), scenario.relatives.groups);
    for relative in Relative::all(groups) {
        let result = relatives::run(relative, &layer.input, parameters.eps, parameters.precision);
        let result = result.expect("the groups divide the features");
        let note = relatives_words::shared(&result, scenario.relatives.groups);
        texts.push(format!("{}: {note}", relatives_words::name(relative)));
    }
    texts.join("\n")
}

/// The link of a state, parts of what is said of it, and what must not be said.
pub type Reported = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

/// States whose text is about what ndarray's order of summation does. The page computes
/// with ndarray; flex adds in another order, and gives other results here.
const ABOUT_NDARRAY: [&str; 6] = [
    "own=1e38,1e38,1e38,1e38",
    "mean=1000000&std=1",
    "mean=100000&std=0.1",
    "mean=10000&std=0.1",
    "own=1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8",
    "own=0.1,0.1,0.1,0.1,0.1,0.1,0.1",
];

#[test]
fn every_state_about_ndarray_is_reported() {
    for link in ABOUT_NDARRAY {
        assert!(REPORTED.iter().any(|state| state.0 == link), "{link}");
    }
}

#[test]
fn the_reported_states_are_described_as_they_are() {
    for (link, says, never) in REPORTED {
        if cfg!(feature = "flex") && ABOUT_NDARRAY.contains(link) {
            continue;
        }
        let read = link::read(&format!("v=1&{link}")).expect("a link");
        assert!(
            read.diagnostics.is_empty(),
            "{link}: {:?}",
            read.diagnostics
        );
        let texts = texts(&read.link.scenario).replace(['\u{a0}', '\u{202f}'], " ");
        for part in *says {
            assert!(texts.contains(part), "{link}: “{part}” is not in\n{texts}");
        }
        for part in *never {
            assert!(!texts.contains(part), "{link}: “{part}” is in\n{texts}");
        }
    }
}
