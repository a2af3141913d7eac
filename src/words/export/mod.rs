//! Taking the lab's state away: the dialog, and what the files say themselves.

pub mod code;
pub mod notebook;

/// Opens the dialog, and its heading.
pub const TAKE_AWAY: &str = "Take away";
/// Below the dialog's heading.
pub const INTRO: &str = "The lab as it stands now, to read, to run and to compute with elsewhere.";
/// Copies one of the things.
pub const COPY: &str = "Copy";
/// Downloads one of the things.
pub const DOWNLOAD: &str = "Download";
/// Closes the dialog.
pub const CLOSE: &str = "Close";
/// About the charts, which are taken away where they stand.
pub const CHARTS: &str = "Each chart has its own buttons, PNG and SVG, below it on the left. A picture shows the chart as it is zoomed, always in the light colours on white, so that it prints well and stands on any slide.";

/// What can be taken away: its name, and one line on it.
pub type Entry = (&'static str, &'static str);

/// The script.
pub const SCRIPT: Entry = (
    "PyTorch script",
    "Computes the same from the same seed, and prints the lab’s numbers beside PyTorch’s.",
);
/// The notebook.
pub const NOTEBOOK: Entry = (
    "Jupyter notebook",
    "The same step by step, with explanations.",
);
/// The Rust program.
pub const BURN: Entry = (
    "burn program",
    "A main.rs with the layer, its matrix as literal values and the lab’s output beside.",
);
/// A.
pub const ACTIVATIONS: Entry = (
    "A, the activations (CSV)",
    "The matrix before the layer: numbers alone, a line for each row.",
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
    "A line for each step, with the expected norm and the entries that are zero, infinite or NaN.",
);
/// The outcome.
pub const OUTCOME: Entry = (
    "All results (JSON)",
    "Every number that the lab computed, with every digit.",
);

/// Name of a button for those who hear it by itself: `Copy PyTorch script`.
#[must_use]
pub fn button(action: &str, name: &str) -> String {
    format!("{action} {name}")
}

/// Said when something is in the clipboard.
#[must_use]
pub fn copied(name: &str) -> String {
    format!("Copied: {name}")
}

/// Said when the browser has taken a file.
#[must_use]
pub fn downloaded(file: &str) -> String {
    format!("Downloaded: {file}")
}

/// Said when the browser keeps the clipboard closed.
#[must_use]
pub fn not_copied(name: &str, reason: &str) -> String {
    format!(
        "The browser did not let the lab write to the clipboard ({reason}). Here is the text of “{name}”, selected, to copy by hand with Ctrl+C or ⌘C:"
    )
}

/// Said when the browser takes no file.
#[must_use]
pub fn not_downloaded(file: &str, reason: &str) -> String {
    format!("The browser did not take {file} ({reason}). Copying still works.")
}

/// Name of the field with the text to copy by hand.
pub const BY_HAND: &str = "Text to copy by hand";

/// Name of a chart's buttons, taken together.
pub const PICTURES: &str = "This chart as a picture";

/// What a picture's button does: `PNG: download this chart as a picture in pixels`.
#[must_use]
pub fn picture(format: &str) -> String {
    let kind = if format == "SVG" {
        "lines, sharp at every size"
    } else {
        "pixels, 1600 × 1000"
    };
    format!("{format}: download this chart as a picture ({kind})")
}

/// Said when plotly.js makes no picture.
#[must_use]
pub fn no_picture(format: &str, reason: &str) -> String {
    format!("The browser made no {format} of this chart ({reason}).")
}
