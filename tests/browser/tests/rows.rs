//! Long tables: rows that are off the screen follow the hand once it rests.

use std::{thread, time::Duration};

use browser_tests::{gesture::Pointer, page::Page, screen::DESKTOP};

/// Of each number in the table: what is written, and every digit.
const NUMBERS: &str = "return [...element.querySelectorAll('tr:not([hidden]) data')]
    .map((data) => [data.textContent, data.value]);";

fn numbers(page: &Page) -> Vec<(String, String)> {
    page.ask("#statistics-table", NUMBERS)
}

/// The numbers after the layer, of which each must change with γ.
fn after(page: &Page) -> Vec<(String, String)> {
    let script = "return [...element.querySelectorAll('tr[data-column]:not([hidden])')]
        .map((row) => row.querySelectorAll('data')[3])
        .map((data) => [data.textContent, data.value]);";
    page.ask("#statistics-table", script)
}

/// Whether each number is written as its digits say.
fn agree(numbers: &[(String, String)]) -> bool {
    numbers.iter().all(|(written, digits)| {
        let (Ok(written), Ok(exact)) = (
            written
                .replace('\u{2212}', "-")
                .replace("≈ ", "")
                .parse::<f64>(),
            digits.parse::<f64>(),
        ) else {
            return false;
        };
        (written - exact).abs() <= 1e-3 * (1.0 + exact.abs())
    })
}

#[test]
fn rows_off_the_screen_and_digits_follow_once_the_hand_rests() {
    Page::test(DESKTOP, |page| {
        // So many that most of them are off the screen.
        page.visit("#v=1&features=64");
        page.reveal("#layer-norm-gamma");
        thread::sleep(Duration::from_millis(600));
        let before = after(page);
        assert_eq!(before.len(), 64);
        let track = page.frame("#layer-norm-gamma");
        page.press(Pointer::Mouse, track.at(0.6, 0.5));
        page.move_over(Pointer::Mouse, &[track.at(0.7, 0.5), track.at(0.8, 0.5)]);
        // Held, and at rest.
        page.rest();
        page.until("digits are those of the numbers", || agree(&numbers(page)));
        let held = after(page);
        for (row, (before, held)) in std::iter::zip(&before, &held).enumerate() {
            assert_ne!(before, held, "feature {}", row + 1);
        }
        page.move_over(Pointer::Mouse, &[track.at(0.9, 0.5)]);
        page.release(Pointer::Mouse);
        page.rest();
        page.until("digits are those of the numbers", || agree(&numbers(page)));
        for (row, (held, now)) in std::iter::zip(&held, &after(page)).enumerate() {
            assert_ne!(held, now, "feature {}", row + 1);
        }
    });
}
