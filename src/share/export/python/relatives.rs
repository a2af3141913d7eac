//! Station 5 in PyTorch.

use crate::{
    lab::{
        relatives::{Outcome, Refusal, Relative},
        scenario::Precision,
    },
    share::export::layout::{comment, joined},
    words::{export::code, relatives::name},
};

/// The layers that PyTorch computes of the lab's.
pub(super) fn of(outcomes: &[Outcome]) -> Vec<&Outcome> {
    let is_computed = |outcome: &&Outcome| outcome.refusal.is_none();
    outcomes.iter().filter(is_computed).collect()
}

/// The layers that PyTorch refuses, and why.
pub(in crate::share::export) fn refused(outcomes: &[Outcome]) -> Vec<(Relative, Refusal)> {
    let refused = |outcome: &Outcome| Some((outcome.relative, outcome.refusal?));
    outcomes.iter().filter_map(refused).collect()
}

/// Python that applies each layer and prints the ranges of its means and stds.
pub(super) fn code(outcomes: &[&Outcome], precision: Precision) -> String {
    let (rounds, output) = match precision {
        Precision::Float32 => (String::new(), "module(A)"),
        // PyTorch's modules of a narrow format round γ, β and, in BatchNorm, more.
        Precision::Float16 | Precision::BFloat16 => (
            comment("# ", code::FLOAT32_RELATIVES),
            "module(A.float()).to(A.dtype)",
        ),
    };
    let training = comment("# ", code::TRAINING);
    let layers = joined(outcomes.iter().map(|outcome| {
        let module = match outcome.relative {
            Relative::LayerNormRow => "nn.LayerNorm(features, eps=eps)".to_owned(),
            Relative::LayerNormWhole => "nn.LayerNorm((rows, features), eps=eps)".to_owned(),
            Relative::RmsNorm => "nn.RMSNorm(features, eps=eps)".to_owned(),
            Relative::BatchNorm => "nn.BatchNorm1d(features, eps=eps)".to_owned(),
            Relative::GroupNorm { groups } => {
                format!("nn.GroupNorm({groups}, features, eps=eps)")
            }
        };
        format!("    \"{}\": {module},\n", name(outcome.relative))
    }));
    format!(
        r#"{training}relatives = {{
{layers}}}
{rounds}outputs = {{layer_name: {output} for layer_name, module in relatives.items()}}

print(f"{{'':<24}}" + "".join(f"{{name:>24}}" for name in names))
for layer_name, output in outputs.items():
    cells = (f"{{each.min():.4g}} to {{each.max():.4g}}" for each in statistics(output))
    print(f"{{layer_name:<24}}" + "".join(f"{{cell:>24}}" for cell in cells))
"#
    )
}
