//! Station 2 in PyTorch.

use crate::{
    lab::{
        matrix::Matrix,
        normalization::Outcome,
        scenario::{NormalizedShape, Parameter, Scenario},
    },
    share::export::{
        float::{double, single, stored_as_single},
        layout::{comment, joined, rows},
        narrow,
    },
    words::export::code,
};

/// Python that builds the matrix and the layer, and applies the layer.
pub(super) fn code(scenario: &Scenario, outcome: &Outcome) -> String {
    let settings = &scenario.layer_norm;
    let shape = match settings.normalized_shape {
        NormalizedShape::Row => "features",
        NormalizedShape::Whole => "(rows, features)",
    };
    let eps = double(settings.eps.into());
    let matrix = activations(scenario, outcome.input.rows(), outcome.input.columns());
    let kind = settings.normalized_shape;
    let gamma = parameter("weight", 1.0, &settings.gamma, &outcome.gamma, kind);
    let beta = parameter("bias", 0.0, &settings.beta, &outcome.beta, kind);
    let names = comment(
        "# ",
        if gamma.is_empty() && beta.is_empty() {
            code::PARAMETERS_AT_START
        } else {
            code::PARAMETERS
        },
    );
    let narrow::Python {
        input,
        parameters,
        layer,
    } = narrow::python(settings);
    format!(
        "{matrix}{input}rows, features = A.shape\n\neps = {eps}\n{names}layer = nn.LayerNorm({shape}, eps=eps)\n{gamma}{beta}{parameters}{layer}\nprint(A)\nprint(layer)\nprint(normalised)\n"
    )
}

fn activations(scenario: &Scenario, n_in: usize, n_out: usize) -> String {
    let settings = &scenario.activations;
    let matrix = if let Some(custom) = &settings.own {
        format!(
            "{}A = torch.tensor({})\n",
            comment("# ", code::CUSTOM_MATRIX),
            literal(0, custom.matrix())
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
        let value = stored_as_single(edit.value);
        format!("A[{}, {}] = {value}\n", edit.row, edit.feature)
    }));
    let edits_comment = if edits.is_empty() {
        String::new()
    } else {
        comment("# ", code::EDITS)
    };
    format!("{matrix}{edits_comment}{edits}")
}

/// The matrix as a nested Python list.
pub(super) fn literal(indent: usize, matrix: &Matrix) -> String {
    rows(
        indent,
        (0..matrix.rows()).map(|row| matrix.row(row)),
        single,
    )
}

/// Python that sets γ or β: the common value, then the overrides within the layer. Empty
/// if every entry has the value `start` that PyTorch gives it.
fn parameter(
    name: &str,
    start: f64,
    parameter: &Parameter,
    values: &Matrix,
    shape: NormalizedShape,
) -> String {
    let overrides = parameter.overrides.iter().filter_map(|entry| {
        values.get(entry.row as usize, entry.feature as usize)?;
        let (row, feature) = (entry.row, entry.feature);
        // γ has one axis per row, two for a whole matrix.
        let index = match shape {
            NormalizedShape::Row => feature.to_string(),
            NormalizedShape::Whole => format!("{row}, {feature}"),
        };
        let value = double(entry.value.into());
        Some(format!("layer.{name}[{index}] = {value}\n"))
    });
    let all = (parameter.all.to_bits() != start.to_bits())
        .then(|| format!("layer.{name}.fill_({})\n", double(parameter.all.into())));
    all.into_iter().chain(overrides).collect()
}
