//! The gradients along the chains of station 1.

use layernorm_lab::lab::{
    gradient::chains,
    growth::Noise,
    random::Generator,
    real::Real,
    scenario::{Growth, Product},
};

fn growing(settings: &Growth) -> Vec<f64> {
    let outcome = chains::run(&mut Noise::seeded(0), settings);
    outcome
        .growing
        .norms
        .into_iter()
        .map(Real::to_f64)
        .collect()
}

/// The first norm over the last.
fn ratio(settings: &Growth) -> f64 {
    let norms = growing(settings);
    norms[0] / norms[norms.len() - 1]
}

/// Each step's Jacobian carries the factor s and, with LayerNorm, 1/σ, which is
/// proportional to 1/s.
#[test]
fn with_layer_norm_the_gradient_does_not_depend_on_the_scale_factor() {
    for scale in [0.5, 1.5, 3.0, 10.0] {
        let settings = Growth {
            scale,
            product: Product::Matrix,
            layer_norm: true,
            ..Growth::default()
        };
        let ratio = ratio(&settings);
        assert!((ratio / 1.788_636 - 1.0).abs() < 1e-4, "{scale}: {ratio}");
    }
}

#[test]
fn without_layer_norm_the_gradient_grows_as_the_chain_does() {
    let settings = Growth {
        product: Product::Matrix,
        ..Growth::default()
    };
    let ratio = ratio(&settings);
    assert!((0.95e18..1.05e18).contains(&ratio), "{ratio:e}");
}

/// The gradient of `A_0`, by central differences of the loss in float64.
#[test]
fn the_first_gradient_matches_finite_differences() {
    for (product, layer_norm) in [Product::Elementwise, Product::Matrix]
        .into_iter()
        .flat_map(|product| [(product, false), (product, true)])
    {
        let settings = Growth {
            scale: 1.5,
            steps: 3,
            size: 4,
            product,
            layer_norm,
            ..Growth::default()
        };
        let mut generator = Generator::seeded(0);
        let mut draw = || -> Vec<f64> { generator.randn(16).into_iter().map(f64::from).collect() };
        let (_, start) = (draw(), draw());
        let noise: Vec<Vec<f64>> = (0..3)
            .map(|_| {
                let _ = draw();
                draw()
            })
            .collect();
        let upstream = Generator::seeded(1).randn(16);
        let loss = |start: &[f64]| -> f64 {
            let end = noise.iter().fold(start.to_vec(), |matrix, noise| {
                step(&matrix, noise, &settings)
            });
            std::iter::zip(end, &upstream)
                .map(|(a, &u)| a * f64::from(u))
                .sum()
        };
        let squares = (0..16).map(|index| {
            const STEP: f64 = 1e-5;
            let at = |by: f64| {
                let mut moved = start.clone();
                moved[index] += by;
                loss(&moved)
            };
            ((at(STEP) - at(-STEP)) / (2.0 * STEP)).powi(2)
        });
        let expected = squares.sum::<f64>().sqrt();
        let measured = growing(&settings)[0];
        assert!(
            (measured / expected - 1.0).abs() < 1e-4,
            "{settings:?}: {measured} is not {expected}"
        );
    }
}

/// One step of a chain of 4×4 matrices, in float64.
fn step(matrix: &[f64], noise: &[f64], settings: &Growth) -> Vec<f64> {
    let mut product: Vec<f64> = match settings.product {
        Product::Elementwise => std::iter::zip(matrix, noise)
            .map(|(a, z)| a * 1.5 * z)
            .collect(),
        Product::Matrix => (0..16)
            .map(|index| {
                let (row, column) = (index / 4, index % 4);
                (0..4)
                    .map(|k| matrix[4 * row + k] * 1.5 * noise[4 * k + column])
                    .sum()
            })
            .collect(),
    };
    if settings.layer_norm {
        for row in product.chunks_mut(4) {
            let mean = row.iter().sum::<f64>() / 4.0;
            let variance = row.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 4.0;
            for x in row {
                *x = (*x - mean) / (variance + 1e-5).sqrt();
            }
        }
    }
    product
}

#[test]
fn the_last_gradient_is_the_draw_after_the_next_seed() {
    let settings = Growth {
        steps: 1,
        ..Growth::default()
    };
    let outcome = chains::run(&mut Noise::seeded(3), &settings);
    let squares = Generator::seeded(4).randn(900).into_iter();
    let norm = squares.map(|u| f64::from(u).powi(2)).sum::<f64>().sqrt();
    for norms in [outcome.shrinking.norms, outcome.growing.norms] {
        assert_eq!(norms.len(), 2);
        assert!((norms[1].to_f64() - norm).abs() < 1e-12);
    }
}
