//! What station 5 shows, read off the page.

use browser_tests::page::Page;
use serde::Deserialize;
use serde_json::json;

/// The heat maps, in the order of the library's `Relative::all`.
pub(crate) const IDS: [&str; 5] = [
    "relative-layer-norm",
    "relative-layer-norm-whole",
    "relative-rms-norm",
    "relative-batch-norm",
    "relative-group-norm",
];
/// What station 5 shows.
#[derive(Debug, Deserialize)]
pub(crate) struct Shown {
    pub(crate) maps: Vec<Map>,
    /// Least and most of the row means, row stds, column means and column
    /// stds of each relative; every digit.
    pub(crate) table: Vec<Vec<String>>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Map {
    pub(crate) caption: String,
    pub(crate) note: String,
    /// Every digit of each cell, row by row.
    pub(crate) values: Vec<Vec<String>>,
    /// The cells that are marked as sharing a mean and a variance.
    pub(crate) shared: Vec<String>,
    /// The cell that is pointed at.
    pub(crate) lit: Vec<String>,
}

const LOOK: &str = "
    const all = (selector, root) => [...root.querySelectorAll(selector)];
    const cells = (map, kind) => all(kind, map).map((cell) => cell.dataset.cell);
    return {
        maps: arguments[0].map((id) => {
            const map = document.getElementById(id);
            return {
                caption: map.querySelector('caption').textContent.trim(),
                note: map.parentElement.querySelector('.note').textContent.trim(),
                values: all('tbody tr:not([hidden])', map).map((row) =>
                    all('[data-cell]', row).map((cell) => cell.title)),
                shared: cells(map, '.shared'),
                lit: cells(map, '.lit'),
            };
        }),
        table: all('#relatives-table tbody tr', document).map((row) =>
            all('data', row).map((number) => number.getAttribute('value'))),
    };";

pub(crate) fn approach(page: &Page) {
    page.reveal("#relatives-heading");
    page.until("station 5 is filled", || page.has("#relatives-table data"));
}

pub(crate) fn look(page: &Page) -> Shown {
    page.rest();
    page.session.script(LOOK, &[json!(IDS)])
}

pub(crate) fn number(text: &str) -> f64 {
    text.parse()
        .unwrap_or_else(|_| panic!("`{text}` is no number"))
}
