//! Exports: code that reproduces the results, tables, and all results as JSON.
//!
//! Each export is a pure function of a scenario and its outcome, in its own file.

mod burn;
mod csv;
mod float;
mod layout;
mod narrow;
mod notebook;
mod picture;
mod python;
mod script;

pub use picture::{picture_caption, picture_name};

use crate::{
    lab::{ensemble::Bands, experiment::Outcome, results::results, scenario::Scenario},
    words::export::{self, Entry},
};

/// A text that the user can copy or download.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// A PyTorch script of stations 1 to 5, 8 and 9.
    Script,
    /// A Jupyter notebook with the same code, explanations and charts.
    Notebook,
    /// A Rust program that applies burn's layer.
    Burn,
    /// A as CSV.
    Activations,
    /// LN(A) as CSV.
    Normalised,
    /// Row and column statistics as CSV.
    Statistics,
    /// The norms of both chains as CSV.
    Norms,
    /// All results as JSON, as `docs/scenario.md` describes them.
    Outcome,
}

impl Export {
    /// All exports, in display order.
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

    /// Its name and a one-line description.
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

    /// Its identifier in the file name and in the ids of its buttons.
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

    /// Its file name: `layernorm-lab-norms-seed-42.csv`.
    #[must_use]
    pub fn file_name(self, seed: u64) -> String {
        let extension = match self {
            Self::Script => "py",
            Self::Notebook => "ipynb",
            Self::Burn => "rs",
            Self::Outcome => "json",
            _ => "csv",
        };
        file_name(self.slug(), seed, extension)
    }

    /// The media type of its file.
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

    /// Its text. `outcome` and `bands` must be those of `scenario`; the bands of many seeds
    /// are part of [`Export::Outcome`] only.
    #[must_use]
    pub fn text(self, scenario: &Scenario, outcome: &Outcome, bands: Option<&Bands>) -> String {
        let layer = &outcome.normalization;
        match self {
            Self::Script => script::text(scenario, outcome),
            Self::Notebook => notebook::text(scenario, outcome),
            Self::Burn => burn::text(scenario, layer),
            Self::Activations => csv::matrix(&layer.input),
            Self::Normalised => csv::matrix(&layer.output),
            Self::Statistics => csv::statistics(layer),
            Self::Norms => csv::norms(&outcome.growth),
            Self::Outcome => json(scenario, outcome, bands),
        }
    }
}

/// The JSON that `cargo run --example outcome` prints.
fn json(scenario: &Scenario, outcome: &Outcome, bands: Option<&Bands>) -> String {
    let results = results(scenario, outcome, bands);
    let mut text = serde_json::to_string_pretty(&results).expect("results serialise to JSON");
    text.push('\n');
    text
}

fn file_name(slug: &str, seed: u64, extension: &str) -> String {
    format!("layernorm-lab-{slug}-seed-{seed}.{extension}")
}
