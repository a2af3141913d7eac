//! The states of [`super::reported`], as links.

mod chains;
mod geometry;
mod gradients;
mod infinite;
mod layer;
mod layer_roundings;
mod matrix;
mod odd;
mod relatives;

use crate::reported::Reported;

pub fn reported() -> impl Iterator<Item = &'static Reported> {
    let states = [
        chains::REPORTED,
        geometry::REPORTED,
        gradients::REPORTED,
        layer::REPORTED,
        layer_roundings::REPORTED,
        infinite::REPORTED,
        matrix::REPORTED,
        odd::REPORTED,
        relatives::REPORTED,
    ];
    states.into_iter().flatten()
}
