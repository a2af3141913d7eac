//! The title of a chain's chart, judged by its norms.

use layernorm_lab::{
    lab::{
        growth::Chain,
        scenario::{Direction, Growth},
    },
    words::chart,
};

use crate::{
    judge::{Judge, ROUNDED},
    parse::parse,
};

/// Judges the title of the chart of a chain with noise of this size.
pub(super) fn title(judge: &mut Judge, chain: &Chain, noise: f64, settings: &Growth) {
    judge.sentences += 1;
    let text = chart::chain_title(Direction::Forward, chain, settings);
    let size = text.split("oise of size ").nth(1).unwrap_or_default();
    let size = size.split(',').next().unwrap_or_default();
    judge.claim((parse(size) / noise - 1.0).abs() < 0.006, || text.clone());
    let says = |part: &str| text.starts_with(part);
    if settings.layer_norm {
        judge.claim(says("Noise") && text.ends_with(", then LayerNorm"), || {
            text.clone()
        });
        return;
    }
    let last = chain
        .steps
        .last()
        .map_or(chain.start.norm, |step| step.norm);
    let (from, to) = (chain.start.norm.to_f64(), last.to_f64());
    let holds = if says("Matrices shrink") {
        to < from
    } else if says("Matrices grow") {
        to > from
    } else {
        // As far as four digits show.
        let is_near = (to - from).abs() <= 2.0 * ROUNDED * from;
        says("Noise of size") && (to.is_nan() || is_near || to == from)
    };
    judge.claim(holds, || format!("{text}: from {from} to {to}"));
}
