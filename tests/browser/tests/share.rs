//! The share dialog and the embedded lab.

use std::{thread, time::Duration};

use browser_tests::{
    page::Page,
    viewport::{DESKTOP, PHONE},
};
use serde_json::json;

use crate::lesson::is_visible;

/// Longer than the debounce before the state is stored.
const LONGER_THAN_DEBOUNCE: Duration = Duration::from_millis(900);

#[test]
fn only_the_copy_buttons_copy_and_what_they_copy_is_shown() {
    Page::test_in_new_browser(DESKTOP, |page| {
        let _ = page.session.devtools(
            "Browser.grantPermissions",
            &json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] }),
        );
        page.set("growth-scale", "2.5");
        let clipboard =
            || -> String { page.session.await_promise("navigator.clipboard.readText()") };
        let () = page
            .session
            .await_promise("navigator.clipboard.writeText('before').then(() => null)");
        page.click("#share");
        assert_eq!(page.text("#share-status"), "");
        assert_eq!(clipboard(), "before");
        page.click("#copy-link");
        page.wait_until("the copy is reported", || {
            page.text("#share-status") == "Copied."
        });
        assert_eq!(clipboard(), page.field_value("share-link"));
        // Another link is shown than the one that was copied.
        let () = page.eval_on(
            "#lesson-scale",
            "element.closest('details').open = true;
             element.value = '2';
             element.dispatchEvent(new Event('change', { bubbles: true }));",
        );
        page.session.wait_for_frames();
        assert_eq!(page.text("#share-status"), "");
        page.click("#copy-link");
        page.wait_until("the copy is reported", || {
            page.text("#share-status") == "Copied."
        });
        assert!(clipboard().ends_with("&hide=scale"), "{}", clipboard());
        page.click("#lesson-open");
        let () = page.eval_on(
            "#share-station",
            "element.value = 'statistics';
             element.dispatchEvent(new Event('change', { bubbles: true }));",
        );
        page.session.wait_for_frames();
        let link = page.field_value("share-link");
        assert!(link.ends_with("#v=1&scale=2.5&at=statistics"), "{link}");
        let () = page.eval_on(
            "#share-station",
            "element.value = '';
             element.dispatchEvent(new Event('change', { bubbles: true }));",
        );
        page.session.wait_for_frames();
        let link = page.field_value("share-link");
        assert!(link.ends_with("#v=1&scale=2.5"), "{link}");
        let embed = page.field_value("share-embed");
        assert!(embed.contains("?embed=1#v=1&amp;scale=2.5"), "{embed}");
        page.click("#copy-embed");
        page.wait_until("the copy is reported", || {
            page.text("#share-status") == "Copied."
        });
        page.click("#share-close");
        assert!(!is_visible(page, "#share-dialog"));
        assert!(page.has_focus("#share"));
    });
}

#[test]
fn an_embedded_lab_has_no_page_frame_and_stores_nothing() {
    Page::test(DESKTOP, |page| {
        page.visit("?embed=1#v=1&growth=0&scale=1.75");
        for selector in [".top-bar", ".foot", ".presets", "h1"] {
            assert!(!page.has(selector), "{selector}");
        }
        let link: String = page.eval_on("#open-in-lab", "return element.href;");
        assert!(link.ends_with("/#v=1&scale=1.75&growth=0"), "{link}");
        page.set("growth-scale", "2.5");
        thread::sleep(LONGER_THAN_DEBOUNCE);
        let stored: Option<String> = page
            .session
            .script("return localStorage.getItem('layernorm-lab');", &[]);
        assert_eq!(stored, None);
        let link: String = page.eval_on("#open-in-lab", "return element.href;");
        assert!(link.ends_with("/#v=1&scale=2.5&growth=0"), "{link}");
    });
}

#[test]
fn the_dialog_fits_a_phone() {
    Page::test(PHONE, |page| {
        page.click("#share");
        page.wait_until("the dialog opens", || is_visible(page, "#share-dialog"));
        let dialog = page.bounding_box("#share-dialog");
        assert!(
            dialog.left >= 0.0 && dialog.left + dialog.width <= 390.0,
            "{dialog:?}"
        );
        let overflows: bool = page.eval_on(
            "#share-dialog",
            "return element.scrollWidth > element.clientWidth + 1;",
        );
        assert!(!overflows);
    });
}
