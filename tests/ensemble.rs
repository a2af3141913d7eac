//! Many seeds at once: the band against single runs and against theory.

use layernorm_lab::lab::{
    ensemble::{Band, Bands, Ensemble},
    growth::{self, Noise, Step},
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
    let mut ensemble = Ensemble::of(runs, first_seed, settings);
    ensemble.advance(runs);
    ensemble.bands()
}

#[test]
fn slices_give_what_one_go_gives() {
    let whole = bands(9, 3, &small());
    let mut by_runs = Ensemble::of(9, 3, &small());
    let mut progress = Vec::new();
    while !by_runs.is_done() {
        by_runs.advance(4);
        progress.push(by_runs.done());
    }
    assert_eq!(progress, [4, 8, 9]);
    assert_eq!(by_runs.bands(), whole);
    let mut by_steps = Ensemble::of(9, 3, &small());
    let mut slices = 0;
    while !by_steps.is_done() {
        let mut left = 7;
        by_steps.advance_while(|| {
            left -= 1;
            left >= 0
        });
        slices += 1;
    }
    // Nine runs of a start and five steps each, seven at a time.
    assert_eq!(slices, 54_usize.div_ceil(7));
    assert_eq!(by_steps.bands(), whole);
}

#[test]
fn a_band_of_one_run_is_that_run_and_the_seeds_are_consecutive() {
    let alone = |seed| growth::run(&mut Noise::seeded(seed), &small());
    let norms = |start: &Step, steps: &[Step]| -> Vec<Real> {
        std::iter::once(start)
            .chain(steps)
            .map(|step| step.norm)
            .collect()
    };
    let (run, next) = (alone(u64::MAX), alone(0));
    let band = bands(1, u64::MAX, &small());
    let median = |bands: &[Band]| bands.iter().map(|band| band.median).collect::<Vec<_>>();
    let growing = norms(&run.growing.start, &run.growing.steps);
    let shrinking = norms(&run.shrinking.start, &run.shrinking.steps);
    assert_eq!(median(&band.growing), growing);
    assert_eq!(median(&band.shrinking), shrinking);
    // Of two runs the 5th percentile is the smaller, the 95th the larger.
    let next = norms(&next.growing.start, &next.growing.steps);
    for (step, band) in bands(2, u64::MAX, &small()).growing.iter().enumerate() {
        let (a, b) = (growing[step].to_f64(), next[step].to_f64());
        assert_eq!(band.low, Real::from(a.min(b)));
        assert_eq!(band.high, Real::from(a.max(b)));
    }
}

#[test]
fn nothing_finished_is_no_band_and_other_settings_make_it_outdated() {
    let mut ensemble = Ensemble::new(0, &small());
    assert_eq!((ensemble.done(), ensemble.total()), (0, 200));
    ensemble.advance_while(|| false);
    assert_eq!(ensemble.bands(), Bands::default());
    assert!(ensemble.belongs_to(0, &small()));
    assert!(!ensemble.belongs_to(1, &small()));
    assert!(!ensemble.belongs_to(0, &Growth::default()));
}

/// By a simulation with other random numbers, of 400 runs: half of the norms
/// lie below 6.1e3, nine of ten between 1.6e3 and 4.8e4, so that nearly all
/// lie below the root of the mean square, 30·1.5²⁰ = 99 760.
#[test]
fn the_default_band_has_the_size_that_theory_gives_it() {
    let started = std::time::Instant::now();
    let bands = bands(200, 0, &Growth::default());
    println!("200 seeds took {:?}", started.elapsed());
    let Band { low, median, high } = bands.growing[20];
    let within = |norm: Real, size: f64| (size / 1.5..size * 1.5).contains(&norm.to_f64());
    assert!(within(low, 1.6e3), "{low:?}");
    assert!(within(median, 6.1e3), "{median:?}");
    assert!(within(high, 4.8e4), "{high:?}");
    // The start is 900 squares of standard normal values.
    let start = bands.growing[0].median.to_f64();
    assert!((start - 30.0).abs() < 0.3, "{start}");
    assert_eq!(bands.shrinking.len(), 21);
}

#[test]
fn overflow_is_part_of_the_band() {
    let half = Growth {
        precision: Precision::Float16,
        scale: 3.0,
        steps: 60,
        size: 8,
        ..Growth::default()
    };
    let last = bands(20, 0, &half);
    assert_eq!(last.shrinking[60].high, Real::Finite(0.0));
    assert!(last.growing.iter().any(|band| band.high == Real::Infinity));
    assert!(
        last.growing
            .iter()
            .any(|band| { band.low.finite().is_some() && band.high.finite().is_none() })
    );
}
