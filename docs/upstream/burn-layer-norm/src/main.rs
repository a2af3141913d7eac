//! Times burn's LayerNorm on two backends beside one loop over each row, in one run.

use std::{hint::black_box, time::Instant};

use burn::{
    nn::LayerNormConfig,
    tensor::{Device, Tensor, TensorData},
};

const ROUNDS: usize = 41;
const EPSILON: f32 = 1e-5;

#[expect(deprecated, reason = "the report is about this backend")]
fn ndarray() -> Device {
    Device::ndarray()
}

fn main() {
    println!(
        "rows × features | ndarray | flex | one loop | ndarray/loop | flex/loop | worst difference"
    );
    for [rows, features] in [[3, 10], [150, 1024], [1024, 768]] {
        let input: Vec<f32> = (0..rows * features)
            .map(|at| ((at * 2_654_435_761) % 1_000_003) as f32 / 1e5 - 5.0)
            .collect();
        let (gamma, beta) = (vec![1.0; features], vec![0.0; features]);
        let parameters = [&*gamma, &*beta];
        let expected = one_loop(&input, parameters);
        let repeat = (2_000_000 / (rows * features)).clamp(1, 5_000);
        let mut worst = 0.0_f32;
        let mut layers = [ndarray(), Device::flex()].map(|device| {
            let layer = LayerNormConfig::new(features).init(&device);
            let data = TensorData::new(input.clone(), [rows, features]);
            let tensor = Tensor::<2>::from_data(data, &device);
            let output = layer.forward(tensor.clone()).into_data();
            let output = output.to_vec::<f32>().expect("the output is float32");
            for (left, right) in output.iter().zip(&expected) {
                worst = worst.max((left - right).abs());
            }
            move || drop(black_box(layer.forward(black_box(tensor.clone()))))
        });
        let mut times = [const { Vec::new() }; 3];
        for _ in 0..ROUNDS {
            for (layer, times) in layers.iter_mut().zip(&mut times) {
                times.push(microseconds(repeat, layer));
            }
            let mut plain = || {
                drop(black_box(one_loop(
                    black_box(&input),
                    black_box(parameters),
                )))
            };
            times[2].push(microseconds(repeat, &mut plain));
        }
        let [ndarray, flex, plain] = times.map(median);
        println!(
            "{rows:>4} × {features:<8} | {ndarray:>6.1} µs | {flex:>6.1} µs | {plain:>6.1} µs \
             | {:>5.2} | {:>5.2} | {worst:.1e}",
            ndarray / plain,
            flex / plain,
        );
    }
}

/// Mean and biased variance in two passes over a row, then one pass that writes.
fn one_loop(input: &[f32], [gamma, beta]: [&[f32]; 2]) -> Vec<f32> {
    let features = gamma.len();
    let mut output = Vec::with_capacity(input.len());
    let count = features as f32;
    for row in input.chunks_exact(features) {
        let mean = sum(row.iter().copied()) / count;
        let variance = sum(row.iter().map(|value| (value - mean).powi(2))) / count;
        let factor = 1.0 / (variance + EPSILON).sqrt();
        let cells = row.iter().zip(gamma).zip(beta);
        output.extend(cells.map(|((value, gamma), beta)| (value - mean) * factor * gamma + beta));
    }
    output
}

/// Eight partial sums, which the compiler can vectorise.
fn sum(values: impl ExactSizeIterator<Item = f32>) -> f32 {
    let mut sums = [0.0; 8];
    for (at, value) in values.enumerate() {
        sums[at % 8] += value;
    }
    sums.iter().sum()
}

/// The time of one call, over `repeat` calls.
fn microseconds(repeat: usize, call: &mut impl FnMut()) -> f64 {
    let start = Instant::now();
    for _ in 0..repeat {
        call();
    }
    start.elapsed().as_secs_f64() * 1e6 / repeat as f64
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
