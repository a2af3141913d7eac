//! The label at the end of a chain, judged by its first and its last norm.

use layernorm_lab::{lab::growth::Chain, words::chains_chart};

use crate::{judge::Judge, parse::parse};

/// Judges the label at the end of a chain in the chart of both chains.
pub(super) fn end_label(judge: &mut Judge, chain: &Chain, noise: f64, layer_norm: bool) {
    let lines = chains_chart::end(chain, layer_norm);
    let from = chain.start.norm.to_f64();
    let last = chain.steps[chain.steps.len() - 1].norm.to_f64();
    let is_near = |shown: f64, is: f64| shown == is || (shown / is - 1.0).abs() < 0.006;
    let [size, norm, comparison @ ..] = &lines[..] else {
        return judge.claim(false, || format!("{lines:?}"));
    };
    let size = parse(size.trim_start_matches("noise "));
    let holds = is_near(size, noise)
        && (is_near(parse(norm), last) || last.is_nan() && norm == "NaN")
        && match comparison {
            [] => {
                layer_norm || !(last > 0.0 && last.is_finite()) || (last / from - 1.0).abs() < 0.006
            }
            [factor, which] if which == "larger" => is_near(parse(factor), last / from),
            [factor, which] if which == "smaller" => is_near(parse(factor), from / last),
            _ => false,
        };
    judge.claim(holds, || format!("{lines:?}: from {from} to {last}"));
}
