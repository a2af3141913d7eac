//! Random scenarios in which most questions make sense, and some do not.

use layernorm_lab::{
    challenge::Challenge,
    lab::{
        scenario::{
            CustomMatrix, Depth, Growth, NormalizedShape, Parameter, Precision, Product, RowSource,
            Scenario, Scheme,
        },
        station::Station,
    },
};
use proptest::{collection::vec, prelude::*, sample::select};

/// Scenarios for a challenge. What its station does not use stays small, so that a run is
/// cheap.
pub fn scenarios(challenge: Challenge) -> BoxedStrategy<Scenario> {
    match challenge.spec().station {
        Station::Why => growth().boxed(),
        Station::Failures => failures().boxed(),
        Station::Depth => depth().boxed(),
        _ => layer().boxed(),
    }
}

fn small_growth() -> Growth {
    Growth {
        size: 2,
        steps: 2,
        ..Growth::default()
    }
}

fn growth() -> impl Strategy<Value = Scenario> {
    let formats = [
        Precision::Float32,
        Precision::Float32,
        Precision::Float16,
        Precision::BFloat16,
    ];
    (
        0_u64..10_000,
        -0.5_f64..0.7,
        1_u32..16,
        1_u32..7,
        prop::bool::ANY,
        prop::bool::weighted(0.1),
        select(formats.to_vec()),
    )
        .prop_map(
            |(seed, exponent, steps, size, matrix, layer_norm, precision)| {
                let mut scenario = Scenario {
                    seed,
                    ..Scenario::default()
                };
                scenario.growth = Growth {
                    scale: 10_f64.powf(exponent),
                    steps,
                    size,
                    product: if matrix {
                        Product::Matrix
                    } else {
                        Product::Elementwise
                    },
                    layer_norm,
                    precision,
                };
                scenario.activations.features = 2;
                scenario
            },
        )
}

/// A matrix of the user's own, or none.
fn own() -> impl Strategy<Value = Option<CustomMatrix>> {
    let rows = (1_usize..6, 1_usize..12)
        .prop_flat_map(|(rows, columns)| vec(vec(-20_f64..20.0, columns), rows))
        .prop_map(|rows| CustomMatrix::from_rows(&rows).ok());
    prop_oneof![4 => Just(None), 1 => rows]
}

fn layer() -> impl Strategy<Value = Scenario> {
    let eps = prop_oneof![3 => Just(1e-5), 1 => (-9_f64..1.0).prop_map(|e| 10_f64.powf(e))];
    (
        0_u64..10_000,
        (1_u32..=16, 1_u32..=16),
        (-5_f64..5.0, 0_f64..5.0),
        own(),
        eps,
        prop::bool::weighted(0.2),
        (-3_f64..3.0, -3_f64..3.0),
        prop::bool::weighted(0.05),
    )
        .prop_map(
            |(seed, (rows, features), (mean, std), own, eps, whole, (gamma, beta), narrow)| {
                let mut scenario = Scenario {
                    seed,
                    growth: small_growth(),
                    ..Scenario::default()
                };
                scenario.activations.rows = rows;
                scenario.activations.features = features;
                scenario.activations.mean = mean;
                scenario.activations.std = std;
                scenario.activations.own = own;
                scenario.activations.edit(0, 3, beta);
                scenario.layer_norm.eps = eps;
                scenario.layer_norm.gamma = Parameter::uniform(gamma);
                scenario.layer_norm.gamma.set(0, 1, beta);
                scenario.layer_norm.beta = Parameter::uniform(beta);
                if whole {
                    scenario.layer_norm.normalized_shape = NormalizedShape::Whole;
                }
                if narrow {
                    scenario.layer_norm.precision = Precision::Float16;
                }
                scenario
            },
        )
}

fn depth() -> impl Strategy<Value = Scenario> {
    (
        0_u64..10_000,
        1_u32..=60,
        4_u32..=40,
        -1_f64..1.0,
        1_u32..=16,
        select(Scheme::ALL.to_vec()),
    )
        .prop_map(|(seed, layers, width, exponent, rows, scheme)| {
            let mut scenario = Scenario {
                seed,
                growth: small_growth(),
                ..Scenario::default()
            };
            scenario.depth = Depth {
                scheme,
                layers,
                width,
                scale: 10_f64.powf(exponent),
                rows,
            };
            scenario
        })
}

fn failures() -> impl Strategy<Value = Scenario> {
    (
        layer(),
        select(RowSource::ALL.to_vec()),
        1_u32..20,
        0_u32..7,
    )
        .prop_map(|(mut scenario, source, row, power)| {
            scenario.failures.source = source;
            scenario.failures.row = row;
            // Means up to a million, at which float32 loses the spread.
            scenario.activations.mean = 10_f64.powi(power.cast_signed());
            scenario
        })
}
