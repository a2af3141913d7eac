//! Light, dark or as the system: the control in the top bar.

use browser_tests::{
    page::Page,
    screen::{self, DESKTOP},
};
use serde_json::json;

use crate::theme::brightness;

/// Whether page, charts and control are all dark.
fn is_dark(page: &Page) -> bool {
    page.session.settle();
    let paper: String = page.ask("html", "return getComputedStyle(element).backgroundColor;");
    let dark = brightness(&paper) < 60.0;
    page.until("the charts follow", || {
        let ink = page.look().larger.ink;
        // The charts' ink is pale on a dark page.
        (ink == "#e8e6e1") == dark
    });
    dark
}

fn said(page: &Page) -> String {
    let label = "return element.getAttribute('aria-label');";
    page.ask("#theme", label)
}

#[test]
fn three_clicks_go_through_the_themes_whatever_the_system_has() {
    Page::test(DESKTOP, |page| {
        for system in [false, true] {
            screen::prefer_dark(&page.session, system);
            page.until("the system's theme is worn", || is_dark(page) == system);
            assert_eq!(said(page), "theme: as the system");
            page.click("#theme");
            assert_eq!(
                (said(page).as_str(), is_dark(page)),
                ("theme: light", false)
            );
            page.click("#theme");
            assert_eq!((said(page).as_str(), is_dark(page)), ("theme: dark", true));
            page.click("#theme");
            assert_eq!(is_dark(page), system);
        }
    });
}

#[test]
fn the_choice_is_remembered_and_nothing_else_flashes_up() {
    Page::test(DESKTOP, |page| {
        page.click("#theme");
        page.click("#theme");
        // What is seen first, long before the lab itself has loaded.
        let _ = page.session.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": "requestAnimationFrame(() => {
                window.first = getComputedStyle(document.documentElement).backgroundColor;
                window.early = !document.querySelector('#why-sentence');
            });" }),
        );
        page.reload();
        let (first, early): (String, bool) = page
            .session
            .script("return [window.first, window.early];", &[]);
        assert!(early, "the first frame came after the lab");
        assert!(brightness(&first) < 60.0, "first seen: {first}");
        assert_eq!((said(page).as_str(), is_dark(page)), ("theme: dark", true));
        page.click("#theme");
        page.reload();
        assert_eq!(
            (said(page).as_str(), is_dark(page)),
            ("theme: as the system", false)
        );
    });
}

#[test]
fn forbidden_storage_leaves_the_control_as_it_is() {
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
        assert_eq!((said(page).as_str(), is_dark(page)), ("theme: dark", true));
    });
}
