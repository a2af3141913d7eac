//! How similar the directions of the rows are, in the last matrix of each chain.

use crate::lab::{
    chain::ChainState, matrix::Matrix, random::Generator, real::Real, scenario::Growth,
};

/// The mean of |cos θ| over all pairs of rows, where θ is the angle between the two: of
/// the last matrix of the shrinking chain and of the growing chain. 1 means that all rows
/// lie on one line; undefined for a single row, or if a row is 0.
#[must_use]
pub fn mean_cosines(seed: u64, settings: &Growth) -> [Real; 2] {
    let size = settings.size as usize;
    let mut generator = Generator::seeded(seed);
    // The lecture's loop draws for both chains in turn.
    let mut draw = || [(); 2].map(|()| generator.randn(size * size));
    let [small, large] = draw();
    let start = |values, factor| ChainState::start(values, factor, settings).0;
    let mut chains = [
        start(small, 1.0 / settings.scale),
        start(large, settings.scale),
    ];
    for _ in 0..settings.steps {
        for (chain, noise) in std::iter::zip(&mut chains, draw()) {
            let _ = chain.step(noise);
        }
    }
    chains.map(|chain| mean_cosine(&chain.into_matrix()))
}

/// The mean of |cos θ| over all pairs of rows.
#[expect(
    clippy::cast_precision_loss,
    reason = "a chain's matrix has at most 64 rows"
)]
fn mean_cosine(matrix: &Matrix) -> Real {
    let dot = |a: usize, b: usize| -> f64 {
        let products = std::iter::zip(matrix.row(a), matrix.row(b));
        products.map(|(&a, &b)| f64::from(a) * f64::from(b)).sum()
    };
    let lengths: Vec<f64> = (0..matrix.rows()).map(|row| dot(row, row).sqrt()).collect();
    let pairs = (0..matrix.rows()).flat_map(|a| (0..a).map(move |b| (a, b)));
    let (mut sum, mut count) = (0.0, 0_usize);
    for (a, b) in pairs {
        // Rounding may take a cosine slightly past 1.
        sum += (dot(a, b) / (lengths[a] * lengths[b])).abs().min(1.0);
        count += 1;
    }
    Real::from(sum / count as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_is_taken_over_pairs_of_rows() {
        let matrix = Matrix::new(3, 2, vec![1.0, 0.0, 0.0, 2.0, -3.0, 0.0]);
        let mean = mean_cosine(&matrix).finite().unwrap();
        assert!((mean - 1.0 / 3.0).abs() < 1e-12, "{mean}");
    }

    #[test]
    fn a_single_row_has_no_pair() {
        assert_eq!(mean_cosine(&Matrix::new(1, 1, vec![2.0])), Real::Undefined);
    }
}
