//! The range of the linear norm axis.

use crate::{charts::axis::linear, lab::growth::Chain};

/// The space below 0, as a share of the axis, so that a marker at 0 is whole.
const BELOW_ZERO: f64 = 0.03;

/// The range of the linear axis. The expected norm can far exceed the measured ones and
/// would flatten their curve, so it does not count: its line may leave the chart.
pub(super) fn linear_range(chain: &Chain) -> [f64; 2] {
    let [_, top] = linear(chain.steps.iter().filter_map(|step| step.norm.finite()));
    [-BELOW_ZERO * top, top]
}
