//! Station 2 in PyTorch.

use crate::{
    lab::{
        matrix::Matrix,
        normalization::Outcome,
        scenario::{NormalizedShape, Parameter, Scenario},
    },
    share::export::{
        float::{double, single},
        layout::{comment, joined, rows},
    },
    words::export::code,
};

/// Builds the matrix and the layer, and applies it.
pub(in crate::share::export) fn code(scenario: &Scenario, outcome: &Outcome) -> String {
    let settings = &scenario.layer_norm;
    let (n_in, n_out) = (outcome.input.rows(), outcome.input.columns());
    let shape = match settings.normalized_shape {
        NormalizedShape::Row => n_out.to_string(),
        NormalizedShape::Whole => format!("({n_in}, {n_out})"),
    };
    let eps = double(settings.eps.into());
    let matrix = activations(scenario, n_in, n_out);
    let names = comment("# ", code::PARAMETERS);
    let kind = settings.normalized_shape;
    let gamma = parameter("weight", &settings.gamma, &outcome.gamma, kind);
    let beta = parameter("bias", &settings.beta, &outcome.beta, kind);
    format!(
        "{matrix}layer = nn.LayerNorm({shape}, eps={eps})\n{names}{gamma}{beta}normalised = layer(A)\n\nprint(A)\nprint(layer)\nprint(normalised)\n"
    )
}

fn activations(scenario: &Scenario, n_in: usize, n_out: usize) -> String {
    let settings = &scenario.activations;
    let matrix = if let Some(own) = &settings.own {
        let own = own.matrix();
        format!(
            "{}A = torch.tensor({})\n",
            comment("# ", code::OWN),
            literal(own)
        )
    } else {
        let seeded = comment("# ", code::SEED);
        let [std, mean] = [settings.std, settings.mean].map(|value| double(value.into()));
        format!(
            "{seeded}torch.manual_seed(seed)\nA = torch.randn({n_in}, {n_out}) * {std} + {mean}\n"
        )
    };
    let edits = settings.edits.iter().filter(|edit| {
        let (row, feature) = (edit.row as usize, edit.feature as usize);
        row < n_in && feature < n_out
    });
    let edits = joined(edits.map(|edit| {
        let value = double(edit.value.into());
        format!("A[{}, {}] = {value}\n", edit.row, edit.feature)
    }));
    let by_hand = if edits.is_empty() {
        String::new()
    } else {
        comment("# ", code::EDITS)
    };
    format!("{matrix}{by_hand}{edits}")
}

/// The matrix as rows between brackets.
fn literal(matrix: &Matrix) -> String {
    rows((0..matrix.rows()).map(|row| matrix.row(row)), single)
}

/// γ or β: the common value, and the entries of their own that are in the layer.
fn parameter(name: &str, parameter: &Parameter, values: &Matrix, shape: NormalizedShape) -> String {
    let own = parameter.own.iter().filter_map(|own| {
        values.get(own.row as usize, own.feature as usize)?;
        let (row, feature) = (own.row, own.feature);
        // γ of a row has one axis, γ of a whole matrix has two.
        let place = match shape {
            NormalizedShape::Row => feature.to_string(),
            NormalizedShape::Whole => format!("{row}, {feature}"),
        };
        let value = double(own.value.into());
        Some(format!("layer.{name}[{place}] = {value}\n"))
    });
    let all = format!("layer.{name}.fill_({})\n", double(parameter.all.into()));
    std::iter::once(all).chain(own).collect()
}

/// Holds both matrices against the lab's.
pub(in crate::share::export) fn comparison(outcome: &Outcome) -> String {
    let lab = comment("# ", code::LAB_MATRICES);
    let tolerance = comment("# ", code::ILL_CONDITIONED);
    let (before, after) = (literal(&outcome.input), literal(&outcome.output));
    format!(
        "{lab}lab_A = torch.tensor({before})\nlab_normalised = torch.tensor({after})\n\nprint(lab_A)\nprint(lab_normalised)\nreport(\"A\", difference(A, lab_A, 1.0), 1e-5)\n{tolerance}report(\"LN(A)\", difference(normalised, lab_normalised, 1.0), 1e-5)\n"
    )
}
