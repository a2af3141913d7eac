//! The notebook's cell on LayerNorm's relatives.

use super::format_note;
use crate::{
    lab::{
        relatives::{Refusal, Relative},
        scenario::LayerNorm,
        station::Station,
    },
    words::relatives::name,
};

/// Before the relatives. `wanted` is the number of groups that was set, `groups` the one
/// that divides the features, and `refused` the layers that PyTorch does not compute.
#[must_use]
pub fn relatives(
    features: usize,
    settings: &LayerNorm,
    [wanted, groups]: [u32; 2],
    refused: &[(Relative, Refusal)],
) -> String {
    let adjusted = if wanted == groups {
        String::new()
    } else {
        let noun = if groups == 1 { "group" } else { "groups" };
        format!(
            " GroupNorm has {groups} {noun} here, since {wanted} does not divide the number of features, {features}."
        )
    };
    let format = format_note(Station::Relatives, settings);
    let left_out: String = refused
        .iter()
        .map(|&(relative, why)| left_out(relative, why))
        .collect();
    format!(
        "## 4. How do its relatives differ?\n\n\
         All of them divide by a spread, and all but RMSNorm subtract a mean first. They differ in which values share the two: in LayerNorm the features of one sample (or the whole matrix), in BatchNorm, in training, the samples of one feature, in GroupNorm neighbouring features of one sample. \
         RMSNorm divides by the root mean square of one sample. A and ε are those above, γ = 1 and β = 0.{format}{adjusted}{left_out}\n\n\
         For each layer the table gives the least and the greatest mean and std."
    )
}

fn left_out(relative: Relative, why: Refusal) -> String {
    let name = name(relative);
    match (relative, why) {
        (Relative::GroupNorm { .. }, _) => format!(
            " {name}, is left out: PyTorch refuses groups of one value in a batch of one row."
        ),
        (_, Refusal::OneRow) => {
            format!(" {name} is left out: in training, PyTorch refuses a batch of one row.")
        }
        (_, Refusal::ZeroEps) => {
            format!(" {name} is left out: in training, PyTorch from 2.10 on refuses ε = 0.")
        }
    }
}
