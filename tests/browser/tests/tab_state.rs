//! The state of a tab: its own matrix and its undo steps survive other tabs, a reload and
//! *back*, and a link is not written again until the user changes something.

use std::{thread, time::Duration};

use browser_tests::{page::Page, viewport::DESKTOP};
use serde_json::json;

use crate::{custom_matrix::use_matrix, stored_visit::drop_file};

/// Longer than the delay before the address is written.
const LONGER_THAN_WRITE_DELAY: Duration = Duration::from_millis(900);
/// Longer than the delay before a change becomes an undo step.
const LONGER_THAN_COMMIT_DELAY: Duration = Duration::from_millis(900);

/// A matrix of 64 × 64 values, too long for a link.
fn use_large_matrix(page: &Page) {
    let rows: Vec<Vec<f32>> = (0..64_u8)
        .map(|row| {
            (0..64_u8)
                .map(|column| (f32::from(row) * 64.0 + f32::from(column)).sin())
                .collect()
        })
        .collect();
    use_matrix(page, &json!(rows).to_string());
    page.wait_until("the matrix is in use", || has_large_matrix(page));
    thread::sleep(LONGER_THAN_WRITE_DELAY);
}

fn has_large_matrix(page: &Page) -> bool {
    page.text("#matrix-kind")
        .contains("Your own matrix, 64 × 64")
}

/// Stores a state in `localStorage`, as a second tab would.
fn store_from_another_tab(page: &Page, scenario: &str) {
    let () = page.session.script(
        "localStorage.setItem('layernorm-lab', arguments[0]);",
        &[json!(scenario)],
    );
}

#[test]
fn a_large_matrix_survives_another_tab_and_undo_survives_the_reload() {
    Page::test(DESKTOP, |page| {
        page.set("growth-scale", "2.25");
        thread::sleep(LONGER_THAN_COMMIT_DELAY);
        use_large_matrix(page);
        store_from_another_tab(page, r#"{"seed": 4}"#);
        page.reload();
        assert!(has_large_matrix(page), "{}", page.text("#matrix-kind"));
        assert!(!page.has("#link-diagnostics"));

        page.click("#undo");
        page.wait_until("the matrix is undone", || !has_large_matrix(page));
        assert_eq!(page.snapshot().fields["growth-scale"], "2.25");
        page.click("#undo");
        assert_eq!(page.snapshot().fields["growth-scale"], "1.5");
        page.wait_until("the address of the default state", || {
            !page.fragment().contains("scale")
        });
        page.reload();
        page.click("#redo");
        page.click("#redo");
        page.wait_until("the matrix is redone", || has_large_matrix(page));
    });
}

#[test]
fn a_page_stores_its_undo_steps_when_it_is_hidden_and_not_when_it_is_shown() {
    Page::test(DESKTOP, |page| {
        page.set("growth-steps", "21");
        let stores = |visibility: &str| -> bool {
            page.session.script(
                "sessionStorage.removeItem('layernorm-lab.undo');
                 Object.defineProperty(document, 'hidden', { value: arguments[0] === 'hidden', configurable: true });
                 document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
                 delete document.hidden;
                 return sessionStorage.getItem('layernorm-lab.undo') !== null;",
                &[json!(visibility)],
            )
        };
        assert!(stores("hidden"));
        assert!(!stores("visible"));
    });
}

#[test]
fn back_restores_a_large_matrix() {
    Page::test(DESKTOP, |page| {
        use_large_matrix(page);
        let () = page.session.script("location.hash = 'v=1&seed=6';", &[]);
        page.wait_until("the other link", || page.snapshot().seed == "6");
        assert!(!has_large_matrix(page));
        let () = page.session.script("history.back();", &[]);
        page.wait_until("the matrix again", || has_large_matrix(page));
        assert!(!page.has("#link-diagnostics"));
    });
}

#[test]
fn a_matrix_that_no_storage_holds_is_reported_as_lost() {
    Page::test(DESKTOP, |page| {
        use_large_matrix(page);
        let link = page.fragment();
        // Not in `pagehide` of the page, which stores its state once more.
        page.session.go_to("about:blank");
        page.visit("?embed=1");
        let () = page
            .session
            .script("localStorage.clear(); sessionStorage.clear();", &[]);
        page.visit(&format!("#{link}"));
        let notice = page.text("#link-diagnostics");
        assert!(notice.contains("leaves out the matrix"), "{notice}");
        thread::sleep(LONGER_THAN_WRITE_DELAY);
        assert_eq!(
            page.fragment(),
            link,
            "the link still names what is missing"
        );
    });
}

#[test]
fn a_full_storage_keeps_the_page_and_the_newest_undo_steps() {
    Page::test(DESKTOP, |page| {
        let _ = page.session.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source":
                "const set = Storage.prototype.setItem;
                 Storage.prototype.setItem = function (key, text) {
                     if (this === sessionStorage && text.length > 3000) {
                         throw new DOMException('full', 'QuotaExceededError');
                     }
                     return set.call(this, key, text);
                 };" }),
        );
        page.visit("");
        for step in 21..26 {
            page.set("growth-steps", &step.to_string());
            thread::sleep(LONGER_THAN_COMMIT_DELAY);
        }
        page.reload();
        assert_eq!(page.snapshot().fields["growth-steps"], "25");
        page.click("#undo");
        assert_eq!(page.snapshot().fields["growth-steps"], "24");
        page.click("#undo");
        page.click("#undo");
        page.click("#undo");
        assert_ne!(page.snapshot().fields["growth-steps"], "20", "not all fit");
    });
}

#[test]
fn a_newer_link_stays_until_a_change_and_then_keeps_its_unknown_keys() {
    Page::test(DESKTOP, |page| {
        let link = "v=2&seed=8&wings=two%20pairs&scale=1.7";
        page.visit(&format!("#{link}"));
        thread::sleep(LONGER_THAN_WRITE_DELAY);
        assert_eq!(page.fragment(), link);
        page.click(".top-bar a[href='#statistics']");
        page.wait_for_fragment(link);
        page.set("growth-scale", "2.25");
        page.wait_for_fragment("v=2&seed=8&scale=2.25&wings=two+pairs");
        page.click("#undo");
        page.wait_for_fragment(link);
    });
}

#[test]
fn the_errors_of_a_file_are_capped() {
    Page::test(DESKTOP, |page| {
        let edits: Vec<_> = (0..20_000)
            .map(|_| json!({ "feature": 5000, "value": 1 }))
            .collect();
        let file = json!({ "activations": { "edits": edits } }).to_string();
        drop_file(page, "errors.json", &file);
        page.wait_until("the errors", || page.has("#file-errors"));
        let items: usize = page.session.script(
            "return document.querySelectorAll('#file-errors li').length;",
            &[],
        );
        assert_eq!(items, 21);
        let notice = page.text("#file-errors");
        assert!(notice.contains("edits[19].feature"), "{notice}");
        assert!(notice.contains("19980 more"), "{notice}");
    });
}
