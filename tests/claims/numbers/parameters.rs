//! What the sentences on the statistics say of the rounding of γ and β to the number format.

use layernorm_lab::lab::scenario::{Parameter, Scenario};

use crate::{
    judge::{INVISIBLE, Judge},
    parse::parse,
    truth::{Truth, is_uniform, measure},
};

/// Judges the sentence ` In bfloat16 γ = 1.3 is 1.297 and β is rounded.`
pub(super) fn parameters(judge: &mut Judge, truth: &Truth, scenario: &Scenario, text: &str) {
    let layer = &scenario.layer_norm;
    let note = [" In float16 ", " In bfloat16 "]
        .iter()
        .find_map(|start| text.split_once(start))
        .map_or("", |(_, note)| note);
    for (index, (symbol, parameter)) in [("γ", &layer.gamma), ("β", &layer.beta)]
        .into_iter()
        .enumerate()
    {
        let pairs: Vec<(f32, f32)> = truth
            .groups
            .iter()
            .flat_map(|group| {
                let rounded = if index == 0 {
                    &group.gamma
                } else {
                    &group.beta
                };
                std::iter::zip(&group.as_set[index], rounded).map(|(&set, &rounded)| (set, rounded))
            })
            .collect();
        let differs = pairs.iter().any(|(set, rounded)| set != rounded);
        judge.claim(!note.contains(symbol) || differs, || {
            format!("{symbol} is not rounded: {text}")
        });
        let Some((_, rest)) = note.split_once(&format!("{symbol} = ")) else {
            continue;
        };
        let (set, rest) = rest.split_once(" is ").unwrap_or_default();
        let end = [" and ", ". "]
            .iter()
            .filter_map(|end| rest.find(end))
            .min();
        let rounded = rest[..end.unwrap_or(rest.len())].trim_end_matches('.');
        let is_near = |text: &str, value: f32| {
            let value = f64::from(value);
            (parse(text) - value).abs() <= 5e-4 * value.abs()
        };
        let holds = is_all(parameter)
            && set != rounded
            && is_near(set, pairs[0].0)
            && is_near(rounded, pairs[0].1);
        judge.claim(holds, || {
            format!("{symbol} = {set} is not {rounded}: {text}")
        });
    }
    missing(judge, truth, note, text);
    // Said of the layer's results, which are x̂ itself.
    if text.contains("change nothing") {
        let parameters = truth
            .groups
            .iter()
            .flat_map(|group| std::iter::zip(&group.gamma, &group.beta));
        let holds = parameters
            .into_iter()
            .all(|(&gamma, &beta)| gamma == 1.0 && beta == 0.0);
        judge.claim(holds, || format!("γ and β change x̂: {text}"));
    }
}

fn is_all(parameter: &Parameter) -> bool {
    let own = parameter.overrides.iter().map(|entry| entry.value);
    own.into_iter().all(|value| value == parameter.all)
}

/// A rounding of a uniform γ that changes a std by as much as is measured is named.
fn missing(judge: &mut Judge, truth: &Truth, note: &str, text: &str) {
    for group in &truth.groups {
        let is_plain = !truth.is_whole && is_uniform(&group.gamma) && is_uniform(&group.beta);
        let (set, rounded) = (group.as_set[0][0].abs(), group.gamma[0].abs());
        let (_, std) = measure(&group.y, 0);
        if !is_plain || !group.is_narrow || rounded == 0.0 || !std.is_finite() {
            continue;
        }
        let factor = group.eps_factor();
        let off = |gamma: f32| std - f64::from(gamma) * factor;
        // γ's rounding explains most of what the std has beyond the exact one.
        let explains =
            off(set).abs() > 4.0 * INVISIBLE * std && off(rounded).abs() < 0.5 * off(set).abs();
        judge.claim(!explains || note.contains('γ'), || {
            format!("the rounding of γ = {set} to {rounded} is not named: {text}")
        });
    }
}
