//! The instability chains: behaviour that does not depend on the noise.

use layernorm_lab::lab::{
    growth::{self, Chain, Noise, Outcome, expected},
    real::Real,
    scenario::{Growth, Precision, Product},
};

fn run(settings: &Growth) -> Outcome {
    growth::run(&mut Noise::seeded(42), settings)
}

fn norms(chain: &Chain) -> Vec<f64> {
    chain.steps.iter().map(|step| step.norm.to_f64()).collect()
}

#[test]
fn more_steps_extend_the_chain_and_a_new_scale_reuses_the_noise() {
    let mut noise = Noise::seeded(42);
    let short = growth::run(&mut noise, &Growth::default());
    let longer = Growth {
        steps: 30,
        ..Growth::default()
    };
    let long = growth::run(&mut noise, &longer);
    assert_eq!(long.growing.steps[..20], short.growing.steps);
    // Doubling the scale only changes exponents, so with the same noise step k is exactly
    // 2ᵏ times as large.
    let doubled = Growth {
        scale: 3.0,
        ..Growth::default()
    };
    let doubled = growth::run(&mut noise, &doubled);
    let powers = std::iter::successors(Some(2.0), |power| Some(power * 2.0));
    let doubling: Vec<f64> = std::iter::zip(norms(&short.growing), powers)
        .map(|(norm, power)| norm * power)
        .collect();
    assert_eq!(norms(&doubled.growing), doubling);
    assert_eq!(growth::run(&mut noise, &Growth::default()), short);
}

#[test]
fn extending_or_shortening_a_chain_equals_running_it_again() {
    let mut reused = Noise::seeded(42);
    let settings = [Product::Elementwise, Product::Matrix]
        .into_iter()
        .flat_map(|product| {
            [Precision::Float32, Precision::Float16].map(|precision| (product, precision))
        })
        .flat_map(|(product, precision)| {
            [false, true].map(|layer_norm| (product, precision, layer_norm))
        });
    for (product, precision, layer_norm) in settings {
        for steps in [5, 9, 2, 9] {
            let settings = Growth {
                steps,
                product,
                precision,
                layer_norm,
                ..Growth::default()
            };
            assert_eq!(
                growth::run(&mut reused, &settings),
                growth::run(&mut Noise::seeded(42), &settings),
                "{settings:?}"
            );
        }
    }
}

#[test]
fn a_new_size_draws_new_noise() {
    let mut noise = Noise::seeded(42);
    let small = Growth {
        size: 3,
        ..Growth::default()
    };
    let _ = growth::run(&mut noise, &Growth::default());
    assert_eq!(growth::run(&mut noise, &small), run(&small));
}

#[test]
fn float16_zeros_and_infinities_are_counted() {
    let float16 = Growth {
        precision: Precision::Float16,
        scale: 3.0,
        steps: 60,
        ..Growth::default()
    };
    let outcome = run(&float16);
    let (small, large) = (&outcome.shrinking.steps[59], &outcome.growing.steps);
    assert_eq!((small.zeros, small.norm), (900, Real::Finite(0.0)));
    let first = large.iter().find(|step| step.infinite > 0).unwrap();
    assert_eq!(first.norm, Real::Infinity);
}

#[test]
fn layer_norm_after_every_step_keeps_the_norm_equal_to_the_size() {
    for product in [Product::Elementwise, Product::Matrix] {
        let settings = Growth {
            layer_norm: true,
            product,
            ..Growth::default()
        };
        for norm in norms(&run(&settings).growing) {
            assert!((norm - 30.0).abs() < 0.01, "{norm}");
        }
    }
}

#[test]
fn the_expected_norm_depends_on_the_product() {
    let at_20 = |product, layer_norm| {
        let settings = Growth {
            product,
            layer_norm,
            ..Growth::default()
        };
        expected(1.5, &settings)[20].to_f64()
    };
    let is_close = |value: f64, expected: f64| (value / expected - 1.0).abs() < 1e-9;
    assert!(is_close(
        at_20(Product::Elementwise, false),
        30.0 * 1.5_f64.powi(20)
    ));
    let gain = 1.5 * 30_f64.sqrt();
    assert!(is_close(
        at_20(Product::Matrix, false),
        30.0 * gain.powi(20)
    ));
    assert!(is_close(at_20(Product::Matrix, true), 30.0));
}

#[test]
fn normalising_a_single_feature_gives_zero() {
    let one = Growth {
        size: 1,
        layer_norm: true,
        ..Growth::default()
    };
    let chain = run(&one).growing;
    assert_eq!(chain.steps[0].norm, Real::Finite(0.0));
    assert_eq!(chain.expected[1], Real::Finite(0.0));
}
