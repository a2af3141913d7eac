//! What a field does not take is explained, and changes nothing.

use browser_tests::{page::Page, screen::DESKTOP};
use fantoccini::key::Key;

use crate::part::{GROWTH, LAYER, assert_kept};

/// Each slider, its range in words, and two numbers just out of it.
const RANGES: [(&str, &str, [&str; 2]); 10] = [
    ("growth-scale", "a number from 0.001 to 1000", ["0", "1001"]),
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
        "a number from -1000000 to 1000000",
        ["1e7", "-1e7"],
    ),
    (
        "activations-std",
        "a number from 0 to 1000000",
        ["-0.1", "1e7"],
    ),
    (
        "layer-norm-eps",
        "a number from 0 to 1000000",
        ["-1e-5", "1e7"],
    ),
    (
        "layer-norm-gamma",
        "a number from -1000000 to 1000000",
        ["1e7", "-1e7"],
    ),
    (
        "layer-norm-beta",
        "a number from -1000000 to 1000000",
        ["1e7", "-1e7"],
    ),
];

#[test]
fn every_field_names_its_range_and_keeps_the_last_good_value() {
    Page::test(DESKTOP, |page| {
        let start = page.look();
        for (slider, range, outside) in RANGES {
            let error = format!("#{slider}-error");
            for text in ["letters", "1e999", "", outside[0], outside[1]] {
                page.enter(&format!("{slider}-field"), text);
                let said = page.text(&error);
                // As the page writes it: with a true minus sign or a plain one.
                let said = said.replace('\u{2212}', "-");
                assert!(said.contains(range), "{slider}, `{text}`: {said}");
                let role: String = page.ask(&error, "return element.getAttribute('role');");
                assert_eq!(role, "alert");
                let shown = page.look();
                assert_eq!(shown.fields, start.fields, "{slider}, `{text}`");
                assert_kept(slider, GROWTH, &start, &shown);
                assert_kept(slider, LAYER, &start, &shown);
            }
            // A good value takes the message away, and so does the reset.
            page.click(&format!("#{slider}-reset"));
            assert_eq!(page.look(), start, "{slider} put back");
        }
    });
}

#[test]
fn a_message_goes_when_the_next_value_is_good() {
    Page::test(DESKTOP, |page| {
        page.enter("growth-scale-field", "letters");
        assert_eq!(page.look().alerts.len(), 1);
        let invalid = "return element.getAttribute('aria-invalid');";
        let marked = || -> String { page.ask("#growth-scale-field", invalid) };
        assert_eq!(marked(), "true");
        page.enter("growth-scale-field", "2");
        let shown = page.look();
        assert_eq!(shown.alerts, [""; 0]);
        assert_eq!(shown.fields["growth-scale"], "2");
        assert_eq!(marked(), "false");
    });
}

/// To the browser that is no change: it is what stood there.
#[test]
fn a_message_goes_when_the_present_value_is_typed_again_or_escape_is_pressed() {
    Page::test(DESKTOP, |page| {
        let start = page.look();
        for (field, present) in [("growth-scale-field", "1.5"), ("seed", "0")] {
            page.enter(field, "letters");
            assert_eq!(page.look().alerts.len(), 1, "{field}");
            page.enter(field, present);
            assert_eq!(page.look(), start, "{field}");
            page.enter(field, "letters");
            page.fill(field, "more");
            page.keys(&[Key::Escape]);
            assert_eq!(page.look(), start, "{field}, Escape");
        }
    });
}

#[test]
fn a_field_is_read_when_it_is_left_and_as_people_write_numbers() {
    Page::test(DESKTOP, |page| {
        page.fill("growth-scale-field", "2,5");
        let before = page.look();
        assert_eq!(before.larger.title, "Matrices slightly larger (factor 1.5)");
        page.keys(&[Key::Tab]);
        let shown = page.look();
        assert_eq!(shown.fields["growth-scale"], "2.5");
        assert_eq!(shown.larger.title, "Matrices slightly larger (factor 2.5)");
        page.enter("layer-norm-beta-field", "\u{2212}2");
        assert_eq!(page.look().fields["layer-norm-beta"], "-2");
    });
}

#[test]
fn a_bar_of_the_equaliser_refuses_too() {
    Page::test(DESKTOP, |page| {
        page.focus("layer-norm-gamma-3");
        let start = page.look();
        for text in ["letters", "1e999", "", "1e7"] {
            page.enter("layer-norm-gamma-entry", text);
            let shown = page.look();
            assert_eq!(shown.alerts.len(), 1, "`{text}`");
            let said = shown.alerts[0].replace('\u{2212}', "-");
            assert!(said.contains("from -1000000 to 1000000"), "{said}");
            assert_eq!((&shown.gamma, &shown.after), (&start.gamma, &start.after));
            assert_eq!(page.field("layer-norm-gamma-entry"), "1", "`{text}`");
        }
    });
}
