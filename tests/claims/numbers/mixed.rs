//! What a sentence may say only where γ, β or the shared mean allow it.

use crate::{
    judge::Judge,
    truth::{Group, Truth, is_uniform},
};

/// Judges what a sentence says about γ and β that are not the same everywhere, and about
/// rows that share a mean.
pub(super) fn mixed(judge: &mut Judge, truth: &Truth, text: &str) {
    let differ =
        |of: fn(&Group) -> &Vec<f32>| truth.groups.iter().any(|group| !is_uniform(of(group)));
    let (gamma, beta) = (differ(|group| &group.gamma), differ(|group| &group.beta));
    // The factors of a single row's std are about the γ and β of that row: the last one that
    // the text names before them.
    let before = text.split(", which differ").next().unwrap_or_default();
    let row = ["Row ", "In row "]
        .into_iter()
        .filter_map(|start| before.rfind(start).map(|at| at + start.len()))
        .max()
        .and_then(|at| {
            let digits = before[at..].chars().take_while(char::is_ascii_digit);
            digits.collect::<String>().parse::<usize>().ok()
        });
    let differ_in_row = |of: fn(&Group) -> &Vec<f32>| {
        let row = row.unwrap_or(1) - 1;
        let (group, start) = if truth.is_whole {
            (&truth.groups[0], row * truth.features)
        } else {
            (&truth.groups[row], 0)
        };
        !is_uniform(&of(group)[start..start + truth.features])
    };
    let (row_gamma, row_beta) = if row.is_some() {
        (
            differ_in_row(|group| &group.gamma),
            differ_in_row(|group| &group.beta),
        )
    } else {
        (gamma, beta)
    };
    for (part, holds) in [
        ("between features", !truth.is_whole),
        ("between entries", truth.is_whole),
        ("γ, which differs", row_gamma && !row_beta),
        ("β, which differs", row_beta && !row_gamma),
        ("γ and β, which differ", row_gamma && row_beta),
        ("γ (which differs", gamma),
        ("β (which differs", beta),
        ("γ and β (which differ", gamma && beta),
        ("each feature", !truth.is_whole),
        ("each entry", truth.is_whole),
        ("its own γ", gamma),
        ("its own β", beta),
        ("the row’s own mean", truth.is_whole && truth.rows > 1),
        (
            "ratio of the row’s std to the matrix’s",
            truth.is_whole && truth.rows > 1,
        ),
    ] {
        judge.claim(!text.contains(part) || holds, || {
            format!("“{part}” in: {text}")
        });
    }
    if let Some((_, rest)) = text.split_once("LayerNorm divides by n = ") {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let count = truth.groups[0].x.len();
        judge.claim(digits.parse() == Ok(count), || {
            format!("LayerNorm divides by {count}, not as in: {text}")
        });
    }
    judge.claim(
        !text.contains("as LayerNorm does") || !truth.is_whole || truth.rows == 1,
        || format!("LayerNorm's n is another in: {text}"),
    );
}
