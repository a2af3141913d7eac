//! Station 8: what a stack does to its stream and its gradients, and to its rows.

use super::growth::{Change, is_equal};
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
pub enum Rows {
    /// There is one.
    Single,
    /// Every similarity is defined.
    Compared {
        /// The mean `|cos|` between two rows of x, and after the last layer.
        cosine: [f64; 2],
        /// How the two compare.
        change: Change,
        /// The layers between them whose mean `|cos|` is the farthest above and below both.
        beyond: [Option<Extreme>; 2],
        /// The effective rank of x, and of the stream after the last layer.
        rank: [f64; 2],
    },
    /// From this layer on, similarities are not defined.
    Lost(u32),
}

/// A value of a layer that is visibly beyond those of x and of the last layer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extreme {
    /// The layer.
    pub layer: u32,
    /// The value.
    pub value: f64,
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

/// How alike the rows of a stack are.
#[must_use]
pub fn rows(stack: &Stack, settings: &Depth) -> Rows {
    if settings.rows == 1 {
        return Rows::Single;
    }
    let values = (0..).zip(&stack.similarity);
    let mut all = Vec::new();
    for (layer, similarity) in values {
        match (similarity.cosine, similarity.rank) {
            (Real::Finite(cosine), Real::Finite(rank)) => all.push((layer, cosine, rank)),
            _ => return Rows::Lost(layer),
        }
    }
    let [Some(&first), Some(&last)] = [all.first(), all.last()] else {
        return Rows::Lost(0);
    };
    let cosine = [first.1, last.1];
    let extreme = |sign: f64| {
        let farthest = all
            .iter()
            .max_by(|a, b| (sign * a.1).total_cmp(&(sign * b.1)));
        let &(layer, value, _) = farthest?;
        let is_beyond = |end: f64| sign * value > sign * end && !is_equal(value.into(), end.into());
        cosine
            .into_iter()
            .all(is_beyond)
            .then_some(Extreme { layer, value })
    };
    Rows::Compared {
        cosine,
        change: Change::between(cosine[0].into(), cosine[1].into()),
        beyond: [extreme(1.0), extreme(-1.0)],
        rank: [first.2, last.2],
    }
}

fn ends(values: &[Real]) -> [Option<Real>; 2] {
    [values.first(), values.last()].map(Option::<&Real>::copied)
}
