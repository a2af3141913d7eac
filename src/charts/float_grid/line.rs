//! A number line whose ticks are the numbers that float32 has.

use super::canvas::Canvas;
use crate::{
    lab::failures::float32::{between, spacing},
    words::failures::picture::Ticks,
};

/// The most ticks of a line; more would be too close to tell apart.
const MOST_TICKS: usize = 40;
/// Half the height of a tick, relative to the font size.
const TICK: f64 = 0.5;

/// A part of the real numbers, drawn from left to right.
pub(super) struct Line {
    low: f64,
    high: f64,
    left: f64,
    right: f64,
    numbers: Option<Vec<f32>>,
}

impl Line {
    /// A line that shows these numbers, with some space around them, between two positions.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the spacing at the nearest float32 number is meant"
    )]
    pub(super) fn around(shown: &[f64], [left, right]: [f64; 2]) -> Self {
        let least = shown.iter().copied().fold(f64::INFINITY, f64::min);
        let most = shown.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let largest = spacing(least.abs().max(most.abs()).min(f32::MAX.into()) as f32);
        let space = (0.08 * (most - least)).max(1.3 * largest);
        let (low, high) = (least - space, most + space);
        Self {
            low,
            high,
            left,
            right,
            numbers: between(low, high, MOST_TICKS),
        }
    }

    /// The position of a number.
    pub(super) fn at(&self, number: f64) -> f64 {
        let fraction = (number - self.low) / (self.high - self.low);
        self.left + fraction * (self.right - self.left)
    }

    /// Whether a number lies on the line.
    pub(super) fn shows(&self, number: f64) -> bool {
        (self.low..=self.high).contains(&number)
    }

    /// What the ticks are.
    pub(super) fn ticks(&self) -> Ticks {
        let Some(numbers) = &self.numbers else {
            return Ticks::TooMany;
        };
        let steps = numbers
            .windows(2)
            .map(|pair| f64::from(pair[1]) - f64::from(pair[0]));
        let range = |[least, most]: [f64; 2], step: f64| [least.min(step), most.max(step)];
        Ticks::Numbers(steps.fold([f64::INFINITY, 0.0], range))
    }

    /// Draws the line with its ticks.
    pub(super) fn draw(&self, canvas: &mut Canvas, y: f64, font: f64) {
        let ends = [self.left, self.right];
        let half = TICK * font;
        match &self.numbers {
            Some(numbers) => {
                let at: Vec<f64> = numbers.iter().map(|&x| self.at(x.into())).collect();
                canvas.horizontal("float-grid-axis", ends, y);
                canvas.strokes("float-grid-tick", &at, [y - half, y + half]);
            }
            None => canvas.rectangle("float-grid-dense", ends, [y - half, y + half]),
        }
    }
}
