//! The way of each point through the layers.

use super::{
    bounds::point,
    vector::{Point, sum},
};
use crate::charts::{svg::symbol, theme::SYMBOLS};
use crate::lab::geometry::{Outcome, Source};
use serde_json::json;

/// The way of one point: where it is at each stage, if that is finite.
pub(super) struct Way {
    /// Its row, from 0.
    pub(super) row: usize,
    /// Where it is at each stage.
    pub(super) places: Vec<Option<Point>>,
}

/// The ways through LayerNorm: x, x − μ, x̂, y.
pub(super) fn layer_norm(outcome: &Outcome) -> Vec<Way> {
    let stages = [
        &outcome.input,
        &outcome.centred,
        &outcome.normalized,
        &outcome.output,
    ];
    ways(outcome, |row| {
        stages.iter().map(|stage| point(stage, row)).collect()
    })
}

/// The ways through RMSNorm, which subtracts no mean, and here has γ = 1: x, x, and its
/// result twice.
pub(super) fn rms_norm(outcome: &Outcome) -> Vec<Way> {
    let stages = [&outcome.input, &outcome.input, &outcome.rms, &outcome.rms];
    ways(outcome, |row| {
        stages.iter().map(|stage| point(stage, row)).collect()
    })
}

fn ways(outcome: &Outcome, places: impl Fn(usize) -> Vec<Option<Point>>) -> Vec<Way> {
    let rows = 0..outcome.input.rows();
    rows.map(|row| Way {
        row,
        places: places(row),
    })
    .collect()
}

impl Way {
    /// x.
    pub(super) fn start(&self) -> Option<Point> {
        self.places.first().copied().flatten()
    }

    /// Where the point is after this part of the stages, from 0 to 3; between two stages it
    /// moves in a straight line.
    pub(super) fn at(&self, progress: f64) -> Option<Point> {
        let legs = self.legs(progress);
        match legs.last() {
            Some(&[_, to]) => Some(to),
            None if progress <= 0.0 => self.start(),
            None => None,
        }
        .filter(|_| self.is_defined(progress))
    }

    /// The lines along which the point has moved so far, up to the first stage at which it
    /// has no place.
    pub(super) fn legs(&self, progress: f64) -> Vec<[Point; 2]> {
        let mut legs = Vec::new();
        for (leg, pair) in (0_u8..).zip(self.places.windows(2)) {
            let part = (progress - f64::from(leg)).min(1.0);
            let (Some(from), Some(to)) = (pair[0], pair[1]) else {
                break;
            };
            if part <= 0.0 {
                break;
            }
            // Without the rounding of a sum at the end.
            let to = if part < 1.0 {
                sum(1.0 - part, from, part, to)
            } else {
                to
            };
            legs.push([from, to]);
        }
        legs
    }

    /// Whether the point has a place at this stage and at all before it.
    fn is_defined(&self, progress: f64) -> bool {
        let needed = (0_u8..).zip(&self.places);
        needed
            .take_while(|(stage, _)| f64::from(*stage) < progress + 1.0)
            .all(|(_, place)| place.is_some())
    }
}

/// The outline of a point's marker, `size` pixels wide: rows differ in shape.
pub(super) fn marker(source: Source, row: usize, size: f64) -> String {
    let name = match source {
        Source::Matrix => json!(SYMBOLS[row % SYMBOLS.len()]()),
        Source::Cloud => json!("circle"),
    };
    symbol::path(name.as_str().unwrap_or_default(), size)
}
