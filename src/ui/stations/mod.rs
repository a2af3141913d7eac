//! The stations: the lecture's four questions in its order, two beside them, and those that
//! go further than the lecture.

mod depth;
mod failures;
mod geometry;
mod gradients;
mod parameters;
mod relatives;
mod statistics;
mod transformer;
mod what;
mod why;

use leptos::prelude::*;

use self::{
    depth::Depth, failures::Failures, geometry::Geometry, gradients::Gradients,
    parameters::Parameters, relatives::Relatives, statistics::Statistics, transformer::Transformer,
    what::What, why::Why,
};
use crate::lab::station::Station;

/// The function that builds a station's view.
///
/// The caller gets a pointer, so that the compiler inlines no station's code here:
/// only the first station belongs to the primary module.
pub(super) fn view_of(station: Station) -> fn() -> AnyView {
    match station {
        Station::Why => || view! { <Why /> }.into_any(),
        Station::What => || view! { <What /> }.into_any(),
        Station::Statistics => || view! { <Statistics /> }.into_any(),
        Station::Parameters => || view! { <Parameters /> }.into_any(),
        Station::Relatives => || view! { <Relatives /> }.into_any(),
        Station::Failures => || view! { <Failures /> }.into_any(),
        Station::Gradients => || view! { <Gradients /> }.into_any(),
        Station::Depth => || view! { <Depth /> }.into_any(),
        Station::Geometry => || view! { <Geometry /> }.into_any(),
        Station::Transformer => || view! { <Transformer /> }.into_any(),
    }
}
