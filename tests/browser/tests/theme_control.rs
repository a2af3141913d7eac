//! The theme control in the top bar: light, dark, or as the system.

use browser_tests::{
    page::Page,
    viewport::{self, DESKTOP},
};
use serde_json::json;

use crate::theme::brightness;

/// Whether the page is dark, once the charts agree.
fn is_dark(page: &Page) -> bool {
    page.session.wait_for_frames();
    let background: String =
        page.eval_on("html", "return getComputedStyle(element).backgroundColor;");
    let dark = brightness(&background) < 60.0;
    page.wait_until("the charts have the same theme", || {
        let text = page.snapshot().larger.text_colour;
        // The charts' texts are light on a dark page.
        (text == "#e8e6e1") == dark
    });
    dark
}

fn control_label(page: &Page) -> String {
    let label = "return element.getAttribute('aria-label');";
    page.eval_on("#theme", label)
}

#[test]
fn three_clicks_cycle_through_the_themes_on_any_system() {
    Page::test(DESKTOP, |page| {
        for system in [false, true] {
            viewport::emulate_dark_scheme(&page.session, system);
            page.wait_until("the page has the system's theme", || {
                is_dark(page) == system
            });
            assert_eq!(control_label(page), "theme: system");
            page.click("#theme");
            assert_eq!(
                (control_label(page).as_str(), is_dark(page)),
                ("theme: light", false)
            );
            page.click("#theme");
            assert_eq!(
                (control_label(page).as_str(), is_dark(page)),
                ("theme: dark", true)
            );
            page.click("#theme");
            assert_eq!(is_dark(page), system);
        }
    });
}

#[test]
fn the_choice_is_stored_and_the_first_frame_has_the_theme() {
    Page::test(DESKTOP, |page| {
        page.click("#theme");
        page.click("#theme");
        // The colour of the first frame, before the lab is mounted.
        let _ = page.session.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": "requestAnimationFrame(() => {
                window.firstColour = getComputedStyle(document.documentElement).backgroundColor;
                window.isEarly = !document.querySelector('#why-sentence');
            });" }),
        );
        page.reload();
        let (colour, is_early): (String, bool) = page
            .session
            .script("return [window.firstColour, window.isEarly];", &[]);
        assert!(is_early, "the lab was mounted before the first frame");
        assert!(brightness(&colour) < 60.0, "first frame: {colour}");
        assert_eq!(
            (control_label(page).as_str(), is_dark(page)),
            ("theme: dark", true)
        );
        page.click("#theme");
        page.reload();
        assert_eq!(
            (control_label(page).as_str(), is_dark(page)),
            ("theme: system", false)
        );
    });
}

#[test]
fn the_control_works_with_forbidden_storage() {
    Page::test(DESKTOP, |page| {
        let _ = page.session.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": "Object.defineProperty(window, 'localStorage', {
                get() { throw new DOMException('forbidden', 'SecurityError'); },
            });" }),
        );
        page.reload();
        assert!(!is_dark(page));
        page.click("#theme");
        page.click("#theme");
        assert_eq!(
            (control_label(page).as_str(), is_dark(page)),
            ("theme: dark", true)
        );
    });
}
