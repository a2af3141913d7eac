//! The band of many seeds, compared with single runs and with theory.

use layernorm_lab::lab::{
    ensemble::{Band, Bands, Ensemble},
    growth::{self, ChainStep, Noise},
    real::Real,
    scenario::{Growth, Precision},
};

fn small() -> Growth {
    Growth {
        size: 6,
        steps: 5,
        ..Growth::default()
    }
}

fn bands(runs: usize, first_seed: u64, settings: &Growth) -> Bands {
    let mut ensemble = Ensemble::with_runs(runs, first_seed, settings);
    ensemble.advance(runs);
    ensemble.bands()
}

#[test]
fn advancing_in_slices_gives_the_same_bands() {
    let whole = bands(9, 3, &small());
    let mut by_runs = Ensemble::with_runs(9, 3, &small());
    let mut progress = Vec::new();
    while !by_runs.is_done() {
        by_runs.advance(4);
        progress.push(by_runs.done());
    }
    assert_eq!(progress, [4, 8, 9]);
    assert_eq!(by_runs.bands(), whole);
    let mut by_steps = Ensemble::with_runs(9, 3, &small());
    let mut slices = 0;
    while !by_steps.is_done() {
        let mut left = 7;
        by_steps.advance_while(|| {
            left -= 1;
            left >= 0
        });
        slices += 1;
    }
    // Nine runs of one start and five steps each, in slices of seven.
    assert_eq!(slices, 54_usize.div_ceil(7));
    assert_eq!(by_steps.bands(), whole);
}

#[test]
fn the_band_of_one_run_is_that_run_and_seeds_are_consecutive() {
    let single_run = |seed| growth::run(&mut Noise::seeded(seed), &small());
    let norms = |start: &ChainStep, steps: &[ChainStep]| -> Vec<Real> {
        std::iter::once(start)
            .chain(steps)
            .map(|step| step.norm)
            .collect()
    };
    let (run, next) = (single_run(u64::MAX), single_run(0));
    let band = bands(1, u64::MAX, &small());
    let median = |bands: &[Band]| bands.iter().map(|band| band.median).collect::<Vec<_>>();
    let growing = norms(&run.growing.start, &run.growing.steps);
    let shrinking = norms(&run.shrinking.start, &run.shrinking.steps);
    assert_eq!(median(&band.growing), growing);
    assert_eq!(median(&band.shrinking), shrinking);
    // With two runs the 5th percentile is the smaller norm and the 95th the larger.
    let next = norms(&next.growing.start, &next.growing.steps);
    for (step, band) in bands(2, u64::MAX, &small()).growing.iter().enumerate() {
        let (a, b) = (growing[step].to_f64(), next[step].to_f64());
        assert_eq!(band.low, Real::from(a.min(b)));
        assert_eq!(band.high, Real::from(a.max(b)));
    }
}

#[test]
fn an_ensemble_without_finished_runs_has_no_bands_and_belongs_to_its_settings() {
    let mut ensemble = Ensemble::new(0, &small());
    assert_eq!((ensemble.done(), ensemble.total()), (0, 200));
    ensemble.advance_while(|| false);
    assert_eq!(ensemble.bands(), Bands::default());
    assert!(ensemble.is_for(0, &small()));
    assert!(!ensemble.is_for(1, &small()));
    assert!(!ensemble.is_for(0, &Growth::default()));
}

/// An independent simulation of 400 runs gave a median of 6.1e3, a 5th percentile of
/// 1.6e3 and a 95th of 4.8e4. Nearly all norms lie below the root mean square,
/// 30·1.5²⁰ = 99 760.
#[test]
fn the_default_band_matches_an_independent_simulation() {
    let started = std::time::Instant::now();
    let bands = bands(200, 0, &Growth::default());
    println!("200 seeds took {:?}", started.elapsed());
    let Band { low, median, high } = bands.growing[20];
    let is_near = |norm: Real, size: f64| (size / 1.5..size * 1.5).contains(&norm.to_f64());
    assert!(is_near(low, 1.6e3), "{low:?}");
    assert!(is_near(median, 6.1e3), "{median:?}");
    assert!(is_near(high, 4.8e4), "{high:?}");
    // The norm of 900 standard normal values is about √900.
    let start = bands.growing[0].median.to_f64();
    assert!((start - 30.0).abs() < 0.3, "{start}");
    assert_eq!(bands.shrinking.len(), 21);
}

#[test]
fn overflowing_runs_count_in_the_band() {
    let float16 = Growth {
        precision: Precision::Float16,
        scale: 3.0,
        steps: 60,
        size: 8,
        ..Growth::default()
    };
    let bands = bands(20, 0, &float16);
    assert_eq!(bands.shrinking[60].high, Real::Finite(0.0));
    assert!(bands.growing.iter().any(|band| band.high == Real::Infinity));
    assert!(
        bands
            .growing
            .iter()
            .any(|band| band.low.finite().is_some() && band.high.finite().is_none())
    );
}
