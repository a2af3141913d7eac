//! The states of [`super::reported`], as links.

mod chains;
mod layer;
mod matrix;
mod relatives;

use crate::reported::Reported;

pub fn reported() -> impl Iterator<Item = &'static Reported> {
    let states = [
        chains::REPORTED,
        layer::REPORTED,
        matrix::REPORTED,
        relatives::REPORTED,
    ];
    states.into_iter().flatten()
}
