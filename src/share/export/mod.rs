//! What can be taken away: code that computes the same, tables, all results.
//!
//! Each is a pure function of a scenario and its outcome, one file each.

mod burn;
mod csv;
mod float;
mod layout;
mod notebook;
mod picture;
mod python;
mod script;

pub use picture::picture_name;

use crate::{
    lab::{experiment::Outcome, scenario::Scenario},
    words::export::{self, Entry},
};

/// Something that can be copied and downloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// A PyTorch script of both experiments.
    Script,
    /// The same as a Jupyter notebook.
    Notebook,
    /// A Rust program with burn's layer.
    Burn,
    /// A as CSV.
    Activations,
    /// LN(A) as CSV.
    Normalised,
    /// Row and column statistics as CSV.
    Statistics,
    /// The norms of both chains as CSV.
    Norms,
    /// The outcome as JSON, as `docs/scenario.md` describes it.
    Outcome,
}

impl Export {
    /// Everything there is, in the order in which it is offered.
    pub const ALL: [Self; 8] = [
        Self::Script,
        Self::Notebook,
        Self::Burn,
        Self::Activations,
        Self::Normalised,
        Self::Statistics,
        Self::Norms,
        Self::Outcome,
    ];

    /// Its name and one line on it.
    #[must_use]
    pub fn entry(self) -> Entry {
        match self {
            Self::Script => export::SCRIPT,
            Self::Notebook => export::NOTEBOOK,
            Self::Burn => export::BURN,
            Self::Activations => export::ACTIVATIONS,
            Self::Normalised => export::NORMALISED,
            Self::Statistics => export::STATISTICS,
            Self::Norms => export::NORMS,
            Self::Outcome => export::OUTCOME,
        }
    }

    /// What it is, in the name of its file and in the ids of its buttons.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Script => "pytorch",
            Self::Notebook => "notebook",
            Self::Burn => "burn",
            Self::Activations => "activations",
            Self::Normalised => "layer-norm",
            Self::Statistics => "statistics",
            Self::Norms => "norms",
            Self::Outcome => "outcome",
        }
    }

    /// Name of its file: `layernorm-lab-norms-seed-42.csv`.
    #[must_use]
    pub fn file_name(self, seed: u64) -> String {
        let kind = match self {
            Self::Script => "py",
            Self::Notebook => "ipynb",
            Self::Burn => "rs",
            Self::Outcome => "json",
            _ => "csv",
        };
        file_name(self.slug(), seed, kind)
    }

    /// What the file holds, as a browser is told.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Script => "text/x-python",
            Self::Notebook => "application/x-ipynb+json",
            Self::Burn => "text/x-rust",
            Self::Outcome => "application/json",
            _ => "text/csv",
        }
    }

    /// Its text. The outcome has to be the scenario's.
    #[must_use]
    pub fn text(self, scenario: &Scenario, outcome: &Outcome) -> String {
        let layer = &outcome.normalization;
        match self {
            Self::Script => script::text(scenario, outcome),
            Self::Notebook => notebook::text(scenario, outcome),
            Self::Burn => burn::text(scenario, layer),
            Self::Activations => csv::matrix(&layer.input),
            Self::Normalised => csv::matrix(&layer.output),
            Self::Statistics => csv::statistics(layer),
            Self::Norms => csv::norms(&outcome.growth),
            Self::Outcome => json(outcome),
        }
    }
}

/// As `cargo run --example outcome` prints it.
fn json(outcome: &Outcome) -> String {
    let mut text =
        serde_json::to_string_pretty(outcome).expect("an outcome is numbers, lists and names");
    text.push('\n');
    text
}

fn file_name(what: &str, seed: u64, kind: &str) -> String {
    format!("layernorm-lab-{what}-seed-{seed}.{kind}")
}
