//! The stored visit, which a later visit restores, and scenario files.

use std::{thread, time::Duration};

use browser_tests::{page::Page, viewport::DESKTOP};
use serde_json::json;

/// Longer than the debounce before the state is stored.
const LONGER_THAN_DEBOUNCE: Duration = Duration::from_millis(900);

#[test]
fn the_address_without_a_fragment_restores_the_last_visit_until_the_user_starts_again() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        assert!(!page.has("#restored"));
        page.set("growth-scale", "2.25");
        page.choose("view-axis-1");
        thread::sleep(LONGER_THAN_DEBOUNCE);
        let last = page.snapshot();

        page.visit("");
        assert_eq!(page.snapshot(), last);
        assert!(page.text("#restored").contains("restored"));
        page.click("#start-over");
        assert_eq!(page.snapshot(), start);
        assert!(!page.has("#restored"));
        page.click("#undo");
        assert_eq!(page.snapshot(), last, "starting again is an undo step");
        page.click("#redo");
        thread::sleep(LONGER_THAN_DEBOUNCE);

        page.visit("");
        assert_eq!(page.snapshot(), start);
        assert!(!page.has("#restored"));
    });
}

#[test]
fn a_link_has_precedence_and_the_notice_can_be_dismissed() {
    Page::test(DESKTOP, |page| {
        page.set("growth-scale", "2.25");
        thread::sleep(LONGER_THAN_DEBOUNCE);
        page.visit("#v=1&seed=3");
        let shown = page.snapshot();
        assert_eq!(
            (shown.seed.as_str(), shown.fields["growth-scale"].as_str()),
            ("3", "1.5")
        );
        assert!(!page.has("#restored"));
        page.visit("");
        page.click("#restored button[aria-label='dismiss']");
        assert!(!page.has("#restored"));
    });
}

#[test]
fn a_matrix_too_long_for_a_link_survives_a_reload() {
    Page::test(DESKTOP, |page| {
        // 40 rows of 64 values, as an earlier visit would have stored them.
        let () = page.session.script(
            "const row = (r) => Array.from({ length: 64 }, (_, c) => Math.fround(Math.sin(r * 64 + c)));
             const own = Array.from({ length: 40 }, (_, r) => row(r));
             localStorage.setItem('layernorm-lab', JSON.stringify({ seed: 9, activations: { own } }));",
            &[],
        );
        page.visit("");
        page.wait_until("the address names the matrix", || {
            page.fragment().starts_with("v=1&seed=9&without=own:")
        });
        let shown = page.text("#layer");
        assert!(shown.contains("64"), "{shown}");
        page.reload();
        assert_eq!(page.text("#layer"), shown);
    });
}

#[test]
fn a_forbidden_storage_is_reported_once_and_the_lab_works() {
    Page::test(DESKTOP, |page| {
        let _ = page.session.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source":
                "Object.defineProperty(window, 'localStorage', {
                     get() { throw new DOMException('no', 'SecurityError'); } });" }),
        );
        page.visit("");
        page.set("growth-steps", "50");
        page.wait_until("the notice", || {
            page.text("#session-status").contains("saves nothing")
        });
        page.wait_for_fragment("v=1&steps=50");
        page.wait_until("the notice disappears", || {
            page.text("#session-status").is_empty()
        });
        page.set("growth-steps", "60");
        thread::sleep(LONGER_THAN_DEBOUNCE);
        assert_eq!(page.text("#session-status"), "");
        assert_eq!(page.snapshot().larger.norms().len(), 60);
    });
}

/// Drops a file onto the page, as a file manager would.
pub(crate) fn drop_file(page: &Page, name: &str, text: &str) {
    let () = page.session.script(
        "const [name, text] = arguments;
         const data = new DataTransfer();
         data.items.add(new File([text], name));
         const event = (kind) => new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data });
         document.body.dispatchEvent(event('dragover'));
         document.body.dispatchEvent(event('drop'));",
        &[json!(name), json!(text)],
    );
}

#[test]
fn a_scenario_file_opens_as_one_undo_step_and_errors_are_explained_by_field() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        let good =
            r#"{"seed": 12, "growth": {"scale": 2.75}, "activations": {"own": [[1, 2], [3, 5]]}}"#;
        drop_file(page, "mine.json", good);
        page.wait_until("the file is open", || page.snapshot().seed == "12");
        let opened = page.snapshot();
        assert_eq!(opened.fields["growth-scale"], "2.75");
        assert_eq!(opened.before.rows, [["1", "2"], ["3", "5"]]);
        assert!(page.text("#session-status").contains("mine.json"));

        drop_file(
            page,
            "bad.json",
            r#"{"seed": -1, "growth": {"steps": 2.5, "colour": 1}}"#,
        );
        page.wait_until("the errors are explained", || page.has("#file-errors"));
        let notice = page.text("#file-errors");
        for part in ["bad.json", "seed", "growth.steps", "growth.colour", "2.5"] {
            assert!(notice.contains(part), "`{part}` in {notice}");
        }
        assert_eq!(
            page.snapshot().before,
            opened.before,
            "the last valid state stays"
        );
        page.click("#file-errors button");
        drop_file(page, "table.csv", "1,2\n3,4\n");
        page.session.wait_for_frames();
        assert!(!page.has("#file-errors"), "a CSV file is no scenario file");

        page.click("#undo");
        assert_eq!(page.snapshot(), start);
    });
}

#[test]
fn the_saved_file_contains_the_current_state() {
    Page::test(DESKTOP, |page| {
        // Intercepts the download.
        let () = page.session.script(
            "URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text; }); return 'blob:x'; };
             HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };",
            &[],
        );
        page.set("growth-scale", "2.75");
        page.click("#share");
        page.click("#save-file");
        page.wait_until("the file is saved", || {
            page.session
                .script("return window.saved !== undefined;", &[])
        });
        let text: String = page.session.script("return window.saved;", &[]);
        let saved: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(saved["growth"]["scale"], json!(2.75));
        let name: String = page.session.script("return window.savedAs;", &[]);
        assert_eq!(name, "layernorm-lab.json");
    });
}
