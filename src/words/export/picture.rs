//! The caption of an exported chart: where its numbers come from.

use crate::{
    lab::{
        failures::preset,
        geometry::Source,
        scenario::{
            Direction, Divisor, Growth, LayerNorm, NormalizedShape, Parameter, Precision, Product,
            Scenario,
        },
        transformer::{Recording, Sample},
    },
    words::{
        depth, formula::setting, geometry::cloud, grammar::counted, label, number::short,
        sentence::format_name, transformer::norm_option,
    },
};

/// The parts of a caption for a chart of the chains: the lab's name, the seed, and the
/// settings.
#[must_use]
pub fn growth(scenario: &Scenario) -> Vec<String> {
    let Growth {
        scale,
        steps,
        size,
        product,
        layer_norm,
        precision,
    } = &scenario.growth;
    let product = match product {
        Product::Elementwise => "A * B",
        Product::Matrix => "A @ B",
    };
    let mut parts = vec![
        label::TITLE.to_owned(),
        seed(scenario),
        format!("s = {}", exact(*scale)),
        counted(*steps, "step"),
        format!("{size}×{size}"),
        product.to_owned(),
        format_name(*precision).to_owned(),
    ];
    if *layer_norm {
        parts.push("LayerNorm after every step".to_owned());
    }
    if scenario.view.direction == Direction::Backward {
        parts.push("L = Σ A · U, U from the next seed".to_owned());
    }
    parts
}

/// The parts of a caption for a chart of the layer.
#[must_use]
pub fn layer(scenario: &Scenario) -> Vec<String> {
    let (rows, features) = scenario.activations.shape();
    let mut parts = matrix(scenario);
    let settings = &scenario.layer_norm;
    let normalized_rows = match settings.normalized_shape {
        NormalizedShape::Row => {
            parts.push("LayerNorm per row".to_owned());
            1
        }
        NormalizedShape::Whole => {
            parts.push("LayerNorm of the whole matrix".to_owned());
            rows
        }
    };
    parts.extend(number_format(settings));
    if settings.is_stepwise() {
        parts.push("every step rounded".to_owned());
    }
    parts.extend([
        format!("ε = {}", exact(settings.eps)),
        parameter("γ", &settings.gamma, [normalized_rows, features]),
        parameter("β", &settings.beta, [normalized_rows, features]),
    ]);
    parts
}

/// The parts of a caption for the means and stds of station 3.
#[must_use]
pub fn statistics(scenario: &Scenario) -> Vec<String> {
    let mut parts = layer(scenario);
    let divisor = match scenario.view.std {
        Divisor::Unbiased => "n \u{2212} 1",
        Divisor::Biased => "n",
    };
    parts.push(format!("stds divide by {divisor}"));
    parts
}

/// The parts of a caption for the matrices of station 5, which have γ = 1 and β = 0.
#[must_use]
pub fn relatives(scenario: &Scenario) -> Vec<String> {
    let mut parts = matrix(scenario);
    parts.extend(number_format(&scenario.layer_norm));
    parts.push(format!("ε = {}", exact(scenario.layer_norm.eps)));
    parts
}

/// The parts of a caption for the pictures of station 6. A report's row depends on no other
/// setting.
#[must_use]
pub fn failures(scenario: &Scenario) -> Vec<String> {
    let settings = &scenario.failures;
    let Some(failure) = preset(settings.source) else {
        let (rows, _) = scenario.activations.shape();
        let mut parts = relatives(scenario);
        parts.push(format!("row {}", settings.index(rows as usize) + 1));
        return parts;
    };
    vec![
        label::TITLE.to_owned(),
        seed(scenario),
        format_name(failure.precision).to_owned(),
        format!("ε = {}", exact(failure.eps)),
    ]
}

/// The parts of a caption for a chart of the residual stack.
#[must_use]
pub fn depth(scenario: &Scenario) -> Vec<String> {
    let settings = &scenario.depth;
    vec![
        label::TITLE.to_owned(),
        seed(scenario),
        format!("stack: {}", depth::name(settings.scheme)),
        counted(settings.layers, "layer"),
        format!("width {}", settings.width),
        format!("s = {}", exact(settings.scale)),
        counted(settings.rows, "row"),
    ]
}

/// The parts of a caption for the pictures of station 9.
#[must_use]
pub fn geometry(scenario: &Scenario) -> Vec<String> {
    let settings = &scenario.geometry;
    let mut parts = match Source::of(scenario) {
        Source::Matrix => {
            let mut parts = matrix(scenario);
            parts.extend(number_format(&scenario.layer_norm));
            parts
        }
        Source::Cloud => vec![label::TITLE.to_owned(), seed(scenario), cloud(settings)],
    };
    let layer = &scenario.layer_norm;
    parts.extend([
        format!("ε = {}", exact(layer.eps)),
        parameter("γ", &layer.gamma, [1, 3]),
        parameter("β", &layer.beta, [1, 3]),
        format!("turn {}°", exact(settings.turn)),
        format!("tilt {}°", exact(settings.tilt)),
    ]);
    parts
}

/// The parts of a caption for a chart of a recorded model, given the LayerNorm's place from 0.
#[must_use]
pub fn transformer(recording: &Recording, layer: usize, sample: &Sample) -> Vec<String> {
    let norm = recording.norms.get(layer).map(|norm| norm.name.as_str());
    vec![
        label::TITLE.to_owned(),
        recording.model.clone(),
        norm_option(layer, norm.unwrap_or_default()),
        sample.text.clone(),
    ]
}

/// The lab's name, the seed and the matrix of station 2.
fn matrix(scenario: &Scenario) -> Vec<String> {
    let activations = &scenario.activations;
    let (rows, features) = activations.shape();
    let mut parts = vec![label::TITLE.to_owned(), seed(scenario)];
    if activations.own.is_some() {
        parts.push(format!("own matrix, {rows}×{features}"));
    } else {
        parts.extend([
            format!("{rows}×{features}"),
            format!("mean {}", exact(activations.mean)),
            format!("std {}", exact(activations.std)),
        ]);
    }
    match activations.edited_cells() {
        0 => {}
        count => parts.push(format!("{} edited", counted(count, "cell"))),
    }
    parts
}

/// The number format, unless it is float32.
fn number_format(settings: &LayerNorm) -> Option<String> {
    let is_usual = settings.precision == Precision::Float32;
    (!is_usual).then(|| format_name(settings.precision).to_owned())
}

/// The parts of a caption for a chart that does not depend on the settings.
#[must_use]
pub fn other() -> Vec<String> {
    vec![label::TITLE.to_owned()]
}

fn seed(scenario: &Scenario) -> String {
    format!("{} {}", label::SEED, scenario.seed)
}

/// The common value of γ or β, and how many of its entries differ from it.
fn parameter(symbol: &str, parameter: &Parameter, [rows, features]: [u32; 2]) -> String {
    let all = format!("{symbol} = {}", exact(parameter.all));
    let entries = parameter.overrides.iter();
    let own = entries.filter(|entry| entry.row < rows && entry.feature < features);
    match own.count() {
        0 => all,
        count => format!("{all} ({count} set apart)"),
    }
}

/// A setting with all its digits. One of at most four digits is written as in a sentence.
fn exact(value: f64) -> String {
    let rounded: f64 = format!("{value:.3e}").parse().unwrap_or(value);
    if rounded.to_bits() == value.to_bits() {
        return short(value.into());
    }
    let text = setting(value);
    let Some((digits, power)) = text.split_once('e') else {
        return text;
    };
    let power: i32 = power.replace('\u{2212}', "-").parse().unwrap_or(0);
    let power = short(10_f64.powi(power).into());
    format!("{digits}{}", power.trim_start_matches('1'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_keep_their_digits_and_have_one_style_of_exponent() {
        let all = [1.5, -2.0, 1e-5, 1.2345e-5, -12_345.678, 0.0, 1e6].map(exact);
        let expected = [
            "1.5",
            "\u{2212}2",
            "1×10⁻⁵",
            "1.2345×10⁻⁵",
            "\u{2212}12\u{202f}345.678",
            "0",
            "1×10⁶",
        ];
        assert_eq!(all, expected);
    }
}
