//! Every number in the texts on the recording, computed from the file without the lab.

use std::collections::BTreeMap;

use layernorm_lab::{
    lab::{
        scenario::{Scenario, Transformer},
        setting::Number,
        transformer::Finding,
    },
    words::{
        challenge::RECORDED_BOUND,
        number::short,
        transformer::{LEAD, finding},
    },
};

use crate::file::{self, Tensor};

fn tensors() -> BTreeMap<String, Tensor> {
    file::parse(&file::bytes()).0
}

fn std(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares = values.iter().map(|value| (value - mean).powi(2));
    (mean, (squares.sum::<f64>() / n).sqrt())
}

/// The index of the value that is the farthest from the mean.
fn farthest(values: &[f64]) -> usize {
    let (mean, _) = std(values);
    let far = |index: &usize| (values[*index] - mean).abs();
    (0..values.len())
        .max_by(|a, b| far(a).total_cmp(&far(b)))
        .unwrap()
}

fn text(of: Finding) -> &'static str {
    finding(of).1
}

fn assert_says(of: Finding, parts: &[String]) {
    for part in parts {
        assert!(text(of).contains(part), "“{part}” is not in: {}", text(of));
    }
}

/// The numbers of a text that are no part of a name or a source.
fn numbers(text: &str) -> usize {
    let text = text.split(" (arXiv").next().unwrap();
    let is_digit = |c: char| c.is_ascii_digit() || c == '.' || c == '⁻' || c == '⁸';
    let words = text.split(|c: char| !is_digit(c));
    words
        .filter(|word| word.contains(|c: char| c.is_ascii_digit()))
        .count()
}

#[test]
fn the_massive_activation_is_as_described() {
    let tensors = tensors();
    let rows: Vec<&[f64]> = tensors["2.0.x"].rows().collect();
    let cls = rows[0];
    assert_eq!(farthest(cls), 99);
    let (mean, sigma) = std(cls);
    let others: Vec<f64> = (0..384).filter(|&i| i != 99).map(|i| cls[i]).collect();
    let (_, rest) = std(&others);
    let stds: Vec<f64> = rows[1..].iter().map(|row| std(row).1).collect();
    assert!(
        stds.iter().all(|&std| (0.70..=1.01).contains(&std)),
        "{stds:?}"
    );
    assert!(stds.iter().any(|std| *std < 0.71) && stds.iter().any(|std| *std > 1.0));
    let later = ["4.0.x", "6.0.x", "8.0.x", "10.0.x"]
        .map(|input| tensors[input].rows().next().unwrap()[99]);
    let short = |value: f64| short(value.into());
    assert_says(
        Finding::MassiveActivation,
        &[
            format!(
                "feature 100 of [CLS] (index 99 in PyTorch) is {}",
                short(cls[99])
            ),
            format!("a row whose std is {}", short(sigma)),
            "between 0.70 and 1.01".to_owned(),
            format!("brings the 223.1 to {}", short((cls[99] - mean) / sigma)),
            format!("√383 = {}", short(383_f64.sqrt())),
            format!("falls from {} to {}", short(rest), short(rest / sigma)),
            format!(
                "of layers 2 to 5 make the feature large again: {}, {}, {} and {}.",
                short(later[0]),
                short(later[1]),
                short(later[2]),
                short(later[3])
            ),
        ],
    );
    assert_eq!(numbers(text(Finding::MassiveActivation)), 21);
    // The challenge of the station says the same.
    for part in [
        format!("{} among 384 features", short(cls[99])),
        format!("becomes {}", short((cls[99] - mean) / sigma)),
        format!("√383 = {}", short(383_f64.sqrt())),
    ] {
        assert!(RECORDED_BOUND.contains(&part), "{part}");
    }
    assert_eq!(numbers(RECORDED_BOUND), 6);
}

#[test]
fn the_outlier_feature_is_as_described() {
    let tensors = tensors();
    let (mut with, mut all) = (0, 0);
    for layer in [6, 8, 10] {
        for sample in 0..2 {
            for row in tensors[&format!("{layer}.{sample}.x")].rows().skip(1) {
                all += 1;
                with += usize::from(farthest(row) == 223);
            }
        }
    }
    assert_says(
        Finding::OutlierFeature,
        &[
            "layers 3, 4 and 5, one feature, 224 (index 223 in PyTorch)".to_owned(),
            format!("{with} of the {all} rows"),
        ],
    );
    assert_eq!(numbers(text(Finding::OutlierFeature)), 7);
}

#[test]
fn the_last_gamma_is_as_described() {
    let tensors = tensors();
    let gamma = &tensors["12.gamma"].values;
    let zeros: Vec<usize> = (0..384)
        .filter(|&index| gamma[index].abs() < 1e-8)
        .collect();
    assert_eq!(zeros, [127, 223, 319]);
    for sample in 0..2 {
        let x = &tensors[&format!("12.{sample}.x")];
        let size = |feature: usize| x.rows().map(|row| row[feature].abs()).sum::<f64>();
        let mut order: Vec<usize> = (0..384).collect();
        order.sort_by(|&a, &b| size(b).total_cmp(&size(a)));
        let mut first = order[..3].to_vec();
        first.sort_unstable();
        assert_eq!(first, zeros, "sentence {sample}");
    }
    let rest = gamma
        .iter()
        .map(|gamma| gamma.abs())
        .filter(|gamma| *gamma >= 1e-8);
    let next = rest.fold(f64::INFINITY, f64::min);
    assert_says(
        Finding::SwitchedOff,
        &[
            "below 10⁻⁸ for exactly three of 384 features: 128, 224 and 320 (indices 127, 223 and 319 in PyTorch)".to_owned(),
            format!("The next smallest γ is {}", short(next.into())),
        ],
    );
    assert_eq!(numbers(text(Finding::SwitchedOff)), 9);
}

#[test]
fn the_output_stds_are_as_described() {
    let tensors = tensors();
    let (mut inside, mut all) = (0, 0);
    let (mut others, mut cls) = ([f64::INFINITY, 0.0_f64], (0.0_f64, 0));
    for layer in 0..13 {
        for sample in 0..2 {
            for (row, y) in tensors[&format!("{layer}.{sample}.y")].rows().enumerate() {
                let (_, std) = std(y);
                all += 1;
                inside += usize::from((0.4..=0.8).contains(&std));
                if row > 0 {
                    others = [others[0].min(std), others[1].max(std)];
                } else if std > cls.0 {
                    cls = (std, layer);
                }
            }
        }
    }
    assert_eq!(cls.1, 3, "after the attention of layer 2");
    assert_eq!(Finding::OutputStds.spec().settings.layer, 4);
    assert_says(
        Finding::OutputStds,
        &[
            format!(
                "of the {all} rows of all 13 LayerNorms and both sentences, {inside} have an output std between 0.4 and 0.8"
            ),
            format!(
                "between {:.2} and {:.2} for all tokens but [CLS]",
                others[0], others[1]
            ),
            format!("reaches {:.2} for [CLS] here", cls.0),
        ],
    );
    assert_eq!(numbers(text(Finding::OutputStds)), 12);
}

#[test]
fn each_finding_leads_to_a_layer_and_a_sentence_of_the_recording() {
    assert_eq!(
        Finding::MassiveActivation.spec().settings,
        Transformer::default()
    );
    for finding in Finding::ALL {
        let scenario = Scenario {
            transformer: finding.spec().settings,
            ..Scenario::default()
        };
        assert_eq!(scenario.validate(), Ok(()));
        assert!(scenario.transformer.layer <= 13 && scenario.transformer.sample <= 2);
    }
    // A select lists them all.
    assert_eq!(*Number::TransformerLayer.spec().slider.end(), 13.0);
    assert_eq!(*Number::TransformerSentence.spec().slider.end(), 2.0);
    assert!(LEAD.contains("384 features"));
}
