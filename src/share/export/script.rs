//! A PyTorch script of stations 1 to 5, 8 and 9.

use super::{
    layout::{comment, joined},
    python::{Step, steps},
};
use crate::{
    lab::{experiment::Outcome, scenario::Scenario},
    words::export::code,
};

/// The program's steps in one file.
pub(super) fn text(scenario: &Scenario, outcome: &Outcome) -> String {
    let heading = [code::SCRIPT, "", code::RUN_SCRIPT, "", code::SAME_DRAWS]
        .map(|text| comment("", text))
        .concat();
    let steps = joined(
        steps(scenario, outcome)
            .into_iter()
            .map(|(step, code)| match step {
                Step::Setup => code,
                Step::Chains => section(code::CHAINS, &code),
                Step::Layer => section(code::LAYER, &code),
                Step::Statistics => section(code::STATISTICS, &code),
                Step::Relatives => section(code::RELATIVES, &code),
                Step::Stack => section(code::STACK, &code),
                Step::Geometry => section(code::GEOMETRY, &code),
                Step::Lab => section(code::COMPARISON, &code),
                Step::Comparison => format!("\n{code}"),
            }),
    );
    format!("\"\"\"{heading}\"\"\"\n\n{steps}")
}

/// A step below its heading.
fn section(title: &str, code: &str) -> String {
    let line = "-".repeat(88);
    format!("\n\n# {line}\n{}\n{code}", comment("# ", title))
}
