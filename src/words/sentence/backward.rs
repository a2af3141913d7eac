//! Station 1's sentences on the gradients.

#[cfg(feature = "gradient")]
use super::growth::size;
use super::{compared, growth::chain_names};
#[cfg(feature = "gradient")]
use crate::claims::backward::{BackwardClaim, ChainFactors, Factor};
use crate::{
    claims::growth::{first_step, last_norm},
    lab::{
        growth::{Chain, Outcome},
        real::Real,
    },
    words::{grammar::capitalised, number::short},
};

/// How the gradient changes along both chains.
#[cfg(feature = "gradient")]
#[must_use]
pub fn backward(claim: &BackwardClaim) -> String {
    let names = names(claim);
    let factors = match claim.chains {
        [
            ChainFactors {
                without: Factor::Times(small_without),
                with: Some(Factor::Times(small_with)),
                ..
            },
            ChainFactors {
                without: Factor::Times(large_without),
                with: Some(Factor::Times(large_with)),
                ..
            },
        ] => {
            let [small_without, small_with, large_without, large_with] =
                [small_without, small_with, large_without, large_with]
                    .map(|factor| short(factor.into()));
            let [small, large] = names;
            format!(
                "{small} multiplies the gradient’s norm by {small_without} without LayerNorm and by {small_with} with it; {large} by {large_without} and by {large_with}"
            )
        }
        [small, large] => {
            let [first, second] = names;
            [chain_factors(&first, small), chain_factors(&second, large)].join("; ")
        }
    };
    let independent = if claim.is_independent {
        " With it, s changes neither factor, as long as the variance of every row is far above ε."
    } else {
        ""
    };
    let is_single = claim.chains[0].with.is_none();
    let single = if is_single {
        " With LayerNorm the gradient is 0: a single value is its own mean."
    } else {
        ""
    };
    format!("Back to the first matrix, {factors}.{independent}{single}")
}

/// What changes the gradient's norm in both chains: the noise, by its size or by its chain.
#[cfg(feature = "gradient")]
fn names(claim: &BackwardClaim) -> [String; 2] {
    let noise = claim.chains.map(|chain| chain.noise);
    if size(noise[0]) == size(noise[1]) {
        chain_names(noise).map(|chain| format!("the noise of the {chain}"))
    } else {
        chain_names(noise)
    }
}

/// What the noise of one chain does to the gradient's norm.
#[cfg(feature = "gradient")]
fn chain_factors(noise: &str, chain: ChainFactors) -> String {
    let without = effect(chain.without);
    match (chain.without, chain.with) {
        (Factor::Times(_), Some(Factor::Times(with))) => format!(
            "{noise} {without} without LayerNorm and by {} with it",
            short(with.into())
        ),
        (_, Some(with)) if effect(with) == without => {
            format!("{noise} {without}, with LayerNorm and without it")
        }
        (_, Some(with)) => format!(
            "{noise} {without} without LayerNorm, and {} with it",
            effect(with)
        ),
        (_, None) => format!("{noise} {without} without LayerNorm"),
    }
}

#[cfg(feature = "gradient")]
fn effect(factor: Factor) -> String {
    match factor {
        Factor::Times(factor) => {
            format!("multiplies the gradient’s norm by {}", short(factor.into()))
        }
        Factor::Zero => "makes the gradient 0 in float32".to_owned(),
        Factor::Overflow => "takes the gradient beyond float32’s largest number".to_owned(),
    }
}

/// What [`backward_chain`] says of L.
const LOSS: &str = "L = Σ A · U for the last A, with a random U.";

/// The sentence on the gradients of one chain, given from the last matrix to the first.
#[must_use]
pub fn backward_chain(chain: &Chain) -> String {
    format!("The gradient’s norm goes {}. {LOSS}", course(chain))
}

/// The sentences on both chains, each after the name of its chain. `without` holds the
/// gradients of the same chains without LayerNorm, if the chart shows them.
#[must_use]
pub fn backward_chains(outcome: &Outcome, without: Option<&Outcome>) -> String {
    let chains = [&outcome.shrinking, &outcome.growing];
    let names = chain_names(chains.map(|chain| chain.factor));
    let mut sentences: Vec<String> = std::iter::zip(&names, chains)
        .map(|(name, chain)| {
            let name = capitalised(name);
            format!("{name}: the gradient’s norm goes {}.", course(chain))
        })
        .collect();
    sentences.extend(without.map(|outcome| {
        let [small, large] = [&outcome.shrinking, &outcome.growing].map(last_norm);
        format!(
            "The thin lines are the gradients without LayerNorm, which end at {} and {}.",
            short(small),
            short(large)
        )
    }));
    sentences.push(LOSS.to_owned());
    sentences.join(" ")
}

/// From which norm to which a gradient goes, and how they compare.
fn course(chain: &Chain) -> String {
    let (from, to) = (chain.start.norm, last_norm(chain));
    let since = |norm: Real| {
        let steps = first_step(chain, |other| other == norm).unwrap_or_default();
        format!(", and is {} from {} on", short(norm), steps_back(steps))
    };
    let change = match to {
        Real::Finite(0.0) => since(to),
        Real::Finite(to) => match compared(from, to) {
            Some([times, comparative]) => format!(", {times} times {comparative}"),
            None => String::new(),
        },
        _ => since(to),
    };
    format!(
        "from {} at the last matrix to {} at the first{change}",
        short(from),
        short(to)
    )
}

fn steps_back(steps: usize) -> String {
    if steps == 1 {
        "1 step back".to_owned()
    } else {
        format!("{steps} steps back")
    }
}
