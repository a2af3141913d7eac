//! Station 8's sentence: what a stack does to its stream and its gradients.

use crate::{
    claims::depth::{DepthClaim, Gradients, Stream},
    lab::scenario::Scheme,
    words::{
        depth::course,
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
    format!("{stack} the stream{stream}{gradients}")
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
            let change = course(change, &from, &to);
            format!("’s rms {change} over {layers}; the formula for wide layers gives {expected}.")
        }
        Stream::Overflow(layer) => {
            format!(
                " holds values beyond float32’s largest number, 3.4×10³⁸, from layer {layer} on."
            )
        }
    }
}

fn gradients(claim: Gradients) -> String {
    match claim {
        Gradients::Single => {
            " There is only one weight matrix, so there is no other gradient to compare.".to_owned()
        }
        Gradients::Ratio(ratio) => match &*times(ratio) {
            "1" => " The gradient of the first weight is as large as that of the last.".to_owned(),
            times => {
                format!(" The gradient of the first weight is {times} times that of the last.")
            }
        },
        Gradients::Undefined => {
            " The gradients of the first and of the last weight cannot be compared.".to_owned()
        }
    }
}
