//! The pictures of stations 2, 3 and 5: one scale of colours, whiskers, and sets of cells.

use browser_tests::{
    gesture::Pointer,
    page::Page,
    viewport::{DESKTOP, PHONE},
};
use serde::Deserialize;

use crate::relatives_snapshot::{IDS, mount_station};

/// A cell's number, its strength in percent, and its classes.
#[derive(Debug, Deserialize)]
struct Cell {
    value: f64,
    strength: f64,
    classes: Vec<String>,
}

const CELLS: &str = concat!(
    include_str!("../src/exact.js"),
    "
    return [...element.querySelectorAll('tbody tr:not([hidden]) [data-cell]')].map((cell) => ({
        value: Number.parseFloat(parseable(cell.title)),
        strength: Number.parseFloat(cell.style.getPropertyValue('--strength')),
        classes: [...cell.classList],
    }));"
);

fn cells(page: &Page, map: &str) -> Vec<Cell> {
    page.eval_on(map, CELLS)
}

fn assert_scale(map: &str, cells: &[Cell], limit: f64) {
    assert!(!cells.is_empty(), "{map}");
    for cell in cells {
        let share = (cell.value.abs() / limit).min(1.0);
        let expected = 100.0 * share.powf(0.7);
        assert!((cell.strength - expected).abs() < 0.06, "{map}: {cell:?}");
        let is_framed = cell.classes.iter().any(|class| class == "beyond");
        assert_eq!(
            is_framed,
            cell.value.abs() > limit * 1.000_01,
            "{map}: {cell:?}"
        );
    }
}

#[test]
fn everything_compared_has_one_scale_of_colours() {
    Page::test(DESKTOP, |page| {
        mount_station(page);
        for id in IDS {
            let map = format!("#{id}");
            assert_scale(id, &cells(page, &map), 3.0);
        }
        assert_scale("A", &cells(page, "#matrix-before"), 8.0);
        assert_scale("LN(A)", &cells(page, "#matrix-after"), 3.0);
        // A single outlier saturates, and leaves the scale as it is.
        page.click("#matrix-before [data-cell='1,4']");
        page.enter("cell-field", "100");
        page.wait_until_updated();
        let before = cells(page, "#matrix-before");
        assert_scale("A", &before, 8.0);
        assert!(before.iter().any(|cell| cell.strength > 99.9));
        assert!(
            page.text("#what .colour-beyond:not([hidden])")
                .contains("beyond")
        );
    });
}

#[test]
fn each_map_has_a_legend_with_the_ends_of_its_scale() {
    // On a phone, the mean and the std stand beside a narrower scale.
    for (viewport, expected_width) in [(DESKTOP, 160.0), (PHONE, 112.0)] {
        Page::test(viewport, |page| {
            mount_station(page);
            let legends: Vec<String> = page.session.script(
                "return [...document.querySelectorAll('.colour-scale')]
                     .filter((scale) => scale.checkVisibility())
                     .map((scale) => [...scale.children].map((part) => part.textContent).join(' ').trim());",
                &[],
            );
            // Those of A and LN(A) in station 2, and of A and the results in station 5.
            assert_eq!(legends, ["\u{2212}8 0 8", "\u{2212}3 0 3"].repeat(2));
            let width: f64 = page.eval_on(".colour-bar", "return element.offsetWidth;");
            assert!((width - expected_width).abs() < 1.0_f64, "{width}");
        });
    }
}

/// For each visible line of station 3's picture: its name, the path of its whiskers after
/// the layer, and its two numbers.
const WHISKERS: &str = "
    return [...element.querySelectorAll('tbody tr:not([hidden])')].map((row) => [
        row.querySelector('th').textContent,
        row.querySelector('.after .whisker-line').getAttribute('d'),
        [...row.querySelectorAll('data')].map((data) => data.textContent).join(' '),
    ]);";

fn whiskers(page: &Page) -> Vec<[String; 3]> {
    page.eval_on("#statistics-whiskers", WHISKERS)
}

/// The note below the picture speaks of these lines.
#[test]
fn a_phone_shows_the_predicted_lines_after_the_layer() {
    Page::test(PHONE, |page| {
        page.visit("#v=1");
        page.reveal("#statistics-whiskers");
        let shown: [bool; 2] = page.eval_on(
            "#statistics-whiskers",
            "return ['before', 'after'].map((panel) => {
                 const lines = element.querySelector(`.${panel} .whisker-ticks`);
                 const isDrawn = lines.getAttribute('d') !== '';
                 return isDrawn && getComputedStyle(lines).display !== 'none';
             });",
        );
        assert_eq!(shown, [false, true]);
    });
}

#[test]
fn whiskers_show_every_row_and_column_and_follow_a_drag() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1");
        page.reveal("#statistics-whiskers");
        let start = whiskers(page);
        assert_eq!(start.len(), 13);
        assert_eq!(start[0][0], "row 1");
        assert_eq!(start[12][0], "column 10");
        // The three rows have the same whiskers, and no column has them.
        let row = &start[0][1];
        assert!(start[..3].iter().all(|line| line[1] == *row), "{start:?}");
        assert!(start[3..].iter().all(|line| line[1] != *row), "{start:?}");
        assert!(start[0][2].ends_with(" 1.0541"), "{start:?}");
        let ticks: Vec<String> = page.eval_on(
            "#statistics-whiskers tfoot td:nth-child(3)",
            "return [...element.querySelectorAll('span:not([hidden])')].map((tick) => tick.textContent);",
        );
        assert_eq!(ticks, ["\u{2212}1.054", "0", "1.054"]);
        // The nodes stay; only their shapes change.
        let () = page.eval_on(
            "#statistics-whiskers",
            "element.querySelectorAll('svg').forEach((picture) => { picture.isOld = true; });",
        );
        page.enter("seed", "7");
        page.reveal("#statistics-whiskers");
        page.wait_until_updated();
        assert_ne!(whiskers(page)[4][1], start[4][1]);
        let all_old: bool = page.eval_on(
            "#statistics-whiskers",
            "return [...element.querySelectorAll('svg')].every((picture) => picture.isOld);",
        );
        assert!(all_old);
        assert!(!page.is_visible("#statistics-table"));
        let headings: String =
            page.eval_on("#statistics-table thead", "return element.textContent;");
        assert!(headings.contains("predicted"), "{headings}");
    });
}

/// The gaps between neighbouring cells of the first row, in pixels, rounded.
const GAPS: &str = "
    const boxes = [...element.querySelectorAll('tbody tr:first-child [data-cell]')].map((cell) => {
        const left = cell.getBoundingClientRect().left + cell.clientLeft;
        return [left, left + cell.clientWidth];
    });
    return boxes.slice(1).map(([left], index) => Math.round(left - boxes[index][1]));";

#[test]
fn cells_that_share_statistics_touch_and_sets_are_apart() {
    Page::test(DESKTOP, |page| {
        mount_station(page);
        let gaps = |map: usize| -> Vec<i64> { page.eval_on(&format!("#{}", IDS[map]), GAPS) };
        let none = vec![0; 9];
        assert_eq!(gaps(0), none, "LayerNorm");
        assert_eq!(gaps(1), none, "the whole matrix");
        assert_eq!(gaps(2), none, "RMSNorm");
        assert_eq!(gaps(3), vec![4; 9], "BatchNorm");
        let original: Vec<i64> = page.eval_on("#relative-original", GAPS);
        assert_eq!(original, none, "A");
        assert_eq!(gaps(4), [0, 0, 0, 0, 4, 0, 0, 0, 0], "GroupNorm");
        let counts: Vec<String> = page.session.script(
            "return [...document.querySelectorAll('.relative .heat-detail')].map((detail) => detail.textContent);",
            &[],
        );
        assert_eq!(
            counts,
            [
                "not normalised",
                "3 means · 3 stds",
                "1 mean · 1 std",
                "no mean · 3 rms",
                "10 means · 10 stds",
                "6 means · 6 stds"
            ]
        );
        // All six are side by side.
        let tops: Vec<f64> = page.session.script(
            "return [...document.querySelectorAll('.relative')].map((map) => map.getBoundingClientRect().top);",
            &[],
        );
        assert!(
            tops.iter().all(|top| (top - tops[0]).abs() < 1.0),
            "{tops:?}"
        );
    });
}

#[test]
fn one_read_out_shows_the_selected_cell_in_all_five_results() {
    for viewport in [DESKTOP, PHONE] {
        Page::test(viewport, |page| {
            mount_station(page);
            let readout = || -> Vec<String> {
                page.eval_on(
                    "#relatives-readout",
                    "return [...element.querySelectorAll('dt, data')].map((part) => part.value ?? part.textContent);",
                )
            };
            assert_eq!(readout()[0], "A, row 1, feature 1 (A[0, 0] in PyTorch)");
            let cell = format!("#{} [data-cell='1,4']", IDS[3]);
            page.reveal(&cell);
            page.click(&cell);
            page.wait_until_updated();
            let shown = readout();
            assert_eq!(shown[0], "A, row 2, feature 5 (A[1, 4] in PyTorch)");
            for (index, id) in IDS.iter().enumerate() {
                let cells = cells(page, &format!("#{id}"));
                let value: f64 = shown[2 * index + 3].parse().expect("a number");
                assert!((value - cells[14].value).abs() < 1e-12, "{id}: {shown:?}");
            }
        });
    }
}

#[test]
fn the_scatter_is_square_and_has_no_legend() {
    for viewport in [DESKTOP, PHONE] {
        Page::test(viewport, |page| {
            page.reveal("#chart-scatter");
            let size: (f64, f64) = page.eval_on(
                "#chart-scatter",
                "return [element.offsetWidth, element.offsetHeight];",
            );
            assert!((size.0 - size.1).abs() <= 1.0, "{size:?}");
            assert!(!page.has("#chart-scatter .legend"));
            let shown = page.snapshot().scatter;
            let labels: Vec<&str> = shown.labels().iter().map(|label| label.trim()).collect();
            assert_eq!(labels.len(), 3, "{labels:?}");
        });
    }
}

/// During a drag nothing moves but the data.
#[test]
fn the_pictures_of_station_3_keep_their_places_during_a_drag() {
    Page::test(DESKTOP, |page| {
        page.reveal("#statistics-whiskers");
        let places = || -> Vec<f64> {
            page.session.script(
                "return ['#chart-scatter', '#statistics-whiskers', '#statistics-whiskers-table-toggle', '#parameters']
                     .map((selector) => document.querySelector(selector).getBoundingClientRect())
                     .flatMap(({ left, top, width, height }) => [left, top + scrollY, width, height]);",
                &[],
            )
        };
        page.reveal("#layer-norm-gamma");
        page.wait_until_updated();
        let start = places();
        page.grab(Pointer::Mouse, "layer-norm-gamma");
        for across in [0.6, 0.9, 0.3] {
            page.drag_to(Pointer::Mouse, "layer-norm-gamma", across);
            page.session.wait_for_frames();
            let now = places();
            let jump = std::iter::zip(&start, &now).map(|(a, b)| (a - b).abs());
            assert!(jump.fold(0.0, f64::max) < 1.5, "{start:?} {now:?}");
        }
        page.release(Pointer::Mouse);
    });
}
