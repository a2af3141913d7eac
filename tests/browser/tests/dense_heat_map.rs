//! Dense heat maps, whose cells are too narrow for digits: a canvas beneath the table shows
//! the colours. It follows a drag, and its colours agree with the table's numbers.

use std::{thread, time::Duration};

use browser_tests::{
    gesture::Pointer,
    page::Page,
    viewport::{DESKTOP, PHONE, Viewport},
};
use serde::Deserialize;

const MATRICES: [&str; 2] = ["#matrix-before", "#matrix-after"];

/// A cell of the table, and the canvas pixel beneath its middle.
#[derive(Debug, Deserialize)]
struct Cell {
    /// Its row and column.
    name: String,
    /// Its number with every digit; a new cell has none before the end of a drag.
    value: Option<f64>,
    /// Row and column of the pixel.
    pixel: String,
    /// The pixel's red minus its blue.
    redness: i32,
}

const CELLS: &str = concat!(
    include_str!("../src/exact.js"),
    "
    const canvas = element.querySelector('canvas');
    const all = canvas.getBoundingClientRect();
    const context = canvas.getContext('2d');
    return [...element.querySelectorAll('tbody tr:not([hidden]) td:not([hidden])')].map((cell) => {
        const at = cell.getBoundingClientRect();
        const index = (middle, from, size) => Math.floor((middle - from) / size);
        const column = index(at.x + at.width / 2, all.x, all.width / canvas.width);
        const row = index(at.y + at.height / 2, all.y, all.height / canvas.height);
        const [red, , blue] = context.getImageData(column, row, 1, 1).data;
        return {
            name: cell.dataset.cell,
            value: Number.parseFloat(parseable(cell.title)),
            pixel: `${row},${column}`,
            redness: red - blue,
        };
    });"
);

/// Width, height and all pixels of the canvas.
const PIXELS: &str = "
    const canvas = element.querySelector('canvas');
    const { width, height } = canvas;
    return [width, height, [...canvas.getContext('2d').getImageData(0, 0, width, height).data]];";

/// Records the number of columns of the canvas and of the table in every animation frame.
const RECORD: &str = "
    window.frames = [];
    const frame = () => {
        const columns = element.querySelectorAll('thead th:not([hidden])').length;
        window.frames.push([element.querySelector('canvas').width, columns]);
        requestAnimationFrame(frame);
    };
    frame();";

type Pixels = (usize, usize, Vec<u8>);

fn features(page: &Page) -> usize {
    let value: String = page.eval_on("#activations-features", "return element.value;");
    value.parse().expect("a count")
}

fn pixels(page: &Page, matrix: &str) -> Pixels {
    page.eval_on(matrix, PIXELS)
}

/// Asserts that each cell lies over its own pixel, and that a larger number is bluer. Those
/// beyond the scale are darker instead.
fn assert_agreement(page: &Page, matrix: &str, columns: usize) {
    let mut cells: Vec<Cell> = page.eval_on(matrix, CELLS);
    assert_eq!(cells.len(), 3 * columns, "{matrix}");
    for cell in &cells {
        assert_eq!(cell.name, cell.pixel, "{matrix}");
    }
    let value = |cell: &Cell| cell.value.expect("a number");
    let limit = if matrix == "#matrix-before" { 8.0 } else { 3.0 };
    cells.retain(|cell| value(cell).abs() <= limit);
    cells.sort_by(|one, other| value(one).total_cmp(&value(other)));
    for pair in cells.windows(2) {
        // Rounding of red and blue may add up to 1.
        assert!(pair[0].redness + 1 >= pair[1].redness, "{matrix}: {pair:?}");
    }
    let range = |cells: &[Cell]| cells[0].redness - cells[cells.len() - 1].redness;
    assert!(range(&cells) > 20, "{matrix} has almost one colour");
}

fn assert_colours_agree(viewport: Viewport) {
    Page::test(viewport, |page| {
        page.visit("#v=1&features=24");
        page.reveal("#activations-features");
        thread::sleep(Duration::from_millis(600));
        for matrix in MATRICES {
            assert_agreement(page, matrix, 24);
        }
    });
}

#[test]
fn colours_agree_with_the_numbers() {
    assert_colours_agree(DESKTOP);
}

#[test]
fn colours_agree_with_the_numbers_on_a_phone() {
    assert_colours_agree(PHONE);
}

#[test]
fn colours_follow_a_drag_and_the_table_updates_at_its_end() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&features=24");
        page.reveal("#activations-features");
        thread::sleep(Duration::from_millis(600));
        let track = page.bounding_box("#activations-features");
        page.press(Pointer::Mouse, track.at(0.5, 0.5));
        let mut before = MATRICES.map(|matrix| pixels(page, matrix));
        for across in [0.55, 0.6, 0.66] {
            page.move_through(Pointer::Mouse, &[track.at(across, 0.5)]);
            page.session.wait_for_frames();
            let features = features(page);
            for (matrix, before) in MATRICES.iter().zip(&mut before) {
                let now = pixels(page, matrix);
                assert_eq!((now.0, now.1), (features, 3), "{matrix} at {across}");
                assert_ne!(now.2, before.2, "{matrix} did not change at {across}");
                *before = now;
            }
        }
        page.release(Pointer::Mouse);
        page.wait_until_updated();
        let features = features(page);
        for matrix in MATRICES {
            assert_agreement(page, matrix, features);
        }
    });
}

#[test]
fn the_table_waits_from_the_first_move_of_a_drag() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&features=24");
        page.reveal("#activations-features");
        let track = page.bounding_box("#activations-features");
        page.press(Pointer::Mouse, track.at(0.5, 0.5));
        // While the pressed pointer does not move, everything updates.
        page.wait_until_updated();
        let pressed = features(page);
        assert!(pressed > 24);
        let () = page.eval_on("#matrix-after", RECORD);
        page.move_through(Pointer::Mouse, &[track.at(0.6, 0.5)]);
        page.session.wait_for_frames();
        let moved = features(page);
        assert!(moved > pressed);
        let frames: Vec<(usize, usize)> = page.session.script("return window.frames;", &[]);
        assert!(frames.contains(&(pressed, pressed)), "{frames:?}");
        assert!(frames.contains(&(moved, pressed)), "{frames:?}");
        page.release(Pointer::Mouse);
        page.wait_until_updated();
        assert_agreement(page, "#matrix-after", moved);
    });
}

#[test]
fn a_table_with_a_highlighted_cell_follows_a_drag() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&features=24");
        page.reveal("#matrix-before");
        page.click("#matrix-before [data-cell='1,20']");
        page.reveal("#activations-features");
        thread::sleep(Duration::from_millis(600));
        let track = page.bounding_box("#activations-features");
        page.press(Pointer::Mouse, track.at(0.5, 0.5));
        page.move_through(Pointer::Mouse, &[track.at(0.6, 0.5), track.at(0.66, 0.5)]);
        page.session.wait_for_frames();
        let features = features(page);
        assert!(features > 30);
        page.wait_until("the highlighted cell lies over its pixel", || {
            let cells: Vec<Cell> = page.eval_on("#matrix-before", CELLS);
            cells.len() == 3 * features && cells.iter().all(|cell| cell.name == cell.pixel)
        });
        page.release(Pointer::Mouse);
    });
}
