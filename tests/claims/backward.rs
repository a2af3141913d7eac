//! Station 1's claims on the gradients, judged by other scale factors and by a chain of
//! products in float64.

use layernorm_lab::{
    claims::backward::{BackwardClaim, backward},
    lab::{
        gradient::chains,
        growth::{self, Noise},
        random::Generator,
        scenario::{Growth, Precision, Product, Scenario},
    },
    words::{
        emphasis::{Tone, split},
        sentence,
    },
};

use crate::{
    chains::parse,
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
        scale_factors(&mut judge, &here, &scenario);
        if scenario.growth.product == Product::Elementwise {
            elementwise(&mut judge, &here, &scenario);
        }
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
            let (here, there) = (here.with.to_f64(), there.with.to_f64());
            judge.near(there, here, 0.02 * here, "the factor at another scale");
        }
    }
}

/// Without LayerNorm, the gradient of the first matrix is U times all of the noise.
fn elementwise(judge: &mut Judge, here: &BackwardClaim, scenario: &Scenario) {
    let settings = &scenario.growth;
    let count = (settings.size * settings.size) as usize;
    let mut generator = Generator::seeded(scenario.seed);
    let _ = [generator.randn(count), generator.randn(count)];
    let upstream = Generator::seeded(scenario.seed + 1).randn(count);
    let start: Vec<f64> = upstream.iter().map(|u| f64::from(*u)).collect();
    let mut products = [start.clone(), start.clone()];
    for _ in 0..settings.steps {
        for (product, factor) in products
            .iter_mut()
            .zip([1.0 / settings.scale, settings.scale])
        {
            for (value, draw) in product.iter_mut().zip(generator.randn(count)) {
                *value *= factor * f64::from(draw);
            }
        }
    }
    let norm = |values: &[f64]| values.iter().map(|value| value * value).sum::<f64>().sqrt();
    for (shown, product) in here.chains.iter().zip(&products) {
        let ratio = norm(product) / norm(&start);
        let largest = product
            .iter()
            .fold(0.0, |most: f64, value| most.max(value.abs()));
        // Float32 holds every product on the way, so that only rounding differs.
        if (1e-25..1e25).contains(&largest) && settings.precision == Precision::Float32 {
            judge.near(shown.without.to_f64(), ratio, 1e-4 * ratio, "the factor");
        }
    }
}

fn text(judge: &mut Judge, claim: &BackwardClaim) {
    judge.sentences += 1;
    let text = sentence::backward(claim);
    let known: Vec<f64> = claim
        .chains
        .iter()
        .flat_map(|chain| [chain.noise, chain.without.to_f64(), chain.with.to_f64()])
        .collect();
    for part in split(&text, &[])
        .iter()
        .filter(|part| part.tone == Tone::Number)
    {
        let number = parse(&part.text);
        // A noise has three digits.
        let is_known = known.iter().any(|known| {
            (number - known).abs() <= 10.0 * ROUNDED * known.abs() || number == *known
        });
        judge.claim(is_known, || format!("{} in: {text}", part.text));
    }
    judge.claim(text.ends_with('.'), || text.clone());
}
