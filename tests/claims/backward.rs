//! Station 1's claims on the gradients, judged by other scale factors and by the chains in
//! float64.

mod replay;

use layernorm_lab::{
    claims::backward::{BackwardClaim, ChainFactors, Factor, backward},
    lab::{
        gradient::chains,
        growth::{self, Noise},
        scenario::{Growth, Scenario},
    },
    words::sentence,
};

use self::replay::Replay;
use crate::{
    judge::{Judge, ROUNDED},
    states,
};

const STATES: u64 = 400;

fn claim(scenario: &Scenario) -> BackwardClaim {
    let noise = &mut Noise::seeded(scenario.seed);
    let gradients = [false, true].map(|layer_norm| {
        let settings = Growth {
            layer_norm,
            ..scenario.growth.clone()
        };
        chains::run(noise, &settings)
    });
    backward(
        &gradients,
        &growth::run(noise, &scenario.growth),
        scenario.growth.size,
    )
}

#[test]
fn every_claim_on_the_gradients_of_the_chains_holds() {
    let mut judge = Judge::default();
    for number in 0..STATES {
        let mut scenario = states::chains(number);
        scenario.growth.steps = scenario.growth.steps.min(30);
        judge.set_state(format!("chain state {number}"));
        let here = claim(&scenario);
        let replays = Replay::of(&scenario);
        scale_factors(&mut judge, &here, &scenario);
        independence(&mut judge, &here, &replays, &scenario.growth);
        without(&mut judge, &here, &replays);
        single_value(&mut judge, &here, &scenario.growth);
        text(&mut judge, &here);
    }
    judge.close(STATES as usize);
}

/// Where the scale factor is said to change nothing, half of it and twice of it do not.
fn scale_factors(judge: &mut Judge, here: &BackwardClaim, scenario: &Scenario) {
    if !here.is_independent {
        return;
    }
    for by in [0.5, 2.0] {
        let mut other = scenario.clone();
        other.growth.scale *= by;
        for (here, there) in here.chains.iter().zip(claim(&other).chains) {
            let (here, there) = (value_with(*here), value_with(there));
            judge.near(there, here, 0.02 * here, "the factor at another scale");
        }
    }
}

/// Where the scale factor is said to change nothing, ε is small beside every variance, and
/// where it is not said, ε is not that small.
///
/// The limit is an effect of ε of 1e-3 over all steps. Effects of 0.45 to 1.1 times that much
/// are not judged.
fn independence(judge: &mut Judge, here: &BackwardClaim, replays: &[Replay; 2], settings: &Growth) {
    let share = replays.iter().map(Replay::eps_share).fold(0.0, f64::max);
    let effect = f64::from(settings.steps) * share;
    // Of one or two features only ε lets any gradient through.
    let holds = if here.is_independent {
        settings.size > 2 && effect < 1.1e-3
    } else {
        settings.size <= 2 || effect > 0.45e-3
    };
    judge.claim(holds, || {
        format!(
            "independent: {}, but ε has an effect of {effect:e}",
            here.is_independent
        )
    });
}

/// Without LayerNorm, the gradient of the first matrix is U times all of the noise.
fn without(judge: &mut Judge, here: &BackwardClaim, replays: &[Replay; 2]) {
    for (shown, replay) in here.chains.iter().zip(replays) {
        let gradient = replay.gradient();
        let (ratio, [least, most]) = (gradient.ratio, gradient.largest);
        if least > 1e-25 && most < 1e25 {
            // Float32 holds every gradient on the way, so that only rounding differs.
            judge.near(value(shown.without), ratio, 1e-4 * ratio, "the factor");
        } else {
            let holds = match shown.without {
                Factor::Times(_) => most < 1e39,
                Factor::Zero => least < 1e-37,
                Factor::Overflow => most > 1e37,
            };
            judge.claim(holds, || {
                format!("{:?}: gradients from {least:e} to {most:e}", shown.without)
            });
        }
    }
}

/// Of rows of one value, and only of those, LayerNorm is said to let no gradient through.
fn single_value(judge: &mut Judge, here: &BackwardClaim, settings: &Growth) {
    for chain in here.chains {
        let holds = chain.with.is_none() == (settings.size == 1);
        judge.claim(holds, || format!("{chain:?} of size {}", settings.size));
    }
}

/// The factor as a number. That of an overflow is NaN, which is near no other.
fn value(factor: Factor) -> f64 {
    match factor {
        Factor::Times(factor) => factor,
        Factor::Zero => 0.0,
        Factor::Overflow => f64::NAN,
    }
}

/// The factor with LayerNorm as a number: 0 where it lets no gradient through.
fn value_with(chain: ChainFactors) -> f64 {
    chain.with.map_or(0.0, value)
}

fn text(judge: &mut Judge, claim: &BackwardClaim) {
    judge.sentences += 1;
    let text = sentence::backward(claim);
    let known: Vec<f64> = claim
        .chains
        .iter()
        .flat_map(|chain| [chain.noise, value(chain.without), value_with(*chain)])
        .collect();
    // A noise has three digits.
    judge.known_numbers(&text, &known, 10.0 * ROUNDED);
    let states = |effect: &str| text.matches(effect).count();
    let count = |wanted: fn(Factor) -> bool| {
        let factors = claim
            .chains
            .iter()
            .flat_map(|chain| std::iter::once(chain.without).chain(chain.with));
        factors.filter(|factor| wanted(*factor)).count()
    };
    judge.claim(
        states("gradient 0") == count(|factor| factor == Factor::Zero)
            && states("beyond float32") == count(|factor| factor == Factor::Overflow),
        || text.clone(),
    );
    let has_name = ["inf", "NaN", "∞"].iter().any(|name| text.contains(name));
    judge.claim(text.ends_with('.') && !has_name, || text.clone());
}
