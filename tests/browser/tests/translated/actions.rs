//! What a user does on a page that the browser translates.

use browser_tests::{gesture::Pointer, page::Page};
use fantoccini::key::Key;

use crate::custom_matrix::use_matrix;

const CELL: &str = "#matrix-before [data-cell='1,2']";

/// An action by its name.
type Action = (&'static str, fn(&Page));

/// What a user does. Together these change every kind of text.
pub(crate) const ACTIONS: [Action; 42] = [
    ("drags a slider", |page| {
        page.grab(Pointer::Mouse, "growth-scale");
        page.drag_to(Pointer::Mouse, "growth-scale", 0.8);
        page.release(Pointer::Mouse);
    }),
    ("chooses a preset", |page| page.click("#preset-vanish")),
    ("undoes", |page| page.click("#undo")),
    ("types letters", |page| {
        page.enter("growth-scale-field", "letters");
    }),
    ("types a number", |page| {
        page.enter("growth-scale-field", "2");
    }),
    ("types a seed of letters", |page| {
        page.enter("seed", "letters");
    }),
    ("types a seed", |page| page.enter("seed", "5")),
    ("switches LayerNorm on", |page| {
        page.click("#growth-layer-norm");
    }),
    ("focuses a preset", |page| page.focus("preset-two")),
    ("opens a chart's table", |page| {
        page.click("#chart-smaller-table-toggle");
    }),
    ("changes the table", |page| page.set("growth-steps", "12")),
    ("takes the logarithm", |page| page.choose("view-axis-1")),
    ("opens the table of both chains", |page| {
        page.click("#chart-both-table-toggle");
    }),
    ("shows the expected norms", |page| {
        page.click("#view-expected");
    }),
    ("changes their note", |page| page.set("growth-size", "3")),
    ("pins a cell", |page| page.click(CELL)),
    ("types letters into a cell", |page| {
        page.enter("cell-field", "letters");
    }),
    ("types a number into a cell", |page| {
        page.enter("cell-field", "7");
    }),
    ("unpins the cell", |page| page.click(CELL)),
    ("chooses bfloat16", |page| {
        page.choose("layer-norm-precision-2");
    }),
    ("chooses float32", |page| {
        page.choose("layer-norm-precision-0");
    }),
    ("makes the matrix wide", |page| {
        page.set("activations-features", "20");
    }),
    ("makes it narrow", |page| {
        page.set("activations-features", "6");
    }),
    ("presses a bar's key", |page| {
        page.focus("layer-norm-gamma-2");
        page.press_keys(&[Key::Up]);
    }),
    ("types letters for an entry", |page| {
        page.enter("layer-norm-gamma-entry", "letters");
    }),
    ("types an entry", |page| {
        page.enter("layer-norm-gamma-entry", "2");
    }),
    ("normalises the whole matrix", |page| {
        page.choose("layer-norm-normalized-shape-1");
    }),
    ("changes the groups", |page| {
        page.set("relatives-groups", "3");
    }),
    ("pastes a text", |page| paste(page, "no matrix")),
    ("pastes a matrix", |page| paste(page, "1 2 3\n4 5 7")),
    ("chooses a reported row", |page| {
        page.choose("failures-source-1");
    }),
    ("chooses a row of the matrix", |page| {
        page.choose("failures-source-0");
    }),
    ("reaches the last stations", mount_last_stations),
    ("chooses a stack without a norm", |page| {
        page.choose("depth-scheme-0");
    }),
    ("opens the table of the stream", |page| {
        page.click("#chart-depth-stream-table-toggle");
    }),
    ("takes one row", |page| page.set("depth-rows", "1")),
    ("pastes a narrow matrix", |page| paste(page, "1 2\n4 5")),
    ("moves the cloud", |page| page.set("geometry-mean", "20")),
    ("shows an earlier stage", |page| {
        page.choose("geometry-stage-1");
    }),
    ("opens the table of the points", |page| {
        page.click("#geometry-space-table-toggle");
    }),
    ("chooses another LayerNorm", |page| {
        page.click("#transformer-switched-off");
    }),
    ("opens the table of the stds", |page| {
        page.click("#chart-transformer-stds-table-toggle");
    }),
];

/// Mounts stations 7 to 10 together: which of them one alone would mount depends on the
/// height of the texts.
fn mount_last_stations(page: &Page) {
    for station in ["#gradients", "#depth", "#geometry", "#transformer"] {
        page.reveal(station);
        page.session.wait_for_frames();
    }
    page.wait_until("the last stations are mounted", || {
        page.has("#gradient-beta td")
            && page.has("#chart-depth-alike .main-svg")
            && page.has("#geometry-setup")
            && page.has("#transformer-tokens td")
            && page.has("#chart-transformer-parameters .main-svg")
    });
}

/// Opens the panel of the own matrix, and enters a text.
fn paste(page: &Page, text: &str) {
    let () = page.eval_on("#custom-matrix", "element.open = true;");
    use_matrix(page, text);
}
