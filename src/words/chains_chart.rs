//! The text of the chart of both chains: its title, the labels at the ends of the chains,
//! and the hover text.

use crate::{
    claims::growth::last_norm,
    lab::{growth::Chain, real::Real, scenario::Direction},
    words::{
        chart::{self, PADDING},
        number::{noise_size, short},
        sentence::compared,
    },
};

/// The title: `Both chains: noise of size 0.667 and 1.5`.
#[must_use]
pub fn title(noise: [f64; 2]) -> String {
    let [small, large] = noise.map(noise_size);
    if small == large {
        return format!("Both chains: noise of size {small}");
    }
    format!("Both chains: noise of size {small} and {large}")
}

/// The lines of the label at the end of a chain: the size of its noise, its last norm, and
/// without LayerNorm how that compares with the first.
#[must_use]
pub fn end(chain: &Chain, layer_norm: bool) -> Vec<String> {
    let last = last_norm(chain);
    let mut lines = vec![format!("noise {}", noise_size(chain.factor)), short(last)];
    let last = last.finite().filter(|&last| last > 0.0 && !layer_norm);
    if let Some([factor, comparative]) = last.and_then(|last| compared(chain.start.norm, last)) {
        lines.extend([format!("{factor}×"), comparative]);
    }
    lines
}

/// The lines of one label for both chains, if LayerNorm gives them norms that read the same.
#[must_use]
pub fn common_end(chains: [&Chain; 2], layer_norm: bool) -> Option<Vec<String>> {
    let [one, other] = chains.map(|chain| short(last_norm(chain)));
    (layer_norm && one == other).then(|| vec!["with".to_owned(), "LayerNorm".to_owned(), one])
}

/// The lines of the label at the end of a chain without LayerNorm, beside one with it.
#[must_use]
pub fn end_without(chain: &Chain) -> Vec<String> {
    vec![
        "without".to_owned(),
        "LayerNorm".to_owned(),
        short(last_norm(chain)),
    ]
}

/// Lines of a label as one text, with space before each.
#[must_use]
pub fn label(lines: &[String]) -> String {
    let padded: Vec<String> = lines
        .iter()
        .map(|line| format!("{PADDING}{line}"))
        .collect();
    padded.join("<br>")
}

/// The hover text of a chain's norm; step 0 is its start.
#[must_use]
pub fn hover(chain: &Chain, direction: Direction, step: usize, norm: Real) -> String {
    format!(
        "noise of size {}, {}",
        noise_size(chain.factor),
        point(direction, step, norm)
    )
}

/// The hover text of a norm of a chain without LayerNorm.
#[must_use]
pub fn hover_without(chain: &Chain, direction: Direction, step: usize, norm: Real) -> String {
    format!("without LayerNorm, {}", hover(chain, direction, step, norm))
}

fn point(direction: Direction, step: usize, norm: Real) -> String {
    if step == 0 && direction == Direction::Forward {
        format!("at the start: norm {}", short(norm))
    } else {
        chart::hover(direction, step, norm)
    }
}

/// Headings of the table: the norms of the chain with noise 1/s, and of that with noise s.
pub const NORMS: [&str; 2] = ["norm, noise 1/s", "norm, noise s"];
/// Headings of the table: the norms without LayerNorm.
pub const NORMS_WITHOUT: [&str; 2] = ["without LayerNorm, noise 1/s", "without LayerNorm, noise s"];
/// Headings of the table: the root-mean-square norms.
pub const EXPECTED: [&str; 2] = ["expected, noise 1/s", "expected, noise s"];
/// Headings of the table: the ensemble's percentiles.
pub const BANDS: [[&str; 3]; 2] = [
    [
        "5th percentile, noise 1/s",
        "median, noise 1/s",
        "95th percentile, noise 1/s",
    ],
    [
        "5th percentile, noise s",
        "median, noise s",
        "95th percentile, noise s",
    ],
];
