//! Matrices whose cells have no room for numbers: their colours lie beneath the
//! table, follow the hand, and are those of its numbers.

use std::{thread, time::Duration};

use browser_tests::{
    gesture::Pointer,
    page::Page,
    screen::{DESKTOP, PHONE, Screen},
};
use serde::Deserialize;

const MATRICES: [&str; 2] = ["#matrix-before", "#matrix-after"];

/// A cell of the table, and what lies beneath its middle.
#[derive(Debug, Deserialize)]
struct Cell {
    /// Its row and column.
    place: String,
    /// Its number, every digit; a new cell has none before the end of a drag.
    value: Option<f64>,
    /// Row and column of the pixel beneath it.
    beneath: String,
    /// How much more red than blue that is.
    redness: i32,
}

const CELLS: &str = "
    const canvas = element.querySelector('canvas');
    const all = canvas.getBoundingClientRect();
    const context = canvas.getContext('2d');
    return [...element.querySelectorAll('tbody tr:not([hidden]) td:not([hidden])')].map((cell) => {
        const at = cell.getBoundingClientRect();
        const part = (middle, from, size) => Math.floor((middle - from) / size);
        const column = part(at.x + at.width / 2, all.x, all.width / canvas.width);
        const row = part(at.y + at.height / 2, all.y, all.height / canvas.height);
        const [red, , blue] = context.getImageData(column, row, 1, 1).data;
        return {
            place: cell.dataset.cell,
            value: Number.parseFloat(cell.title.replace('\\u2212', '-')),
            beneath: `${row},${column}`,
            redness: red - blue,
        };
    });";

/// Columns and rows of the picture, and all of its pixels.
const PIXELS: &str = "
    const canvas = element.querySelector('canvas');
    const { width, height } = canvas;
    return [width, height, [...canvas.getContext('2d').getImageData(0, 0, width, height).data]];";

/// In each frame from now on: columns of the picture, and of the table over it.
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
    let value: String = page.ask("#activations-features", "return element.value;");
    value.parse().expect("a count")
}

fn pixels(page: &Page, matrix: &str) -> Pixels {
    page.ask(matrix, PIXELS)
}

/// Each cell lies over its own pixel, and the larger its number, the bluer that is.
fn agree(page: &Page, matrix: &str, columns: usize) {
    let mut cells: Vec<Cell> = page.ask(matrix, CELLS);
    assert_eq!(cells.len(), 3 * columns, "{matrix}");
    for cell in &cells {
        assert_eq!(cell.place, cell.beneath, "{matrix}");
    }
    let value = |cell: &Cell| cell.value.expect("a number");
    cells.sort_by(|one, other| value(one).total_cmp(&value(other)));
    for pair in cells.windows(2) {
        // Two bytes are rounded.
        assert!(pair[0].redness + 1 >= pair[1].redness, "{matrix}: {pair:?}");
    }
    let range = |cells: &[Cell]| cells[0].redness - cells[cells.len() - 1].redness;
    assert!(range(&cells) > 20, "{matrix} has next to no colours");
}

fn colours_are_those_of_the_numbers(screen: Screen) {
    Page::test(screen, |page| {
        page.visit("#v=1&features=24");
        page.reveal("#activations-features");
        thread::sleep(Duration::from_millis(600));
        for matrix in MATRICES {
            agree(page, matrix, 24);
        }
    });
}

#[test]
fn colours_beneath_a_table_are_those_of_its_numbers() {
    colours_are_those_of_the_numbers(DESKTOP);
}

#[test]
fn colours_beneath_a_table_are_those_of_its_numbers_on_a_phone() {
    colours_are_those_of_the_numbers(PHONE);
}

#[test]
fn colours_follow_the_hand_and_the_table_follows_its_end() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&features=24");
        page.reveal("#activations-features");
        thread::sleep(Duration::from_millis(600));
        let track = page.frame("#activations-features");
        page.press(Pointer::Mouse, track.at(0.5, 0.5));
        let mut before = MATRICES.map(|matrix| pixels(page, matrix));
        for across in [0.55, 0.6, 0.66] {
            page.move_over(Pointer::Mouse, &[track.at(across, 0.5)]);
            page.session.settle();
            let features = features(page);
            for (matrix, before) in MATRICES.iter().zip(&mut before) {
                let now = pixels(page, matrix);
                assert_eq!((now.0, now.1), (features, 3), "{matrix} at {across}");
                assert_ne!(now.2, before.2, "{matrix} stood still at {across}");
                *before = now;
            }
        }
        page.release(Pointer::Mouse);
        page.rest();
        let features = features(page);
        for matrix in MATRICES {
            agree(page, matrix, features);
        }
    });
}

#[test]
fn the_table_waits_from_the_first_move_on() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&features=24");
        page.reveal("#activations-features");
        let track = page.frame("#activations-features");
        page.press(Pointer::Mouse, track.at(0.5, 0.5));
        // A hand that holds still has been followed by all.
        page.rest();
        let held = features(page);
        assert!(held > 24);
        let () = page.ask("#matrix-after", RECORD);
        page.move_over(Pointer::Mouse, &[track.at(0.6, 0.5)]);
        page.session.settle();
        let moved = features(page);
        assert!(moved > held);
        let frames: Vec<(usize, usize)> = page.session.script("return window.frames;", &[]);
        assert!(frames.contains(&(held, held)), "{frames:?}");
        assert!(frames.contains(&(moved, held)), "{frames:?}");
        page.release(Pointer::Mouse);
        page.rest();
        agree(page, "#matrix-after", moved);
    });
}

#[test]
fn a_table_with_a_lit_cell_follows_the_hand() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&features=24");
        page.reveal("#matrix-before");
        page.click("#matrix-before [data-cell='1,20']");
        page.reveal("#activations-features");
        thread::sleep(Duration::from_millis(600));
        let track = page.frame("#activations-features");
        page.press(Pointer::Mouse, track.at(0.5, 0.5));
        page.move_over(Pointer::Mouse, &[track.at(0.6, 0.5), track.at(0.66, 0.5)]);
        page.session.settle();
        let features = features(page);
        assert!(features > 30);
        page.until("the lit cell lies over its pixel", || {
            let cells: Vec<Cell> = page.ask("#matrix-before", CELLS);
            cells.len() == 3 * features && cells.iter().all(|cell| cell.place == cell.beneath)
        });
        page.release(Pointer::Mouse);
    });
}
