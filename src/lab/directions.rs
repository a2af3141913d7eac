//! How similar the directions of the rows are, in the last matrix of each chain.

use crate::lab::{
    chain::ChainState,
    random::Generator,
    real::Real,
    scenario::Growth,
    similarity::{mean_cosine, rows},
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
    chains.map(|chain| {
        let last = chain.into_matrix();
        mean_cosine(&rows(last.values(), last.columns())).into()
    })
}
