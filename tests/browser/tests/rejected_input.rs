//! Rejected input is explained and changes nothing.

use browser_tests::{page::Page, viewport::DESKTOP};
use fantoccini::key::Key;

use crate::page_part::{GROWTH, LAYER, assert_unchanged};

/// Each slider, its range in words, and two numbers outside.
const RANGES: [(&str, &str, [&str; 2]); 10] = [
    ("growth-scale", "between 0.001 and 1000", ["0", "1001"]),
    (
        "growth-steps",
        "a whole number from 1 to 500",
        ["0", "20.5"],
    ),
    ("growth-size", "a whole number from 1 to 64", ["65", "-1"]),
    (
        "activations-rows",
        "a whole number from 1 to 16",
        ["17", "0"],
    ),
    (
        "activations-features",
        "a whole number from 1 to 64",
        ["65", "0"],
    ),
    (
        "activations-mean",
        "between -1 000 000 and 1 000 000",
        ["1e7", "-1e7"],
    ),
    (
        "activations-std",
        "between 0 and 1 000 000",
        ["-0.1", "1e7"],
    ),
    (
        "layer-norm-eps",
        "between 0 and 1 000 000",
        ["-1e-5", "1e7"],
    ),
    (
        "layer-norm-gamma",
        "between -1 000 000 and 1 000 000",
        ["1e7", "-1e7"],
    ),
    (
        "layer-norm-beta",
        "between -1 000 000 and 1 000 000",
        ["1e7", "-1e7"],
    ),
];

/// The text with a hyphen as minus sign and a plain space between thousands.
fn plain(text: &str) -> String {
    text.replace('\u{2212}', "-").replace('\u{202f}', " ")
}

#[test]
fn every_field_names_its_range_and_keeps_the_last_valid_value() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        for (slider, range, outside) in RANGES {
            let error = format!("#{slider}-error");
            for text in ["letters", "1e999", "", outside[0], outside[1]] {
                page.enter(&format!("{slider}-field"), text);
                let message = plain(&page.text(&error));
                assert!(message.contains(range), "{slider}, `{text}`: {message}");
                let role: String = page.eval_on(&error, "return element.getAttribute('role');");
                assert_eq!(role, "alert");
                let shown = page.snapshot();
                assert_eq!(shown.fields, start.fields, "{slider}, `{text}`");
                assert_unchanged(slider, GROWTH, &start, &shown);
                assert_unchanged(slider, LAYER, &start, &shown);
            }
            // The reset removes the message.
            page.click(&format!("#{slider}-reset"));
            assert_eq!(page.snapshot(), start, "{slider} after the reset");
        }
    });
}

#[test]
fn a_valid_value_removes_the_message() {
    Page::test(DESKTOP, |page| {
        page.enter("growth-scale-field", "letters");
        assert_eq!(page.snapshot().alerts.len(), 1);
        let script = "return element.getAttribute('aria-invalid');";
        let aria_invalid = || -> String { page.eval_on("#growth-scale-field", script) };
        assert_eq!(aria_invalid(), "true");
        page.enter("growth-scale-field", "2");
        let shown = page.snapshot();
        assert_eq!(shown.alerts, [""; 0]);
        assert_eq!(shown.fields["growth-scale"], "2");
        assert_eq!(aria_invalid(), "false");
    });
}

/// The browser sends no `change` event for the value that the field had before.
#[test]
fn the_current_value_and_escape_remove_the_message() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        for (field, current) in [("growth-scale-field", "1.5"), ("seed", "0")] {
            page.enter(field, "letters");
            assert_eq!(page.snapshot().alerts.len(), 1, "{field}");
            page.enter(field, current);
            assert_eq!(page.snapshot(), start, "{field}");
            page.enter(field, "letters");
            page.fill(field, "more");
            page.press_keys(&[Key::Escape]);
            assert_eq!(page.snapshot(), start, "{field}, Escape");
        }
    });
}

#[test]
fn a_field_is_read_when_it_loses_the_focus_and_accepts_common_notations() {
    Page::test(DESKTOP, |page| {
        page.fill("growth-scale-field", "2,5");
        let before = page.snapshot();
        assert_eq!(before.larger.title, "Matrices grow: noise of size 1.5");
        page.press_keys(&[Key::Tab]);
        let shown = page.snapshot();
        assert_eq!(shown.fields["growth-scale"], "2.5");
        assert_eq!(shown.larger.title, "Matrices grow: noise of size 2.5");
        page.enter("layer-norm-beta-field", "\u{2212}2");
        assert_eq!(page.snapshot().fields["layer-norm-beta"], "-2");
    });
}

#[test]
fn an_equaliser_entry_rejects_invalid_input() {
    Page::test(DESKTOP, |page| {
        page.focus("layer-norm-gamma-3");
        let start = page.snapshot();
        for text in ["letters", "1e999", "", "1e7"] {
            page.enter("layer-norm-gamma-entry", text);
            let shown = page.snapshot();
            assert_eq!(shown.alerts.len(), 1, "`{text}`");
            let message = plain(&shown.alerts[0]);
            let range = "between -1 000 000 and 1 000 000";
            assert!(message.contains(range), "{message}");
            assert_eq!((&shown.gamma, &shown.after), (&start.gamma, &start.after));
            assert_eq!(page.field_value("layer-norm-gamma-entry"), "1", "`{text}`");
        }
    });
}
