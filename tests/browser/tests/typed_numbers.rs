//! Numbers as people type them, and changes just before a reload.

use browser_tests::{page::Page, viewport::DESKTOP};
use serde_json::json;

#[test]
fn a_number_with_a_comma_is_never_read_silently() {
    Page::test(DESKTOP, |page| {
        for field in ["growth-steps", "activations-mean", "layer-norm-gamma"] {
            let before = page.field_value(&format!("{field}-field"));
            page.enter(&format!("{field}-field"), "1,000");
            let error = page.text(&format!("#{field}-error"));
            assert!(
                error.contains("“1,000” can mean 1000 or 1"),
                "{field}: {error}"
            );
            assert_eq!(
                page.field_value(&format!("{field}-field")),
                before,
                "{field}"
            );
        }
        page.enter("seed", "1,000");
        let error = page.text("#seed-error");
        assert!(error.contains("“1,000” can mean 1000 or 1"), "{error}");
        page.enter("activations-mean-field", "1,234.5");
        assert_eq!(page.field_value("activations-mean-field"), "1234.5");
        page.enter("growth-steps-field", "１２");
        assert_eq!(page.field_value("growth-steps-field"), "12");
        page.enter("activations-std-field", "1.5×10⁻³");
        assert_eq!(page.field_value("activations-std-field"), "0.0015");
        page.enter("layer-norm-eps-field", "-0");
        assert_eq!(page.field_value("layer-norm-eps-field"), "0");
        page.wait_until("ε is 0 in the address", || {
            page.fragment().contains("eps=0")
        });
    });
}

#[test]
fn many_digits_in_the_seed_do_not_widen_the_page() {
    Page::test(DESKTOP, |page| {
        for digits in [300, 5000] {
            let () = page.eval_on(
                "#seed",
                &format!(
                    "element.focus();
                     element.value = '7'.repeat({digits});
                     element.dispatchEvent(new Event('input', {{ bubbles: true }}));"
                ),
            );
            let width = || -> f64 {
                page.session.script(
                    "return document.documentElement.scrollWidth - innerWidth;",
                    &[],
                )
            };
            assert!(width() <= 0.0, "{digits} digits: {}", width());
            let () = page.eval_on(
                "#seed",
                "element.dispatchEvent(new Event('change', { bubbles: true }));",
            );
            page.session.wait_for_frames();
            assert!(width() <= 0.0, "{digits} digits refused: {}", width());
            assert!(page.text("#seed-error").contains("too large"));
        }
    });
}

#[test]
fn a_change_just_before_a_reload_is_kept() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&scale=2");
        let () = page.eval_on(
            "#growth-steps-field",
            "element.value = '33';
             element.dispatchEvent(new Event('change', { bubbles: true }));
             location.reload();",
        );
        page.wait_until("the page is loaded again", || {
            page.has("#growth-steps-field")
        });
        page.wait_until_ready();
        assert_eq!(page.field_value("growth-steps-field"), "33");
        assert_eq!(page.field_value("growth-scale-field"), "2");
        page.wait_for_fragment("v=1&scale=2&steps=33");
        // Only a reload is meant: a link that is opened again is opened as it is.
        let () = page.eval_on(
            "#growth-steps-field",
            "element.value = '44';
             element.dispatchEvent(new Event('change', { bubbles: true }));",
        );
        page.session.go_to("about:blank");
        page.visit("#v=1&scale=2&steps=33");
        assert_eq!(page.field_value("growth-steps-field"), "33");
    });
}

#[test]
fn undo_works_on_a_keyboard_without_latin_letters() {
    Page::test(DESKTOP, |page| {
        for (key, code) in [("я", "KeyZ"), ("ζ", "KeyZ"), ("ז", "KeyZ"), ("z", "KeyW")] {
            page.set("growth-steps", "33");
            let () = page.session.script(
                "document.activeElement.blur();
                 document.body.dispatchEvent(new KeyboardEvent('keydown', {
                     key: arguments[0], code: arguments[1], ctrlKey: true, bubbles: true, cancelable: true,
                 }));",
                &[json!(key), json!(code)],
            );
            page.wait_until_updated();
            assert_eq!(page.field_value("growth-steps-field"), "20", "{key}");
        }
    });
}

#[test]
fn one_step_has_no_band_and_no_text_about_one() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&steps=1&band=1");
        page.wait_until("the band is computed", || {
            page.text("#band-sentence").contains("median")
        });
        let sentence = page.text("#band-sentence");
        assert!(!sentence.contains("grey band"), "{sentence}");
        assert!(
            sentence.ends_with("A band needs a second step."),
            "{sentence}"
        );
    });
}
