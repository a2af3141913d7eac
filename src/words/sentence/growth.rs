//! The sentences on the norms of both chains: station 1.

use crate::{
    claims::growth::{self, ChainClaim, Change, GrowthClaim, SmallCause},
    lab::{
        ensemble::{Band, Bands},
        growth::Outcome,
        scenario::{Growth, Precision},
    },
    words::{
        grammar::{capitalised, counted},
        list,
        number::{noise_size, short},
    },
};

/// Station 1's sentence: the first and last norms of both chains.
#[must_use]
pub fn why(outcome: &Outcome, settings: &Growth) -> String {
    let steps = counted(settings.steps, "multiplication");
    let after = match settings.steps {
        1 => "With LayerNorm after the one multiplication".to_owned(),
        _ => format!("With LayerNorm after each of {steps}"),
    };
    let sizes = [&outcome.shrinking, &outcome.growing].map(|chain| size(chain.factor));
    match growth::growth(outcome, settings) {
        GrowthClaim::Apart([small, large]) if sizes[0] == sizes[1] => format!(
            "After {steps} by noise of size {} the norm of the first chain {}; that of the second {}.",
            sizes[0],
            change(small),
            change(large)
        ),
        GrowthClaim::Apart([small, large]) => format!(
            "After {steps} by noise of size {} the norm {}; by noise of size {} it {}.",
            size(small.noise),
            change(small),
            size(large.noise),
            change(large)
        ),
        GrowthClaim::Held(0.0) => {
            format!("{after} both norms are 0: a single value is its own mean.")
        }
        GrowthClaim::Held(norm) => {
            let stay = if settings.steps == 1 {
                "are"
            } else {
                "stay at"
            };
            let [small, large] = &sizes;
            let noise = if small == large {
                small.clone()
            } else {
                format!("{small} and of size {large}")
            };
            format!(
                "{after} both norms {stay} {}, with noise of size {noise}.",
                short(norm.into())
            )
        }
        GrowthClaim::Normalized { last, ideal, small } => {
            let condition = match small_causes(small, outcome, settings) {
                Some(causes) => causes,
                None if last.iter().any(|norm| norm.finite().is_none()) => String::new(),
                None if settings.precision != Precision::Float32 => format!(
                    " Within {}’s rounding, a norm is {} where the variance of every row is far above ε = 10⁻⁵.",
                    format_name(settings.precision),
                    short(ideal.into())
                ),
                None => format!(
                    " A norm is {} where the variance of every row is far above ε = 10⁻⁵.",
                    short(ideal.into())
                ),
            };
            let last = list::once_if_equal(last.map(short));
            format!("{after} the norms end at {last}.{condition}")
        }
    }
}

/// Why norms are small, as sentences to append; `None` if none has a cause.
fn small_causes(
    causes: [Option<SmallCause>; 2],
    outcome: &Outcome,
    settings: &Growth,
) -> Option<String> {
    let sizes = [&outcome.shrinking, &outcome.growing].map(|chain| size(chain.factor));
    let sentence = |who: &str, cause| match (who, small_reason(cause, settings)) {
        ("", reason) => format!(" {}.", capitalised(&reason)),
        (who, reason) => format!(" {who} {reason}."),
    };
    match causes {
        [None, None] => None,
        [Some(small), Some(large)] if small == large => Some(sentence(
            if small == SmallCause::BelowEps {
                ""
            } else {
                "In both chains"
            },
            small,
        )),
        _ => {
            let who = if sizes[0] == sizes[1] {
                [
                    "In the first chain".to_owned(),
                    "In the second chain".to_owned(),
                ]
            } else {
                sizes.map(|size| format!("With noise of size {size}"))
            };
            let sentences = std::iter::zip(&who, causes);
            Some(
                sentences
                    .filter_map(|(who, cause)| Some(sentence(who, cause?)))
                    .collect(),
            )
        }
    }
}

/// Why a norm is small, as a clause.
fn small_reason(cause: SmallCause, settings: &Growth) -> String {
    match cause {
        SmallCause::BelowEps => "the variance of every row ends below ε = 10⁻⁵, too small for LayerNorm to raise it to 1".to_owned(),
        SmallCause::EqualProducts {
            rows,
            others_below_eps,
        } => {
            let others = if others_below_eps {
                "; every other variance ends below ε = 10⁻⁵"
            } else {
                ""
            };
            format!("{}{others}", equal_products(rows, settings))
        }
    }
}

/// Why this many rows of zeros are 0, as a clause.
pub(super) fn equal_products(rows: usize, settings: &Growth) -> String {
    let size = settings.size as usize;
    let which = if rows == size {
        "every row".to_owned()
    } else {
        format!("{rows} of {size} rows")
    };
    format!(
        "the products of {which} became equal in {}, and subtracting their mean leaves 0",
        format_name(settings.precision)
    )
}

/// What both chains are called: by the size of their noise, or by their place if it is one size.
pub(super) fn chain_names(noise: [f64; 2]) -> [String; 2] {
    let sizes = noise.map(size);
    if sizes[0] == sizes[1] {
        ["first chain", "second chain"].map(ToOwned::to_owned)
    } else {
        sizes.map(|size| format!("noise of size {size}"))
    }
}

/// The size of a chain's noise.
pub(in crate::words) fn size(noise: f64) -> String {
    noise_size(noise)
}

fn change(claim: ChainClaim) -> String {
    let (from, to) = (short(claim.from), short(claim.to));
    match claim.change {
        Change::BecameNan => format!("went from {from} to NaN"),
        Change::Fell => format!("fell from {from} to {to}"),
        Change::Rose => format!("rose from {from} to {to}"),
        Change::Stayed => format!("stayed at {to}"),
    }
}

/// The sentence on the ensemble's band, or its progress before the first band.
#[must_use]
pub fn band(bands: &Bands, done: usize, total: usize, steps: u32) -> String {
    let (Some(small), Some(large)) = (bands.shrinking.last(), bands.growing.last()) else {
        return format!("{done} of {total} seeds computed.");
    };
    let range = |band: &Band| {
        let [low, high, median] = [band.low, band.high, band.median].map(short);
        if low == high {
            low
        } else {
            format!("{low} to {high}, median {median}")
        }
    };
    if steps == 1 {
        // One point on the axis of steps is no band.
        return format!(
            "After 1 step, 90 % of the runs over {total} seeds end at {} with noise 1/s, and at {} with noise s. A band needs a second step.",
            range(small),
            range(large)
        );
    }
    format!(
        "The grey band holds 90 % of the runs over {total} seeds; its line is the median. After {} the chains with noise 1/s end at {}; those with noise s at {}.",
        counted(steps, "step"),
        range(small),
        range(large)
    )
}

/// The format's name in PyTorch.
#[must_use]
pub fn format_name(precision: Precision) -> &'static str {
    match precision {
        Precision::Float32 => "float32",
        Precision::Float16 => "float16",
        Precision::BFloat16 => "bfloat16",
    }
}

/// The format's largest number.
pub(super) fn largest(precision: Precision) -> &'static str {
    match precision {
        Precision::Float32 => "3.4×10³⁸",
        Precision::Float16 => "65 504",
        Precision::BFloat16 => "3.39×10³⁸",
    }
}
