//! Residual stacks: their formulas, and how alike their rows and those of a chain become.
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "counts are small"
)]

use layernorm_lab::lab::{
    depth::{Draws, Scheme, Stack, formula, run},
    gradient::chains,
    growth::Noise,
    real::Real,
    scenario::{Growth, Product},
};

const ROWS: usize = 8;
const WIDTH: usize = 64;

fn stack(seed: u64, scheme: Scheme, scale: f64, layers: usize) -> Stack {
    let mut draws = Draws::seeded(seed, ROWS, WIDTH);
    draws.prepare(seed, [ROWS, WIDTH], layers);
    run(&draws, scheme, scale, layers)
}

/// The largest ratio of a measured to an expected value, or its inverse.
fn worst(pairs: impl IntoIterator<Item = (f64, f64)>) -> f64 {
    pairs
        .into_iter()
        .map(|(measured, expected)| (measured / expected).max(expected / measured))
        .fold(1.0, f64::max)
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
            let expected = formula::last_weight_gradient(scheme, scale, layers as u32);
            let ratio = worst([(mean, expected)]);
            assert!(
                ratio < 1.1,
                "{scheme:?} s = {scale}, {layers} layers: {mean}, not {expected}"
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
        draws.prepare(5, [ROWS, WIDTH], layers);
    }
    assert_eq!(run(&draws, Scheme::Pre, 1.5, 9), long);
    // Another size or seed starts again.
    draws.prepare(6, [ROWS, WIDTH], 9);
    assert_eq!(
        run(&draws, Scheme::Pre, 1.5, 9),
        stack(6, Scheme::Pre, 1.5, 9)
    );
}

/// LayerNorm keeps the size of every row, and not the differences between rows.
#[test]
fn the_rows_of_a_chain_of_matrix_products_with_layer_norm_become_alike() {
    for (steps, cosine, rank) in [(1, 0.20, 20.0), (5, 0.33, 12.0), (20, 0.60, 5.0)] {
        let settings = Growth {
            steps,
            product: Product::Matrix,
            layer_norm: true,
            ..Growth::default()
        };
        let outcome = chains::run(&mut Noise::seeded(0), &settings);
        let similarity = outcome.shrinking.similarity;
        let [measured, dimensions] = [similarity.cosine, similarity.rank].map(Real::to_f64);
        assert!((measured - cosine).abs() <= 0.005, "{steps}: {measured}");
        assert!((dimensions - rank).abs() <= 0.5, "{steps}: {dimensions}");
    }
}

#[test]
fn one_row_has_no_cosine_and_rank_1() {
    let mut draws = Draws::seeded(0, 1, 16);
    draws.prepare(0, [1, 16], 3);
    let stack = run(&draws, Scheme::Peri, 1.0, 3);
    for similarity in stack.similarity {
        assert_eq!(similarity.cosine, Real::Undefined);
        assert!((similarity.rank.to_f64() - 1.0).abs() < 1e-12);
    }
}
