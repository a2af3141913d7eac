//! Pasted data: the preview before it takes effect, and the way to the panel.

use browser_tests::{
    page::Page,
    viewport::{DESKTOP, PHONE},
};
use serde_json::json;

use crate::custom_matrix::{assert_input, preview};

/// Enters a text as if it was typed.
fn type_text(page: &Page, text: &str) {
    page.reveal("#custom-matrix-text");
    let () = page.session.script(
        "const field = document.getElementById('custom-matrix-text');
         field.value = arguments[0];
         field.dispatchEvent(new Event('input', { bubbles: true }));",
        &[json!(text)],
    );
    page.session.wait_for_frames();
}

/// Drops a file of these bytes on an element.
fn drop_bytes(page: &Page, selector: &str, name: &str, bytes: &[u8]) {
    let () = page.session.script(
        "const data = new DataTransfer();
         data.items.add(new File([new Uint8Array(arguments[2])], arguments[1]));
         const target = document.querySelector(arguments[0]);
         for (const type of ['dragover', 'drop']) {
             target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
         }",
        &[json!(selector), json!(name), json!(bytes)],
    );
}

/// The value of a number that a cell shows.
fn shown_number(text: &str) -> f64 {
    text.replace('−', "-").parse().expect("a number")
}

#[test]
fn a_preview_precedes_the_effect_and_the_view_follows_to_the_matrix() {
    Page::test(PHONE, |page| {
        let start = page.snapshot();
        type_text(page, "     a    b\n0  1.5  2.0\n1  3.0  4.0");
        let shown = preview(page);
        assert!(
            shown.starts_with("2 × 2 from space-separated values"),
            "{shown}"
        );
        assert!(
            shown.contains("first column is left out as an index"),
            "{shown}"
        );
        assert_eq!(
            page.snapshot().before,
            start.before,
            "nothing has changed yet"
        );
        page.click("#custom-matrix-use");
        page.wait_until_updated();
        assert_input(&page.snapshot(), &[&[1.5, 2.0], &[3.0, 4.0]]);
        assert_eq!(preview(page), "");
        assert!(page.has_focus("#matrix-before"));
        let matrix = page.bounding_box("#matrix-before");
        assert!((0.0..422.0).contains(&matrix.top), "{matrix:?}");
        // An incomplete text is no error while it is typed.
        type_text(page, "1,2\n3");
        assert_eq!(preview(page), "");
        assert_eq!(page.snapshot().alerts, [""; 0]);
    });
}

#[test]
fn the_user_chooses_between_two_readings() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        type_text(page, "1,2;3,4");
        assert!(
            preview(page).contains("more than one way"),
            "{}",
            preview(page)
        );
        let choices = page.text("#custom-matrix-readings");
        assert!(choices.contains("semicolons separate rows"), "{choices}");
        assert!(choices.contains("commas are decimal marks"), "{choices}");
        // The general button asks instead of guessing.
        page.click("#custom-matrix-use");
        assert!(page.has_focus("#custom-matrix-readings li:first-child button"));
        assert_eq!(page.snapshot().before, start.before);
        page.click("#custom-matrix-readings li:last-child button");
        page.wait_until_updated();
        assert_input(&page.snapshot(), &[&[1.2, 3.4]]);
        type_text(page, "1,2;3,4");
        page.click("#custom-matrix-readings li:first-child button");
        page.wait_until_updated();
        assert_input(&page.snapshot(), &[&[1.0, 2.0], &[3.0, 4.0]]);
    });
}

#[test]
fn a_file_may_be_dropped_on_the_matrix_itself() {
    Page::test(DESKTOP, |page| {
        page.reveal("#matrix-before");
        drop_bytes(page, "#matrix-before", "x.csv", b"5,6\n7,8\n");
        page.wait_until("the file is read", || preview(page).starts_with("2 × 2"));
        assert!(page.is_visible("#custom-matrix-text"), "the panel is open");
        page.click("#custom-matrix-use");
        page.wait_until_updated();
        assert_input(&page.snapshot(), &[&[5.0, 6.0], &[7.0, 8.0]]);
    });
}

#[test]
fn a_button_at_the_top_leads_to_the_panel() {
    for viewport in [DESKTOP, PHONE] {
        Page::test(viewport, |page| {
            page.click("#your-numbers");
            page.wait_until("the panel is open", || {
                page.has_focus("#custom-matrix-text")
            });
            page.wait_until("the panel is in view", || {
                (0.0..400.0).contains(&page.bounding_box("#custom-matrix").top)
            });
        });
    }
}

#[test]
fn the_tables_of_the_page_are_read_back() {
    Page::test(DESKTOP, |page| {
        // With the digits that it shows.
        let expected: Vec<Vec<f64>> = page
            .snapshot()
            .before
            .texts
            .iter()
            .map(|row| row.iter().map(|text| shown_number(text)).collect())
            .collect();
        // What the browser copies of a table that is selected.
        let copied: String = page.eval_on(
            "#matrix-before table",
            "const selection = getSelection();
             selection.selectAllChildren(element);
             const text = selection.toString();
             selection.removeAllRanges();
             return text;",
        );
        type_text(page, &copied);
        page.click("#custom-matrix-use");
        page.wait_until_updated();
        let status = page.text("#custom-matrix-status");
        assert!(status.contains("3 × 10"), "{copied:?} {status}");
        let rows: Vec<&[f64]> = expected.iter().map(Vec::as_slice).collect();
        assert_input(&page.snapshot(), &rows);
    });
}

#[test]
fn too_many_features_are_for_the_own_matrix() {
    Page::test(DESKTOP, |page| {
        page.enter("activations-features-field", "768");
        let error = page.text("#activations-features-error");
        assert!(
            error.ends_with("Your own matrix, below, takes up to 1024."),
            "{error}"
        );
    });
}
