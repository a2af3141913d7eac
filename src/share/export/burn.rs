//! A Rust program with burn's layer.

use super::{
    float::rust_f32,
    layout::{comment, joined, rows},
    narrow,
};
use crate::{
    lab::{
        matrix::Matrix,
        normalization::Outcome,
        scenario::{NormalizedShape, Parameter, Scenario},
    },
    words::export::code,
};

/// The dependencies in the program's Cargo.toml.
const CARGO: &str = r#"[dependencies]
burn = { version = "=0.22.1", default-features = false, features = ["std", "ndarray"] }
"#;

/// A `main.rs` that applies the layer and prints its output beside the lab's.
pub(super) fn text(scenario: &Scenario, outcome: &Outcome) -> String {
    let (n_in, n_out) = (outcome.input.rows(), outcome.input.columns());
    let settings = &scenario.layer_norm;
    let normalised = outcome.gamma.values().len();
    let (groups, last_axis) = match settings.normalized_shape {
        NormalizedShape::Row => (n_in, String::new()),
        NormalizedShape::Whole => (1, comment("    // ", code::LAST_AXIS)),
    };
    let eps = format!("{:?}", settings.eps);
    let gamma = parameter("gamma", &settings.gamma, &outcome.gamma);
    let beta = parameter("beta", &settings.beta, &outcome.beta);
    let [input, output] = [&outcome.input, &outcome.output]
        .map(|matrix| rows(0, (0..n_in).map(|row| matrix.row(row)), rust_f32));
    let heading = [
        comment("//! ", code::BURN),
        "//!\n".to_owned(),
        comment("//! ", code::CARGO),
        "//!\n//! ```toml\n".to_owned(),
        joined(CARGO.lines().map(|line| format!("//! {line}\n"))),
        "//! ```\n".to_owned(),
    ]
    .concat();
    let [a, ln, device, difference] = [
        ("/// ", code::INPUT),
        ("/// ", code::OUTPUT),
        ("    // ", code::DEVICE),
        ("    // ", code::BURN_DIFFERENCE),
    ]
    .map(|(mark, words)| comment(mark, words));
    let (readable, row, largest) = (code::READABLE, code::ROW, code::LARGEST);
    let narrow::Burn {
        import,
        functions,
        parameters,
        layer: forward,
    } = narrow::burn(settings, readable);
    format!(
        r#"{heading}
use burn::{{
    module::Param,
    nn::LayerNormConfig,
    tensor::{{Device, Tensor, TensorData{import}}},
}};

{a}const A: [[f32; {n_out}]; {n_in}] = {input};

{ln}const LAB: [[f32; {n_out}]; {n_in}] = {output};
{functions}
fn main() {{
{device}    #[allow(deprecated)]
    let device = Device::ndarray();
{gamma}{beta}{parameters}    let mut layer = LayerNormConfig::new({normalised}).with_epsilon({eps}).init(&device);
    layer.gamma = Param::from_tensor(Tensor::from_data(TensorData::new(gamma, [{normalised}]), &device));
    layer.beta = Some(Param::from_tensor(Tensor::from_data(TensorData::new(beta, [{normalised}]), &device)));

{last_axis}    let input = TensorData::new(A.as_flattened().to_vec(), [{groups}, {normalised}]);
{forward}    let output: Vec<f32> = output
        .into_data()
        .try_into_vec()
        .expect("{readable}");

    for (row, (here, lab)) in output.chunks({n_out}).zip(LAB).enumerate() {{
        println!("{row} {{}}", row + 1);
        println!("  burn {{here:?}}");
        println!("  lab  {{lab:?}}");
    }}
{difference}    let worst = output
        .iter()
        .zip(LAB.as_flattened())
        .filter(|(here, lab)| here != lab && !(here.is_nan() && lab.is_nan()))
        .map(|(here, lab)| f64::from(here - lab).abs() / (1.0 + f64::from(*lab).abs()))
        .fold(0.0, |worst: f64, error| if error <= worst {{ worst }} else {{ error }});
    println!("{largest}: {{worst:.1e}}");
}}
"#
    )
}

/// Rust that defines γ or β: the common value, then the overrides within the layer.
fn parameter(name: &str, parameter: &Parameter, values: &Matrix) -> String {
    let columns = values.columns();
    let overrides: String = parameter
        .overrides
        .iter()
        .filter_map(|entry| {
            let (row, feature) = (entry.row as usize, entry.feature as usize);
            let value = values.get(row, feature)?;
            let index = row * columns + feature;
            Some(format!("    {name}[{index}] = {};\n", rust_f32(value)))
        })
        .collect();
    let mutable = if overrides.is_empty() { "" } else { "mut " };
    let count = values.values().len();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the layer's parameters are float32"
    )]
    let all = rust_f32(parameter.all as f32);
    format!("    let {mutable}{name} = vec![{all}_f32; {count}];\n{overrides}")
}
