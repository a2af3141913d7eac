//! The lab reads every value of the recording, and burn's output on it is PyTorch's and the
//! exact one.

use layernorm_lab::{
    lab::{matrix::Matrix, transformer::run},
    share::recording::read,
};

use crate::file;

/// How far burn may be from PyTorch, relative to 1 + |value|.
const TOLERANCE: f64 = 2e-6;
/// How far PyTorch is from the exact value, on the same scale.
const PYTORCH: f64 = 2.2e-7;

fn same(matrix: &Matrix, values: &[f64]) -> bool {
    let pairs = matrix.values().iter().zip(values);
    matrix.values().len() == values.len()
        && pairs
            .into_iter()
            .all(|(&found, &value)| f64::from(found).to_bits() == value.to_bits())
}

/// How far a value is from PyTorch's, relative to 1 + |PyTorch's|. Infinite if one is NaN,
/// which `f64::max` would drop.
fn error(value: f64, pytorch: f64) -> f64 {
    let error = (value - pytorch).abs() / (1.0 + pytorch.abs());
    if error.is_nan() { f64::INFINITY } else { error }
}

#[test]
fn burn_matches_pytorch_and_exact_arithmetic_on_every_recorded_value() {
    let bytes = file::bytes();
    let recording = read(&bytes).expect("a recording");
    let (tensors, _) = file::parse(&bytes);
    let (mut worst, mut worst_pytorch, mut count) = (0.0_f64, 0.0_f64, 0);
    for layer in 0..13 {
        let get = |name: &str| &tensors[&format!("{layer}.{name}")];
        let (gamma, beta) = (get("gamma"), get("beta"));
        for sample in 0..2 {
            let (x, y) = (get(&format!("{sample}.x")), get(&format!("{sample}.y")));
            let (norm, activations) = recording.get(layer, sample).expect("it ran");
            assert!(same(&norm.gamma, &gamma.values) && same(&norm.beta, &beta.values));
            assert!(same(&activations.input, &x.values));
            assert!(same(activations.output.as_ref().unwrap(), &y.values));
            let outcome = run(norm, activations);
            let mut largest: f64 = 0.0;
            for (row, (x, y)) in x.rows().zip(y.rows()).enumerate() {
                let n = x.len() as f64;
                let mean = x.iter().sum::<f64>() / n;
                let variance = x.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / n;
                let root = (variance + 1e-12).sqrt();
                for (feature, (&x, &y)) in x.iter().zip(y).enumerate() {
                    let burn = f64::from(outcome.output.row(row)[feature]);
                    let exact = (x - mean) / root * gamma.values[feature] + beta.values[feature];
                    worst = worst.max(error(burn, y));
                    worst_pytorch = worst_pytorch.max(error(exact, y));
                    largest = largest.max((burn - y).abs());
                    count += 1;
                }
            }
            let comparison = outcome.comparison.expect("PyTorch's output is recorded");
            assert_eq!(comparison.difference.to_f64().to_bits(), largest.to_bits());
            let at = |matrix: &Matrix| f64::from(matrix.row(comparison.row)[comparison.feature]);
            let pytorch = activations.output.as_ref().unwrap();
            let difference = (at(&outcome.output) - at(pytorch)).abs();
            assert_eq!(difference.to_bits(), largest.to_bits());
        }
    }
    println!("{count} values: burn {worst:e}, PyTorch and exact {worst_pytorch:e}");
    assert_eq!(count, 13 * 23 * 384);
    assert!(worst < TOLERANCE, "{worst:e}");
    assert!(worst_pytorch < PYTORCH, "{worst_pytorch:e}");
}
