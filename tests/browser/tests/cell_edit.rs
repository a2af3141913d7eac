//! Which cell an edit changes, and where the keyboard is in a grid.

use browser_tests::{page::Page, viewport::DESKTOP};
use fantoccini::key::Key;
use serde_json::json;

use crate::custom_matrix::use_matrix;

const PICTURE: &str = "#matrix-before .heat-picture";

fn cell(name: &str) -> String {
    format!("#matrix-before [data-cell='{name}']")
}

/// The cells of A that Tab reaches.
fn tab_stops(page: &Page) -> Vec<String> {
    page.session.script(
        "return [...document.querySelectorAll('#matrix-before [tabindex=\"0\"]')]
            .map((cell) => cell.checkVisibility() ? cell.dataset.cell : 'hidden');",
        &[],
    )
}

#[test]
fn keys_act_on_the_focused_cell_and_not_on_the_one_under_the_pointer() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        page.reveal("#matrix-before");
        let () = page.eval_on(&cell("0,0"), "element.focus({ preventScroll: true });");
        page.hover(&cell("2,6"));
        page.hover(&cell("2,7"));
        assert_eq!(page.snapshot().before.highlighted, ["2,7"]);
        page.type_characters(&['5', char::from(Key::Enter)]);
        let edited = page.snapshot();
        assert_eq!(edited.before.rows[0][0], "5 edited");
        assert_eq!(edited.before.rows[2], start.before.rows[2]);
        assert!(page.has_focus(&cell("0,0")));
        page.press_keys(&[Key::Escape, Key::Right]);
        assert!(page.has_focus(&cell("0,1")), "the arrow after Escape");
        page.press_keys(&[Key::Down]);
        assert!(page.has_focus(&cell("1,1")));
    });
}

/// Enters a matrix that is shown as a picture; the entry of row i and column j is 100·i + j.
fn use_picture(page: &Page) {
    let row = |i: u32| {
        (0..40)
            .map(|j| (100 * i + j).to_string())
            .collect::<Vec<_>>()
            .join(" ")
    };
    use_matrix(page, &(0..40).map(row).collect::<Vec<_>>().join("\n"));
    page.reveal(PICTURE);
}

/// The edits in the link: row, feature and value, all counted from 0.
fn edits(page: &Page) -> String {
    page.wait_until_updated();
    page.eval_on(
        "#matrix-kind",
        "return element.textContent.match(/\\d+ cells? edited/)?.[0] ?? 'none';",
    )
}

/// Presses the mouse on a cell of the picture.
fn press_cell(page: &Page, row: f64, column: f64) {
    let bounds = page.bounding_box(PICTURE);
    page.click_at(bounds.at((column + 0.5) / 40.0, (row + 0.5) / 40.0));
    page.session.wait_for_frames();
}

fn readout(page: &Page) -> String {
    page.text("#matrix-before-readout")
}

#[test]
fn a_value_typed_over_a_picture_belongs_to_the_cell_where_the_edit_began() {
    Page::test(DESKTOP, |page| {
        use_picture(page);
        for (index, typed) in ["7", "-42.5"].into_iter().enumerate() {
            let row = if index == 0 { 3.0 } else { 5.0 };
            press_cell(page, row, 4.0);
            let characters: Vec<char> = typed.chars().collect();
            page.type_characters(&characters);
            page.session.wait_for_frames();
            assert!(page.has_focus("#cell-field"));
            assert_eq!(page.field_value("cell-field"), typed);
            // Another cell is pressed before the value is committed.
            page.reveal(PICTURE);
            press_cell(page, 30.0, 20.0);
            assert!(readout(page).starts_with("row 31, feature 21: 3020"));
            let expected = if index == 0 { "1 cell" } else { "2 cells" };
            assert_eq!(edits(page), format!("{expected} edited"));
            page.press_keys(&[Key::Escape]);
            page.hover(&format!("{PICTURE} canvas"));
            press_cell(page, row, 4.0);
            let shown = readout(page).replace('\u{2212}', "-");
            assert!(shown.contains(typed) && shown.contains("edited"), "{shown}");
            page.press_keys(&[Key::Escape]);
        }
    });
}

#[test]
fn the_keys_of_a_picture_act_on_its_own_cell_and_work_after_escape() {
    Page::test(DESKTOP, |page| {
        use_picture(page);
        press_cell(page, 3.0, 4.0);
        page.press_keys(&[Key::Escape, Key::Right]);
        page.session.wait_for_frames();
        assert!(
            readout(page).starts_with("row 4, feature 6:"),
            "{}",
            readout(page)
        );
        // Unpinned, the picture highlights what is under the pointer.
        let bounds = page.bounding_box(PICTURE);
        page.move_through(
            browser_tests::gesture::Pointer::Mouse,
            &[bounds.at(20.5 / 40.0, 20.5 / 40.0)],
        );
        page.session.wait_for_frames();
        assert!(readout(page).starts_with("row 21, feature 21:"));
        page.type_characters(&['9', char::from(Key::Enter)]);
        page.session.wait_for_frames();
        assert!(page.has_focus(PICTURE));
        let shown = readout(page);
        assert!(
            shown.starts_with("row 4, feature 6: 9") && shown.contains("edited"),
            "{shown}"
        );
    });
}

#[test]
fn a_value_for_a_cell_that_no_longer_exists_is_rejected_and_edits_no_other() {
    Page::test(DESKTOP, |page| {
        page.tab_to(&cell("0,0"));
        page.press_keys(&[Key::Down, Key::Down]);
        page.type_characters(&['5']);
        assert!(page.has_focus("#cell-field"));
        // The address changes while the field is open.
        let () = page.session.script(
            "location.hash = arguments[0];",
            &[json!("v=1&rows=1&features=4")],
        );
        page.wait_until("the matrix is smaller", || {
            page.snapshot().before.rows.len() == 1
        });
        assert_eq!(page.field_value("cell-field"), "5");
        page.press_keys(&[Key::Enter]);
        let shown = page.snapshot();
        assert_eq!(shown.alerts.len(), 1, "{:?}", shown.alerts);
        assert!(
            shown.alerts[0].contains("row 3, feature 1"),
            "{:?}",
            shown.alerts
        );
        assert!(!page.has("#matrix-before td.edited"));
    });
}

#[test]
fn the_tab_stop_of_a_grid_follows_its_active_cell() {
    Page::test(DESKTOP, |page| {
        page.tab_to(&cell("0,0"));
        assert_eq!(tab_stops(page), ["0,0"]);
        page.press_keys(&[Key::Down, Key::Right, Key::Right]);
        assert_eq!(tab_stops(page), ["1,2"]);
        page.press_keys(&[Key::Tab]);
        assert!(!page.has_focus(&cell("1,2")));
        page.type_characters(&[char::from(Key::Shift)]);
        page.click(&cell("2,9"));
        assert_eq!(tab_stops(page), ["2,9"]);
        // A smaller matrix without that cell.
        page.set("activations-features", "3");
        page.wait_until_updated();
        assert_eq!(tab_stops(page), ["2,2"]);
        page.set("activations-features", "10");
        page.wait_until_updated();
        assert_eq!(tab_stops(page).len(), 1);
    });
}

#[test]
fn a_value_that_is_too_small_for_float32_becomes_0_with_a_notice() {
    Page::test(DESKTOP, |page| {
        page.tab_to(&cell("0,0"));
        let keys = ['1', 'e', '-', '5', '0', char::from(Key::Enter)];
        page.type_characters(&keys);
        page.wait_until_updated();
        let shown = page.snapshot();
        assert_eq!(shown.before.rows[0][0], "0 edited");
        assert_eq!(
            shown.alerts,
            ["1e-50 is too small for float32 and becomes 0."]
        );
        page.type_characters(&['0', char::from(Key::Enter)]);
        page.type_characters(&['7', char::from(Key::Enter)]);
        assert!(page.snapshot().alerts.is_empty());
    });
}
