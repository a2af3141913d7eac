//! Long tables: their off-screen rows update once input is idle.

use std::{thread, time::Duration};

use browser_tests::{gesture::Pointer, page::Page, viewport::DESKTOP};

/// Each number of the table: its text, and every digit.
const NUMBERS: &str = "return [...element.querySelectorAll('tr:not([hidden]) data')]
    .map((data) => [data.textContent, data.value]);";

fn numbers(page: &Page) -> Vec<(String, String)> {
    page.eval_on("#statistics-table", NUMBERS)
}

/// The numbers after the layer: γ changes each of them.
fn after(page: &Page) -> Vec<(String, String)> {
    let script = "return [...element.querySelectorAll('tr[data-column]:not([hidden])')]
        .map((row) => row.querySelectorAll('data')[3])
        .map((data) => [data.textContent, data.value]);";
    page.eval_on("#statistics-table", script)
}

/// Whether each text agrees with the digits.
fn agree(numbers: &[(String, String)]) -> bool {
    numbers.iter().all(|(text, digits)| {
        let (Ok(shown), Ok(exact)) = (
            text.replace('\u{2212}', "-")
                .replace("≈ ", "")
                .parse::<f64>(),
            digits.parse::<f64>(),
        ) else {
            return false;
        };
        (shown - exact).abs() <= 1e-3 * (1.0 + exact.abs())
    })
}

#[test]
fn off_screen_rows_update_once_input_is_idle() {
    Page::test(DESKTOP, |page| {
        // Most of these rows are off-screen.
        page.visit("#v=1&features=64");
        page.reveal("#layer-norm-gamma");
        thread::sleep(Duration::from_millis(600));
        let before = after(page);
        assert_eq!(before.len(), 64);
        let track = page.bounding_box("#layer-norm-gamma");
        page.press(Pointer::Mouse, track.at(0.6, 0.5));
        page.move_through(Pointer::Mouse, &[track.at(0.7, 0.5), track.at(0.8, 0.5)]);
        // The pointer is pressed, and input is idle.
        page.wait_until_updated();
        page.wait_until("texts and digits agree", || agree(&numbers(page)));
        let during = after(page);
        for (row, (before, during)) in std::iter::zip(&before, &during).enumerate() {
            assert_ne!(before, during, "feature {}", row + 1);
        }
        page.move_through(Pointer::Mouse, &[track.at(0.9, 0.5)]);
        page.release(Pointer::Mouse);
        page.wait_until_updated();
        page.wait_until("texts and digits agree", || agree(&numbers(page)));
        for (row, (during, end)) in std::iter::zip(&during, &after(page)).enumerate() {
            assert_ne!(during, end, "feature {}", row + 1);
        }
    });
}
