//! The text of the entry for the user's own model.

use crate::words::{grammar::counted, number::exact, quote::quoted};

/// The name of the entry.
pub const OWN_MODEL: &str = "Your own model";
/// How it works.
pub const OWN_MODEL_HELP: &str = "This Python records the LayerNorms of any PyTorch model and writes a file: inputs as float16, at most 64 LayerNorms and 64 rows of each. Open the file here. It stays in your browser, and links and scenario files do not contain it.";
/// The accessible name of the program.
pub const PYTHON_LABEL: &str = "Python that records the LayerNorms of your model";
/// The button that copies the program.
pub const COPY: &str = "Copy the Python";
/// The button that saves the program.
pub const DOWNLOAD: &str = "Save the Python";
/// The button that opens a file.
pub const OPEN: &str = "Open a .safetensors file";
/// The button that returns to the lab's recording.
pub const BACK: &str = "Back to all-MiniLM-L6-v2";
/// The message after the program was copied.
pub const COPIED: &str = "The Python is copied.";
/// After the reason for which a file was refused.
pub const UNCHANGED: &str = "Nothing has changed.";

/// Why the program could not be copied or saved.
#[must_use]
pub fn failed(reason: &str) -> String {
    format!("That did not work: {reason}. Select the text and copy it.")
}

/// The message after a file was opened.
#[must_use]
pub fn opened(file: &str, norms: usize, samples: usize) -> String {
    format!(
        "{} has {} and {}.",
        quoted(file),
        counted(norms, "LayerNorm"),
        counted(samples, "sentence")
    )
}

/// Which model is shown, and the ε of the chosen LayerNorm.
#[must_use]
pub fn shown_model(model: &str, eps: Option<f64>) -> String {
    let eps = eps.map_or_else(String::new, |eps| {
        format!(" This LayerNorm has ε = {}.", exact(eps.into()))
    });
    format!("The model is {model}.{eps}")
}
