//! Reads station 5 from the page.

use browser_tests::page::Page;
use serde::Deserialize;
use serde_json::json;

/// The ids of the heat maps, in the order of the page.
pub(crate) const IDS: [&str; 5] = [
    "relative-layer-norm",
    "relative-layer-norm-whole",
    "relative-rms-norm",
    "relative-batch-norm",
    "relative-group-norm",
];

/// Everything that station 5 shows.
#[derive(Debug, Deserialize)]
pub(crate) struct RelativesSnapshot {
    pub(crate) maps: Vec<HeatMap>,
    /// For each relative, with every digit: the smallest and largest row mean, row std,
    /// column mean and column std.
    pub(crate) table: Vec<Vec<String>>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct HeatMap {
    pub(crate) caption: String,
    pub(crate) note: String,
    /// Each cell's value with every digit, row by row.
    pub(crate) values: Vec<Vec<String>>,
    /// The cells that are marked as sharing their statistics with the highlighted one.
    pub(crate) shared: Vec<String>,
    /// The highlighted cell.
    pub(crate) highlighted: Vec<String>,
}

const SCRIPT: &str = concat!(
    include_str!("../src/exact.js"),
    "
    const all = (selector, root) => [...root.querySelectorAll(selector)];
    const cells = (map, kind) => all(kind, map).map((cell) => cell.dataset.cell);
    return {
        maps: arguments[0].map((id) => {
            const map = document.getElementById(id);
            return {
                caption: map.querySelector('caption :not(.spoken)').textContent.trim(),
                note: map.parentElement.querySelector('.note :not(.spoken)').textContent.trim(),
                values: all('tbody tr:not([hidden])', map).map((row) =>
                    all('[data-cell]', row).map((cell) => parseable(cell.title))),
                shared: cells(map, '.shared'),
                highlighted: cells(map, '.highlighted'),
            };
        }),
        table: all('#relatives-table tbody tr', document).map((row) =>
            all('data', row).map((number) => number.getAttribute('value'))),
    };"
);

/// Scrolls to station 5 and waits until it is mounted.
pub(crate) fn mount_station(page: &Page) {
    page.reveal("#relatives-heading");
    page.wait_until("station 5 is mounted", || page.has("#relatives-table data"));
}

pub(crate) fn read_station(page: &Page) -> RelativesSnapshot {
    page.wait_until_updated();
    page.session.script(SCRIPT, &[json!(IDS)])
}

pub(crate) fn parse(text: &str) -> f64 {
    text.parse()
        .unwrap_or_else(|_| panic!("`{text}` is not a number"))
}
