//! The instability chains: what holds whatever the noise is.

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
fn more_steps_extend_the_chain_and_a_new_scale_keeps_the_draw() {
    let mut noise = Noise::seeded(42);
    let short = growth::run(&mut noise, &Growth::default());
    let longer = Growth {
        steps: 30,
        ..Growth::default()
    };
    let long = growth::run(&mut noise, &longer);
    assert_eq!(long.growing.steps[..20], short.growing.steps);
    // Twice the scale only moves exponents, so that step k is 2ᵏ times as
    // large to the last bit if the noise is the same.
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
fn a_chain_that_is_extended_or_cut_short_is_the_one_that_is_run_anew() {
    let mut kept = Noise::seeded(42);
    let settings = [Product::Elementwise, Product::Matrix]
        .into_iter()
        .flat_map(|product| [Precision::Float32, Precision::Float16].map(|of| (product, of)))
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
                growth::run(&mut kept, &settings),
                growth::run(&mut Noise::seeded(42), &settings),
                "{settings:?}"
            );
        }
    }
}

#[test]
fn another_size_is_the_draw_of_that_size() {
    let mut noise = Noise::seeded(42);
    let small = Growth {
        size: 3,
        ..Growth::default()
    };
    let _ = growth::run(&mut noise, &Growth::default());
    assert_eq!(growth::run(&mut noise, &small), run(&small));
}

#[test]
fn zeros_and_infinities_are_counted_in_the_narrow_formats() {
    let half = Growth {
        precision: Precision::Float16,
        scale: 3.0,
        steps: 60,
        ..Growth::default()
    };
    let outcome = run(&half);
    let (small, large) = (&outcome.shrinking.steps[59], &outcome.growing.steps);
    assert_eq!((small.zeros, small.norm), (900, Real::Finite(0.0)));
    let first = large.iter().find(|step| step.infinite > 0).unwrap();
    assert_eq!(first.norm, Real::Infinity);
}

#[test]
fn layer_norm_after_every_step_holds_the_norm_at_the_size() {
    for product in [Product::Elementwise, Product::Matrix] {
        let held = Growth {
            layer_norm: true,
            product,
            ..Growth::default()
        };
        for norm in norms(&run(&held).growing) {
            assert!((norm - 30.0).abs() < 0.01, "{norm}");
        }
    }
}

#[test]
fn the_expected_norm_follows_the_product() {
    let at_20 = |product, layer_norm| {
        let settings = Growth {
            product,
            layer_norm,
            ..Growth::default()
        };
        expected(1.5, &settings)[20].to_f64()
    };
    let near = |value: f64, expected: f64| (value / expected - 1.0).abs() < 1e-9;
    assert!(near(
        at_20(Product::Elementwise, false),
        30.0 * 1.5_f64.powi(20)
    ));
    let gain = 1.5 * 30_f64.sqrt();
    assert!(near(at_20(Product::Matrix, false), 30.0 * gain.powi(20)));
    assert!(near(at_20(Product::Matrix, true), 30.0));
}

#[test]
fn one_feature_normalised_is_zero() {
    let one = Growth {
        size: 1,
        layer_norm: true,
        ..Growth::default()
    };
    let chain = run(&one).growing;
    assert_eq!(chain.steps[0].norm, Real::Finite(0.0));
    assert_eq!(chain.expected[1], Real::Finite(0.0));
}
