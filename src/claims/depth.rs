//! Station 8: what a stack does to its stream and its gradients, and to its rows.

use super::growth::Change;
use crate::lab::{
    depth::{Stack, formula},
    real::Real,
    scenario::{Depth, Scheme},
};

/// What the station's sentence says of a stack.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DepthClaim {
    /// Where the stack normalises.
    pub scheme: Scheme,
    /// How many layers it has.
    pub layers: u32,
    /// The rms of the stream.
    pub stream: Stream,
    /// The weights' gradients.
    pub gradients: Gradients,
}

/// The rms of the stream.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stream {
    /// It is finite after every layer.
    Finite {
        /// The rms of x.
        from: f64,
        /// The rms after the last layer.
        to: f64,
        /// How the two compare.
        change: Change,
        /// The formula's rms after the last layer.
        expected: f64,
    },
    /// It is not finite after this layer, counted from 1, the first of those.
    Overflow(u32),
}

/// The norms of the weights' gradients.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gradients {
    /// There is one weight.
    Single,
    /// That of the first weight is so many times that of the last.
    Ratio(f64),
    /// One of the two is not finite, or that of the last is 0.
    Undefined,
}

/// How alike the rows are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rows {
    /// The mean `|cos|` between two rows of x, and after the last layer.
    pub cosine: [f64; 2],
    /// How the two compare.
    pub change: Change,
    /// The effective rank of x, and of the stream after the last layer.
    pub rank: [f64; 2],
}

/// The claim on a stack with these settings.
#[must_use]
pub fn depth(stack: &Stack, settings: &Depth) -> DepthClaim {
    DepthClaim {
        scheme: stack.scheme,
        layers: settings.layers,
        stream: stream(stack, settings),
        gradients: gradients(stack),
    }
}

fn stream(stack: &Stack, settings: &Depth) -> Stream {
    if let Some(layer) = stack.first_lost_stream() {
        return Stream::Overflow(layer);
    }
    let [from, to] = ends(&stack.rms).map(|rms| rms.unwrap_or(Real::Undefined));
    Stream::Finite {
        from: from.to_f64(),
        to: to.to_f64(),
        change: Change::between(from, to),
        expected: formula::rms(stack.scheme, settings.scale, settings.layers),
    }
}

fn gradients(stack: &Stack) -> Gradients {
    let [first, last] = ends(&stack.weight_gradients).map(|norm| norm?.finite());
    match (first, last, stack.weight_gradients.len()) {
        (_, _, 1) => Gradients::Single,
        (Some(first), Some(last), _) if last > 0.0 => Gradients::Ratio(first / last),
        _ => Gradients::Undefined,
    }
}

/// How alike the rows of a stack are; `None` if there is one, or a similarity is not defined.
#[must_use]
pub fn rows(stack: &Stack) -> Option<Rows> {
    let [first, last] = [stack.similarity.first()?, stack.similarity.last()?];
    let cosines = [first.cosine, last.cosine];
    Some(Rows {
        cosine: [cosines[0].finite()?, cosines[1].finite()?],
        change: Change::between(cosines[0], cosines[1]),
        rank: [first.rank.finite()?, last.rank.finite()?],
    })
}

fn ends(values: &[Real]) -> [Option<Real>; 2] {
    [values.first(), values.last()].map(Option::<&Real>::copied)
}
