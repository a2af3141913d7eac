//! Residual stacks: their formulas, and how alike their rows and those of a chain become.
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "counts are small"
)]

#[path = "claims/depth/autodiff.rs"]
mod autodiff;

use layernorm_lab::lab::{
    depth::{Draws, Stack, formula, last_rms, run},
    gradient::chains,
    growth::Noise,
    real::Real,
    scenario::{Depth, Growth, Product, Scheme},
};

const ROWS: usize = 8;
const WIDTH: usize = 64;

fn settings(scheme: Scheme, scale: f64, layers: usize) -> Depth {
    Depth {
        scheme,
        layers: layers as u32,
        width: WIDTH as u32,
        scale,
        rows: ROWS as u32,
    }
}

fn stack(seed: u64, scheme: Scheme, scale: f64, layers: usize) -> Stack {
    let mut draws = Draws::seeded(seed, ROWS, WIDTH);
    run(&mut draws, seed, &settings(scheme, scale, layers))
}

#[test]
fn both_passes_match_burns_autodiff() {
    for (seed, (layers, width, scale, rows)) in (0..).zip([
        (24, 64, 1.0, 8),
        (1, 4, 3.0, 1),
        (7, 13, 0.1, 16),
        (40, 30, 1.5, 5),
        (5, 64, 10.0, 2),
    ]) {
        for scheme in Scheme::ALL {
            let settings = Depth {
                scheme,
                layers,
                width,
                scale,
                rows,
            };
            let mut draws = Draws::seeded(seed, 1, 4);
            let stack = run(&mut draws, seed, &settings);
            let (last, weights, input) = autodiff::run(seed, &settings);
            let measured = stack.weight_gradients.iter().chain([&stack.input_gradient]);
            let norms = weights.into_iter().chain([input]);
            let pairs = measured.map(|norm| norm.to_f64()).zip(norms);
            let rms = stack.rms.last().unwrap().to_f64();
            let ratio = worst(pairs.chain([(rms, last)]));
            assert!(ratio < 1.0 + 1e-3, "{settings:?}: {ratio}");
            assert!(worst([(last_rms(seed, &settings).to_f64(), rms)]) < 1.0 + 1e-12);
        }
    }
}

#[test]
fn without_a_norm_a_deep_stack_overflows() {
    let stack = stack(0, Scheme::None, 10.0, 60);
    let overflow = stack.rms.iter().position(|rms| rms.finite().is_none());
    assert!(
        overflow.is_some_and(|layer| (30..45).contains(&layer)),
        "{overflow:?}"
    );
    assert_eq!(stack.similarity.last().unwrap().cosine, Real::Undefined);
    assert!(stack.weight_gradients[0].finite().is_none());
}

/// The largest ratio of a measured to an expected value, or its inverse. Infinite if one is
/// NaN, which `f64::max` would drop.
fn worst(pairs: impl IntoIterator<Item = (f64, f64)>) -> f64 {
    let ratio = |(measured, expected): (f64, f64)| {
        let ratio = (measured / expected).max(expected / measured);
        if ratio.is_nan() { f64::INFINITY } else { ratio }
    };
    pairs.into_iter().map(ratio).fold(1.0, f64::max)
}

/// Each formula is an average over draws; one draw of 512 values stays close to it.
#[test]
fn the_streams_of_normalised_stacks_stay_in_the_band_of_their_formulas() {
    for scale in [0.5, 1.0, 1.5, 3.0] {
        for seed in 0..3 {
            for (scheme, band) in [
                (Scheme::Post, 1.001),
                (Scheme::Pre, 1.1),
                (Scheme::Peri, 1.1),
            ] {
                let stack = stack(seed, scheme, scale, 30);
                let pairs = stack.rms.iter().zip(0..).skip(1);
                let ratio = worst(
                    pairs.map(|(rms, layer)| (rms.to_f64(), formula::rms(scheme, scale, layer))),
                );
                assert!(ratio < band, "{scheme:?} s = {scale}, seed {seed}: {ratio}");
            }
        }
    }
}

/// The last weight's gradient, on average over twelve seeds.
#[test]
fn the_last_gradients_of_normalised_stacks_follow_their_formulas() {
    for (scale, layers) in [(1.0, 6), (1.0, 24), (3.0, 6)] {
        for scheme in [Scheme::Post, Scheme::Pre, Scheme::Peri] {
            let norms = (0..12).map(|seed| {
                let stack = stack(seed, scheme, scale, layers);
                stack.weight_gradients[layers - 1].to_f64()
            });
            let unit = (ROWS as f64).sqrt() * WIDTH as f64;
            let mean = norms.sum::<f64>() / 12.0 / unit;
            let expected = formula::weight_gradient(scheme, scale, [layers as u32; 2]);
            let ratio = worst([(mean, expected)]);
            assert!(
                ratio < 1.1,
                "{scheme:?} s = {scale}, {layers} layers: {mean}, not {expected}"
            );
        }
    }
}

/// The gradients of all weights, on average over twelve seeds and five layers each.
#[test]
fn gradients_at_every_layer_of_normalised_stacks_are_near_their_formulas() {
    let layers = 24;
    for scheme in [Scheme::Post, Scheme::Pre, Scheme::Peri] {
        let stacks: Vec<Stack> = (0..12)
            .map(|seed| stack(seed, scheme, 1.0, layers))
            .collect();
        for layer in [1, 6, 12, 18, 24] {
            let norms = stacks
                .iter()
                .map(|stack| stack.weight_gradients[layer - 1].to_f64());
            let mean = norms.sum::<f64>() / 12.0 / ((ROWS as f64).sqrt() * WIDTH as f64);
            let at = [layer as u32, layers as u32];
            let ratio = worst([(mean, formula::weight_gradient(scheme, 1.0, at))]);
            assert!(
                ratio < 1.4,
                "{scheme:?}, layer {layer}: {mean}, {ratio} times"
            );
        }
    }
}

#[test]
fn a_deeper_stack_extends_a_shallower_one() {
    let (short, long) = (stack(5, Scheme::Pre, 1.5, 4), stack(5, Scheme::Pre, 1.5, 9));
    assert_eq!(long.rms[..5], short.rms);
    assert_eq!(long.similarity[..5], short.similarity);
    let mut draws = Draws::seeded(5, ROWS, WIDTH);
    for layers in [4, 9, 2] {
        let _ = run(&mut draws, 5, &settings(Scheme::Pre, 1.5, layers));
    }
    let pre = settings(Scheme::Pre, 1.5, 9);
    assert_eq!(run(&mut draws, 5, &pre), long);
    // Another size or seed starts again.
    assert_eq!(run(&mut draws, 6, &pre), stack(6, Scheme::Pre, 1.5, 9));
    let narrow = Depth { width: 8, ..pre };
    let mut fresh = Draws::seeded(6, ROWS, 8);
    assert_eq!(run(&mut draws, 6, &narrow), run(&mut fresh, 6, &narrow));
}

/// LayerNorm keeps the size of every row, and not the differences between rows. The numbers
/// are numpy's for the same draws: the mean off the diagonal of |R·Rᵀ| with unit rows R, and
/// the entropy of `numpy.linalg.svd`'s singular values.
#[test]
fn the_rows_of_a_chain_of_matrix_products_with_layer_norm_become_alike() {
    for (steps, cosine, rank) in [
        (1, 0.2048, 20.1871),
        (5, 0.3181, 12.2957),
        (20, 0.6040, 5.2412),
    ] {
        let settings = Growth {
            steps,
            product: Product::Matrix,
            layer_norm: true,
            ..Growth::default()
        };
        let outcome = chains::run(&mut Noise::seeded(0), &settings);
        let similarity = outcome.shrinking.similarity();
        let [measured, dimensions] = [similarity.cosine, similarity.rank].map(Real::to_f64);
        assert!((measured - cosine).abs() <= 1e-3, "{steps}: {measured}");
        assert!((dimensions - rank).abs() <= 0.01, "{steps}: {dimensions}");
    }
}

#[test]
fn one_row_has_no_cosine_and_rank_1() {
    let settings = Depth {
        rows: 1,
        ..settings(Scheme::Peri, 1.0, 3)
    };
    let stack = run(&mut Draws::seeded(0, 1, WIDTH), 0, &settings);
    for similarity in stack.similarity {
        assert_eq!(similarity.cosine, Real::Undefined);
        assert!((similarity.rank.to_f64() - 1.0).abs() < 1e-12);
    }
}
