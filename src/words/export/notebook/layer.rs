//! The notebook's cell on the layer.

use super::{format_note, is_at_start, is_zero};
use crate::lab::{
    normalization::Outcome,
    scenario::{LayerNorm, NormalizedShape},
    station::Station,
};

/// Before the layer.
#[must_use]
pub fn layer(outcome: &Outcome, settings: &LayerNorm) -> String {
    let (rows, features) = (outcome.input.rows(), outcome.input.columns());
    let (shared, constant, each) = match settings.normalized_shape {
        NormalizedShape::Row => (
            "μ and v are the mean and the biased variance (divided by n) **of each row**: no sample depends on another, and a batch of one is enough.".to_owned(),
            "row",
            "feature",
        ),
        NormalizedShape::Whole => (
            format!(
                "Here the layer’s shape is the whole matrix, ({rows}, {features}): all its values share one mean μ and one biased variance v (divided by n)."
            ),
            "matrix",
            "entry of the matrix",
        ),
    };
    let eps = if is_zero(outcome, settings) {
        format!("ε is 0 here, so a constant {constant} divides by 0.")
    } else {
        format!("ε keeps a constant {constant} from dividing by 0.")
    };
    let format = format_note(Station::What, settings);
    let parameters = if is_at_start(outcome) {
        format!(
            "γ and β, one pair for each {each}, are learned in training. A new layer starts, as here, with γ = 1 and β = 0."
        )
    } else {
        format!(
            "γ and β, one pair for each {each}, are learned in training: the network chooses a scale and a shift, the same for every input. They do not restore what normalising removed."
        )
    };
    format!(
        "## 2. What does LayerNorm do to a matrix?\n\n\
         $$y = \\frac{{x - \\mu}}{{\\sqrt{{v + \\varepsilon}}}} \\cdot \\gamma + \\beta$$\n\n\
         A holds activations, the outputs of a layer: each row is a sample, each column a feature. {shared} {eps}{format}\n\n{parameters}"
    )
}
