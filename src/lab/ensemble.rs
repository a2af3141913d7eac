//! Station 1 for many seeds: between which norms most chains run.
//!
//! One run shows one seed. What is typical shows in many: the band from the
//! 5th to the 95th percentile of the norm after each step, and the median.
//!
//! Hundreds of runs take longer than a frame, so an [`Ensemble`] is computed
//! in slices and can be read and dropped at any time.

use std::mem;

use serde::Serialize;

use super::{random::Generator, real::Real, scenario::Growth, walk::Walk};

/// How many seeds the lab runs.
pub const SEEDS: usize = 200;

/// Between which norms nine of ten runs lie after one step.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Band {
    /// The 5th percentile.
    pub low: Real,
    /// The 50th percentile.
    pub median: Real,
    /// The 95th percentile.
    pub high: Real,
}

/// A band for each step of both chains, from step 0 (the start) to the last.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Bands {
    /// The chain with the factor 1/s.
    pub shrinking: Vec<Band>,
    /// The chain with the factor s.
    pub growing: Vec<Band>,
}

/// The runs of consecutive seeds with the same settings.
pub struct Ensemble {
    first_seed: u64,
    settings: Growth,
    total: usize,
    /// The norms of the finished runs.
    runs: Vec<[Vec<Real>; 2]>,
    current: Option<Run>,
}

/// Both chains of one seed, as far as they have come.
struct Run {
    generator: Generator,
    walks: [Walk; 2],
    norms: [Vec<Real>; 2],
}

impl Run {
    /// Draws in the order of [`growth::Noise`](super::growth::Noise).
    fn start(seed: u64, settings: &Growth) -> Self {
        let mut generator = Generator::seeded(seed);
        let entries = (settings.size * settings.size) as usize;
        let [small, large] = [1.0 / settings.scale, settings.scale]
            .map(|factor| Walk::start(generator.randn(entries), factor, settings));
        Self {
            generator,
            norms: [&small, &large].map(|(_, start)| vec![start.norm]),
            walks: [small.0, large.0],
        }
    }

    fn step(&mut self, entries: usize) {
        for (walk, norms) in self.walks.iter_mut().zip(&mut self.norms) {
            norms.push(walk.step(self.generator.randn(entries)).norm);
        }
    }

    fn steps(&self) -> usize {
        self.norms[0].len() - 1
    }
}

impl Ensemble {
    /// [`SEEDS`] runs, the first with the seed given, none of them made yet.
    #[must_use]
    pub fn new(first_seed: u64, settings: &Growth) -> Self {
        Self::of(SEEDS, first_seed, settings)
    }

    /// So many runs, the first with the seed given, none of them made yet.
    #[must_use]
    pub fn of(total: usize, first_seed: u64, settings: &Growth) -> Self {
        Self {
            first_seed,
            settings: settings.clone(),
            total,
            runs: Vec::with_capacity(total),
            current: None,
        }
    }

    /// Whether this is the ensemble of these settings; else it is outdated.
    #[must_use]
    pub fn belongs_to(&self, first_seed: u64, settings: &Growth) -> bool {
        self.first_seed == first_seed && self.settings == *settings
    }

    /// How many runs are finished.
    #[must_use]
    pub fn done(&self) -> usize {
        self.runs.len()
    }

    /// How many runs there are in all.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// Whether every run is finished.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.done() == self.total
    }

    /// Finishes so many runs more, or as many as are left.
    pub fn advance(&mut self, runs: usize) {
        let goal = self.total.min(self.done() + runs);
        while self.done() < goal {
            self.step();
        }
    }

    /// Computes as long as `more` says so, asking before every step of a run:
    /// a slice that ends in time however large the matrices are.
    pub fn advance_while(&mut self, mut more: impl FnMut() -> bool) {
        while !self.is_done() && more() {
            self.step();
        }
    }

    /// One step of the current run, or the start of the next.
    fn step(&mut self) {
        let run = match &mut self.current {
            None => {
                let seed = self.first_seed.wrapping_add(self.runs.len() as u64);
                self.current.insert(Run::start(seed, &self.settings))
            }
            Some(run) => {
                run.step((self.settings.size * self.settings.size) as usize);
                run
            }
        };
        if run.steps() == self.settings.steps as usize {
            self.runs.push(mem::take(&mut run.norms));
            self.current = None;
        }
    }

    /// The bands of the runs finished so far; empty if none is.
    #[must_use]
    pub fn bands(&self) -> Bands {
        if self.runs.is_empty() {
            return Bands::default();
        }
        let chain = |chain: usize| {
            (0..=self.settings.steps as usize)
                .map(|step| band(self.runs.iter().map(|norms| norms[chain][step]).collect()))
                .collect()
        };
        Bands {
            shrinking: chain(0),
            growing: chain(1),
        }
    }
}

/// The percentiles of at least one norm, by nearest rank: each is a norm that
/// a run really has, so that no infinity is averaged with a number.
///
/// An undefined norm comes after an infinite one, as it does in a chain: 0 · ∞.
fn band(mut norms: Vec<Real>) -> Band {
    norms.sort_unstable_by(|a, b| {
        // Without a sign a NaN is the largest of all.
        let size = |norm: &Real| norm.to_f64().abs();
        size(a).total_cmp(&size(b))
    });
    let percentile = |percent: usize| {
        let rank = (norms.len() * percent).div_ceil(100).max(1);
        norms[rank - 1]
    };
    Band {
        low: percentile(5),
        median: percentile(50),
        high: percentile(95),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values_and_infinities_are_the_largest() {
        let mut norms: Vec<Real> = (1..=94).rev().map(f64::from).map(Real::from).collect();
        norms.extend([Real::Undefined, Real::Undefined]);
        norms.extend([Real::Infinity; 4]);
        let band = band(norms);
        assert_eq!(band.low, Real::Finite(5.0));
        assert_eq!(band.median, Real::Finite(50.0));
        assert_eq!(band.high, Real::Infinity);
    }

    #[test]
    fn one_norm_is_its_own_band() {
        let one = Real::Finite(3.0);
        let Band { low, median, high } = band(vec![one]);
        assert_eq!([low, median, high], [one; 3]);
        assert_eq!(band(vec![Real::Undefined; 2]).low, Real::Undefined);
    }
}
