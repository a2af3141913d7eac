//! The rounding of γ and β to the layer's number format, in words.

use crate::{
    lab::{diagnosis::Fault, normalization::Outcome, scenario::LayerNorm},
    words::{
        list,
        sentence::{affine::shown_parameter, growth::format_name},
    },
};

/// A sentence to append: what the number format makes of γ and β, where a mean or a std shows
/// it. Empty if none does.
pub(super) fn rounded_parameters(outcome: &Outcome, layer: &LayerNorm, with_mean: bool) -> String {
    let changes = |fault: Fault| {
        outcome.diagnosis.rows.iter().any(|row| {
            row.parameter_faults_of_std().any(|known| known == fault)
                || with_mean && row.parameter_faults_of_mean().any(|known| known == fault)
        })
    };
    let parameters = [
        ("γ", Fault::GammaRounding, &layer.gamma, &outcome.gamma),
        ("β", Fault::BetaRounding, &layer.beta, &outcome.beta),
    ];
    let parts = parameters.into_iter().filter(|part| changes(part.1));
    let parts = parts.map(|(symbol, _, parameter, rounded)| {
        let shown = rounded.uniform();
        let numbers = shown.and_then(|rounded| shown_parameter(parameter, rounded));
        (symbol, numbers)
    });
    let parts: Vec<(&str, Option<[String; 2]>)> = parts.collect();
    let text = match parts.as_slice() {
        [] => return String::new(),
        [(gamma, None), (beta, None)] => format!("{gamma} and {beta} are rounded"),
        parts => {
            let texts = parts.iter().map(|(symbol, numbers)| match numbers {
                Some([set, rounded]) => format!("{symbol} = {set} is {rounded}"),
                None => format!("{symbol} is rounded"),
            });
            list::and(&texts.collect::<Vec<_>>())
        }
    };
    format!(" In {} {text}.", format_name(layer.precision))
}
