//! The least and the greatest of some statistics as a bar on a common axis.
//!
//! The shapes are paths in a view box [`WIDTH`] wide and [`HEIGHT`] high. Colours come from
//! `style/relatives.css`.

use crate::{charts::axis::spanning, lab::real::Real};

/// The width of the view box.
pub const WIDTH: f64 = 100.0;
/// The height of the view box.
pub const HEIGHT: f64 = 12.0;

/// An axis that several bars share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    range: [f64; 2],
    target: f64,
}

impl Axis {
    /// The axis of bars with these ends. It includes `target`, the value that normalising
    /// aims at.
    #[must_use]
    pub fn of(ends: impl IntoIterator<Item = Real>, target: f64) -> Self {
        let ends = ends.into_iter().map(Real::to_f64);
        Self {
            range: spanning(ends.chain([target])),
            target,
        }
    }

    fn position(&self, value: f64) -> f64 {
        let [low, high] = self.range;
        (value - low) / (high - low) * WIDTH
    }

    /// The path of the vertical line at the target.
    #[must_use]
    pub fn target(&self) -> String {
        format!("M{:.2} 0V{HEIGHT}", self.position(self.target))
    }

    /// The path of a bar, whose round ends make it visible where both ends are equal; empty
    /// if an end is not finite.
    #[must_use]
    pub fn bar(&self, ends: [Real; 2]) -> String {
        match ends {
            [Real::Finite(low), Real::Finite(high)] => {
                let [low, high] = [low, high].map(|end| self.position(end));
                format!("M{low:.2} {}H{high:.2}", HEIGHT / 2.0)
            }
            _ => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_lies_between_its_ends_and_the_axis_shows_the_target() {
        let finite = [-1.0, 3.0].map(Real::Finite);
        let axis = Axis::of(finite, 0.0);
        let at = |value: f64| format!("{:.2}", axis.position(value));
        assert_eq!(axis.bar(finite), format!("M{} 6H{}", at(-1.0), at(3.0)));
        assert_eq!(axis.target(), format!("M{} 0V12", at(0.0)));
        let inside = |value: f64| (0.0..=WIDTH).contains(&axis.position(value));
        assert!([-1.0, 0.0, 3.0].into_iter().all(inside));
        assert_eq!(axis.bar([Real::Finite(0.0), Real::Undefined]), "");
    }
}
