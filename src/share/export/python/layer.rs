//! Station 2 in PyTorch.

use crate::{
    lab::{
        matrix::Matrix,
        normalization::Outcome,
        scenario::{NormalizedShape, Parameter, Scenario},
    },
    share::export::{
        float::{double, single},
        layout::{comment, rows},
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
    let gamma = parameter("weight", &settings.gamma, &outcome.gamma);
    let beta = parameter("bias", &settings.beta, &outcome.beta);
    format!(
        "{matrix}layer = nn.LayerNorm({shape}, eps={eps})\n{names}{gamma}{beta}normalised = layer(A)\n\nprint(A)\nprint(layer)\nprint(normalised)\n"
    )
}

fn activations(scenario: &Scenario, n_in: usize, n_out: usize) -> String {
    let settings = &scenario.activations;
    let seeded = comment("# ", code::SEED);
    let [std, mean] = [settings.std, settings.mean].map(|value| double(value.into()));
    format!("{seeded}torch.manual_seed(seed)\nA = torch.randn({n_in}, {n_out}) * {std} + {mean}\n")
}

/// γ or β: the common value, and the entries of their own that are in the layer.
fn parameter(name: &str, parameter: &Parameter, values: &Matrix) -> String {
    let own = parameter.own.iter().filter_map(|own| {
        values.get(own.row as usize, own.feature as usize)?;
        let (row, feature) = (own.row, own.feature);
        // γ of a row has one axis, γ of a whole matrix has two.
        let place = match values.rows() {
            _ if false => String::new(),
            1 => feature.to_string(),
            _ => format!("{row}, {feature}"),
        };
        Some(format!("layer.{name}[{place}] = {}\n", double(own.value.into())))
    });
    let all = format!("layer.{name}.fill_({})\n", double(parameter.all.into()));
    std::iter::once(all).chain(own).collect()
}

/// Holds both matrices against the lab's.
pub(in crate::share::export) fn comparison(outcome: &Outcome) -> String {
    let matrix = |matrix: &Matrix| rows((0..matrix.rows()).map(|row| matrix.row(row)), single);
    let lab = comment("# ", code::LAB_MATRICES);
    let (before, after) = (matrix(&outcome.input), matrix(&outcome.output));
    format!(
        "{lab}lab_A = torch.tensor({before})\nlab_normalised = torch.tensor({after})\n\nprint(lab_A)\nprint(lab_normalised)\nreport(\"A\", difference(A, lab_A, 1.0), 1e-5)\nreport(\"LN(A)\", difference(normalised, lab_normalised, 1.0), 1e-5)\n"
    )
}
