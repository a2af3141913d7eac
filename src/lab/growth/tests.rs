//! What the cache of draws and chains reuses, and what it discards.

use super::*;

fn settings(steps: u32) -> scenario::Growth {
    scenario::Growth {
        steps,
        size: 4,
        ..scenario::Growth::default()
    }
}

/// Replaces the cached draws of a step by zeros, which give the norm 0.
fn clear(noise: &mut Noise, step: usize) {
    noise.pairs[step].iter_mut().for_each(|draw| draw.fill(0.0));
}

#[test]
fn draws_belong_to_their_seed() {
    let mut noise = Noise::seeded(7);
    assert_eq!(noise.seed(), 7);
    let _ = run(&mut noise, &settings(3));
    assert_eq!(noise.seed(), 7);
    assert_ne!(
        run(&mut noise, &settings(3)),
        run(&mut Noise::seeded(8), &settings(3))
    );
}

#[test]
fn more_steps_extend_the_chain_and_compute_no_step_again() {
    let mut noise = Noise::seeded(7);
    let before = run(&mut noise, &settings(3)).growing.steps;
    clear(&mut noise, 2);
    let after = run(&mut noise, &settings(5)).growing.steps;
    assert_eq!(after[..3], before);
    assert_eq!(
        after[3..],
        run(&mut Noise::seeded(7), &settings(5)).growing.steps[3..]
    );
}

#[test]
fn another_factor_reuses_the_draws_and_another_size_does_not() {
    let mut noise = Noise::seeded(7);
    let _ = run(&mut noise, &settings(3));
    clear(&mut noise, 2);
    let other = scenario::Growth {
        scale: 2.0,
        ..settings(3)
    };
    let zero = Real::Finite(0.0);
    let chain = run(&mut noise, &other).growing.steps;
    assert_ne!(chain[0].norm, zero);
    assert_eq!([chain[1].norm, chain[2].norm], [zero; 2]);
    let larger = scenario::Growth {
        size: 5,
        ..settings(3)
    };
    assert_eq!(
        run(&mut noise, &larger),
        run(&mut Noise::seeded(7), &larger)
    );
}

#[test]
fn chains_with_and_without_layer_norm_extend_independently() {
    let mut noise = Noise::seeded(7);
    let with = |steps| scenario::Growth {
        layer_norm: true,
        ..settings(steps)
    };
    let (before, normalized) = (
        run(&mut noise, &settings(3)).growing.steps,
        run(&mut noise, &with(3)).growing.steps,
    );
    assert_ne!(before, normalized);
    // Neither run computes the steps of the other, or its own, again.
    clear(&mut noise, 2);
    assert_eq!(run(&mut noise, &settings(5)).growing.steps[..3], before);
    assert_eq!(run(&mut noise, &with(5)).growing.steps[..3], normalized);
}
