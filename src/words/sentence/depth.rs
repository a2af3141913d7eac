//! Station 8's sentence: what a stack does to its stream, its gradients and its rows.

use crate::{
    claims::{
        depth::{DepthClaim, Gradients, Rows, Stream},
        growth::Change,
    },
    lab::scenario::Scheme,
    words::{
        grammar::counted,
        number::{short, times},
    },
};

/// Station 8's sentence.
#[must_use]
pub fn depth(claim: &DepthClaim) -> String {
    let stack = match claim.scheme {
        Scheme::None => "Without a norm",
        Scheme::Post => "With Post-LN",
        Scheme::Pre => "With Pre-LN",
        Scheme::Peri => "With Peri-LN",
    };
    let stream = stream(claim.stream, &counted(claim.layers, "layer"));
    let gradients = gradients(claim.gradients);
    let rows = claim.rows.map_or_else(String::new, rows);
    format!("{stack} the stream’s rms {stream}{gradients}{rows}")
}

fn stream(claim: Stream, layers: &str) -> String {
    match claim {
        Stream::Finite {
            from,
            to,
            change,
            expected,
        } => {
            let [from, to, expected] = [from, to, expected].map(|rms| short(rms.into()));
            let course = course(change, &from, &to);
            format!("{course} over {layers}; the formula for wide layers gives {expected}.")
        }
        Stream::Overflow(layer) => {
            format!("is beyond float32’s largest number, 3.4×10³⁸, from layer {layer} on.")
        }
    }
}

fn gradients(claim: Gradients) -> String {
    match claim {
        Gradients::Single(norm) => {
            format!(
                " The gradient of its weight has the norm {}.",
                short(norm.into())
            )
        }
        Gradients::Ratio(ratio) => format!(
            " The gradient of the first weight is {} times that of the last.",
            times(ratio)
        ),
        Gradients::Undefined => {
            " The gradients of the first and of the last weight cannot be compared.".to_owned()
        }
    }
}

fn rows(claim: Rows) -> String {
    let cosine = claim.cosine.map(|cosine| short(cosine.into()));
    let rank = claim.rank.map(times);
    format!(
        " The mean |cos| between its {} rows {}, and their effective rank goes from {} to {}.",
        claim.count,
        course(claim.change, &cosine[0], &cosine[1]),
        rank[0],
        rank[1]
    )
}

fn course(change: Change, from: &str, to: &str) -> String {
    match change {
        Change::Rose => format!("rises from {from} to {to}"),
        Change::Fell => format!("falls from {from} to {to}"),
        Change::Stayed => format!("stays at {to}"),
        Change::BecameNan => format!("goes from {from} to {to}"),
    }
}
