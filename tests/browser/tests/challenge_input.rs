//! The ways to enter a prediction: keys, taps and presses.

use browser_tests::{
    gesture::Pointer,
    page::Page,
    viewport::{DESKTOP, PHONE},
};
use fantoccini::key::Key;

use crate::challenges::{ALL, commit, open};

#[test]
fn the_keyboard_alone_answers_a_question() {
    Page::test(DESKTOP, |page| {
        page.wait_until("the line is mounted", || {
            page.has("#parameters .challenge-line")
        });
        let () = page.eval_on("#parameters .challenge-line", "element.focus();");
        page.press_keys(&[Key::Enter]);
        page.wait_until("the first alternative has the focus", || {
            page.has_focus(".challenge-choices input")
        });
        // The second alternative is the right one.
        page.press_keys(&[Key::Down]);
        page.press_keys(&[Key::Tab]);
        assert!(page.has_focus(".challenge-commit"));
        page.press_keys(&[Key::Enter]);
        page.wait_until("the result is shown", || page.has(".challenge-verdict"));
        assert!(page.text(".challenge-verdict").ends_with("right"));
        let said = page.text("#parameters .challenge > [role=status]");
        assert!(
            said.contains("Your prediction: the values without γ and β."),
            "{said}"
        );
        page.press_keys(&[Key::Escape]);
        page.wait_until("the question is closed", || !page.has(".challenge-body"));
        assert!(page.has_focus("#parameters .challenge-line"));
        assert!(
            page.text("#challenge-progress")
                .contains(&format!("1 of {ALL} predicted, 1 right at first try"))
        );
    });
}

#[test]
fn a_finger_taps_the_cells_that_change() {
    Page::test(PHONE, |page| {
        open(page, "relatives");
        assert!(
            page.text("#relatives legend")
                .contains("Which results of LayerNorm over rows change?")
        );
        for column in 1..=10 {
            let cell = format!("[aria-label='row 2, column {column}']");
            page.reveal(&cell);
            page.tap(page.resting_point(&cell, 0.5, 0.5));
            page.wait_until("the cell is chosen", || {
                page.eval_on(
                    &cell,
                    "return element.getAttribute('aria-pressed') === 'true';",
                )
            });
        }
        assert!(commit(page).ends_with("right"));
        assert!(page.text(".challenge-why").contains("10 of them changed"));
    });
}

#[test]
fn the_arrow_keys_move_in_the_grid_of_cells() {
    Page::test(DESKTOP, |page| {
        open(page, "relatives");
        let cell = |row: usize, column: usize| format!("[aria-label='row {row}, column {column}']");
        page.reveal(&cell(1, 3));
        let () = page.eval_on(&cell(1, 3), "element.focus();");
        for (key, row, column) in [
            (Key::Down, 2, 3),
            (Key::Right, 2, 4),
            (Key::Up, 1, 4),
            // There is no row above.
            (Key::Up, 1, 4),
        ] {
            page.press_keys(&[key]);
            page.wait_until("the focus moves", || page.has_focus(&cell(row, column)));
        }
    });
}

#[test]
fn a_press_on_the_thumb_of_the_slider_is_a_prediction() {
    Page::test(DESKTOP, |page| {
        open(page, "why");
        page.wait_until("the slider is there", || page.has("#challenge-range"));
        assert_eq!(page.field_value("challenge-field"), "");
        page.reveal("#challenge-range");
        page.click("#challenge-range");
        page.wait_until("the middle is predicted", || {
            !page.field_value("challenge-field").is_empty()
        });
        assert!(!commit(page).is_empty());
    });
}

#[test]
fn a_finger_taps_and_drags_the_slider_of_a_number() {
    Page::test(PHONE, |page| {
        open(page, "why");
        page.reveal("#challenge-range");
        let at = |part| page.bounding_box("#challenge-range").at(part, 0.5);
        let position = || page.eval_on::<String>("#challenge-range", "return element.value;");
        assert!(page.is_disabled(".challenge-commit"));
        page.tap(page.resting_point("#challenge-range", 0.25, 0.5));
        page.wait_until("the tap is a prediction", || {
            !page.is_disabled(".challenge-commit")
        });
        let tapped: f64 = position().parse().unwrap();
        assert!((150.0..350.0).contains(&tapped), "{tapped}");
        page.press(Pointer::Touch, at(0.25));
        page.move_through(Pointer::Touch, &[at(0.4), at(0.6), at(0.75)]);
        page.release(Pointer::Touch);
        page.wait_until("the thumb follows the finger", || {
            position().parse::<f64>().is_ok_and(|value| value > 650.0)
        });
    });
}
