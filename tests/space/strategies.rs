//! Random and hostile points, layers and views.

use layernorm_lab::lab::{
    geometry::{self, Outcome, Source},
    matrix::Matrix,
    scenario::{Geometry, LayerNorm, Parameter, Stage},
};
use proptest::{collection::vec, prelude::*, sample::select, test_runner::Config};

pub fn config() -> Config {
    Config {
        failure_persistence: None,
        ..Config::with_cases(256)
    }
}

/// Any finite float32, and some that are not.
fn hostile() -> impl Strategy<Value = f32> {
    prop_oneof![
        6 => -5_f32..5.0,
        2 => select(vec![0.0, -0.0, 1.0, 1e-45, f32::MAX, -f32::MAX, 1e20, -1e-30]),
        1 => any::<f32>().prop_filter("finite", |x| x.is_finite()),
        1 => select(vec![f32::NAN, f32::INFINITY, f32::NEG_INFINITY]),
    ]
}

/// A row of three values, often with equal ones.
fn row() -> impl Strategy<Value = Vec<f32>> {
    prop_oneof![
        4 => vec(hostile(), 3),
        1 => hostile().prop_map(|x| vec![x; 3]),
        1 => (hostile(), -1_f32..1.0).prop_map(|(x, by)| vec![x, x + by, x]),
    ]
}

pub fn points() -> impl Strategy<Value = Matrix> {
    vec(row(), 1..20).prop_map(|rows| Matrix::new(rows.len(), 3, rows.concat()))
}

/// Points whose spread float32 resolves: values up to 10, and a std above 0.1.
pub fn ordinary_points() -> impl Strategy<Value = Matrix> {
    let spread = |row: &Vec<f32>| {
        let mean = row.iter().sum::<f32>() / 3.0;
        row.iter().map(|x| (x - mean).powi(2)).sum::<f32>() / 3.0 > 0.01
    };
    vec(vec(-10_f32..10.0, 3).prop_filter("a spread", spread), 1..20)
        .prop_map(|rows| Matrix::new(rows.len(), 3, rows.concat()))
}

pub fn layer() -> impl Strategy<Value = LayerNorm> {
    let entry = || prop_oneof![3 => -3_f64..3.0, 1 => select(vec![0.0, 1.0, 1e6, -1e6, 1e-30])];
    (
        prop_oneof![2 => Just(1e-5), 1 => select(vec![0.0, 1e-60, 1.0, 1e6])],
        vec(entry(), 3),
        vec(entry(), 3),
    )
        .prop_map(|(eps, gamma, beta)| {
            let mut layer = LayerNorm {
                eps,
                ..LayerNorm::default()
            };
            for (parameter, entries) in [(&mut layer.gamma, gamma), (&mut layer.beta, beta)] {
                *parameter = Parameter::uniform(entries[0]);
                parameter.set(0, 1, entries[1]);
                parameter.set(0, 2, entries[2]);
            }
            layer
        })
}

pub fn view() -> impl Strategy<Value = Geometry> {
    (
        -180_f64..=180.0,
        prop_oneof![4 => -90_f64..=90.0, 1 => select(vec![-90.0, 0.0, 90.0])],
        select(Stage::ALL.to_vec()),
    )
        .prop_map(|(turn, tilt, stage)| Geometry {
            turn,
            tilt,
            stage,
            ..Geometry::default()
        })
}

pub fn outcome(points: Matrix, layer: &LayerNorm) -> Outcome {
    geometry::run((Source::Matrix, points), layer)
}

pub fn triple(row: &[f32]) -> [f64; 3] {
    [row[0], row[1], row[2]].map(f64::from)
}
