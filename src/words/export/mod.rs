//! The text of the export dialog, and of the exported files.

pub mod code;
pub mod notebook;
pub mod picture;
pub mod stack;

/// The button that opens the dialog, and the dialog's heading.
pub const TITLE: &str = "Export";
/// The button that opens it.
pub const OPEN: &str = "export";
/// Below the dialog's heading.
pub const INTRO: &str = "The lab in its current state, to read, run or reuse elsewhere.";
/// The button that copies an export.
pub const COPY: &str = "Copy";
/// The button that downloads an export.
pub const DOWNLOAD: &str = "Download";
/// The button that closes the dialog.
pub const CLOSE: &str = "Close";
/// On the charts, whose download buttons are beside them.
pub const CHARTS: &str = "Each chart and each picture of the stations has its own PNG and SVG buttons, below it on the right. The file shows a chart as zoomed, always in light colours on white, with the seed and the settings below it.";

/// An export's name and a one-line description.
pub type Entry = (&'static str, &'static str);

/// The script.
pub const SCRIPT: Entry = (
    "PyTorch script",
    "Repeats the computation from the same seed, and compares every result with the lab’s.",
);
/// The notebook.
pub const NOTEBOOK: Entry = (
    "Jupyter notebook",
    "The same, step by step, with explanations and the lecture’s charts.",
);
/// The Rust program.
pub const BURN: Entry = (
    "burn program",
    "A main.rs with the layer, its matrix as literals and the lab’s output to compare.",
);
/// A.
pub const ACTIVATIONS: Entry = (
    "A, the activations (CSV)",
    "The matrix before the layer: numbers only, one line per row.",
);
/// LN(A).
pub const NORMALISED: Entry = (
    "LN(A), after the layer (CSV)",
    "The matrix after the layer, in the same form.",
);
/// The statistics.
pub const STATISTICS: Entry = (
    "Row and column statistics (CSV)",
    "Mean and std before, after and predicted, with both divisors, and Pearson’s r.",
);
/// The norms.
pub const NORMS: Entry = (
    "Norms of both chains (CSV)",
    "One line per step, with the expected norm and how many entries are 0, infinite or NaN.",
);
/// The outcome.
pub const OUTCOME: Entry = (
    "All results (JSON)",
    "The settings and the results of every station, with all digits.",
);

/// The accessible name of a button: `Copy PyTorch script`.
#[must_use]
pub fn button(action: &str, name: &str) -> String {
    format!("{action} {name}")
}

/// Announces a copied export.
#[must_use]
pub fn copied(name: &str) -> String {
    format!("Copied: {name}")
}

/// Announces a downloaded file.
#[must_use]
pub fn downloaded(file: &str) -> String {
    format!("Downloaded: {file}")
}

/// Shown if the browser denies access to the clipboard.
#[must_use]
pub fn not_copied(name: &str, reason: &str) -> String {
    format!(
        "The browser blocked the clipboard ({reason}). The text of “{name}” is selected below; copy it with Ctrl+C or ⌘C:"
    )
}

/// Shown if a download fails.
#[must_use]
pub fn not_downloaded(file: &str, reason: &str) -> String {
    format!("The browser did not save {file} ({reason}). Copying still works.")
}

/// The name of the field with the text to copy manually.
pub const COPY_FIELD: &str = "Text to copy by hand";

/// The tooltip of a download button: `PNG: download as a picture (pixels, 1600 wide)`.
#[must_use]
pub fn picture(format: &str) -> String {
    let kind = if format == "SVG" {
        "vector, sharp at any size"
    } else {
        "pixels, 1600 wide"
    };
    format!("{format}: download as a picture ({kind})")
}

/// Shown if the browser cannot make an image.
#[must_use]
pub fn no_picture(format: &str, reason: &str) -> String {
    format!("The browser could not export this as {format} ({reason}).")
}
