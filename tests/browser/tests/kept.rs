//! What the browser keeps from one visit to the next.

use std::{thread, time::Duration};

use browser_tests::{page::Page, screen::DESKTOP};
use serde_json::json;

/// Longer than the pause after which the state is kept.
const REST: Duration = Duration::from_millis(900);

#[test]
fn the_bare_address_brings_the_last_visit_back_and_lets_go_of_it() {
    Page::test(DESKTOP, |page| {
        let start = page.look();
        assert!(!page.has("#restored"));
        page.set("growth-scale", "2.25");
        page.choose("axis-1");
        thread::sleep(REST);
        let left = page.look();

        page.visit("");
        assert_eq!(page.look(), left);
        assert!(page.text("#restored").contains("restored"));
        page.click("#start-afresh");
        assert_eq!(page.look(), start);
        assert!(!page.has("#restored"));
        page.click("#undo");
        assert_eq!(
            page.look(),
            left,
            "starting afresh is a step like any other"
        );
        page.click("#redo");
        thread::sleep(REST);

        page.visit("");
        assert_eq!(page.look(), start);
        assert!(!page.has("#restored"));
    });
}

#[test]
fn a_link_wins_and_the_line_can_be_dismissed() {
    Page::test(DESKTOP, |page| {
        page.set("growth-scale", "2.25");
        thread::sleep(REST);
        page.visit("#v=1&seed=3");
        let shown = page.look();
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
        // 40 rows of 64 values, as an earlier visit would have kept them.
        let () = page.session.script(
            "const row = (r) => Array.from({ length: 64 }, (_, c) => Math.fround(Math.sin(r * 64 + c)));
             const own = Array.from({ length: 40 }, (_, r) => row(r));
             localStorage.setItem('layernorm-lab', JSON.stringify({ seed: 9, activations: { own } }));",
            &[],
        );
        page.visit("");
        page.until_fragment("v=1&seed=9");
        let shown = page.text("#layer");
        assert!(shown.contains("64"), "{shown}");
        page.reload();
        assert_eq!(page.text("#layer"), shown);
    });
}

#[test]
fn a_forbidden_storage_is_said_once_and_does_no_harm() {
    Page::test(DESKTOP, |page| {
        let _ = page.session.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source":
                "Object.defineProperty(window, 'localStorage', {
                     get() { throw new DOMException('no', 'SecurityError'); } });" }),
        );
        page.visit("");
        page.set("growth-steps", "50");
        page.until("it is said", || {
            page.text("#session-status").contains("keeps nothing")
        });
        page.until_fragment("v=1&steps=50");
        page.until("it goes away", || page.text("#session-status").is_empty());
        page.set("growth-steps", "60");
        thread::sleep(REST);
        assert_eq!(page.text("#session-status"), "");
        assert_eq!(page.look().larger.norms().len(), 60);
    });
}

/// Drops a file onto the page, as a file manager would.
fn drop_file(page: &Page, name: &str, text: &str) {
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
fn a_scenario_file_is_opened_as_one_step_and_a_bad_one_explained_by_field() {
    Page::test(DESKTOP, |page| {
        let start = page.look();
        let good =
            r#"{"seed": 12, "growth": {"scale": 2.75}, "activations": {"own": [[1, 2], [3, 5]]}}"#;
        drop_file(page, "mine.json", good);
        page.until("it is open", || page.look().seed == "12");
        let opened = page.look();
        assert_eq!(opened.fields["growth-scale"], "2.75");
        assert_eq!(opened.before.rows, [["1", "2"], ["3", "5"]]);
        assert!(page.text("#session-status").contains("mine.json"));

        drop_file(
            page,
            "bad.json",
            r#"{"seed": -1, "growth": {"steps": 2.5, "colour": 1}}"#,
        );
        page.until("it is explained", || page.has("#file-faults"));
        let said = page.text("#file-faults");
        for part in ["bad.json", "seed", "growth.steps", "growth.colour", "2.5"] {
            assert!(said.contains(part), "`{part}` in {said}");
        }
        assert_eq!(
            page.look().before,
            opened.before,
            "the last good state stays"
        );
        page.click("#file-faults button");
        drop_file(page, "table.csv", "1,2\n3,4\n");
        page.session.settle();
        assert!(!page.has("#file-faults"), "no business of scenario files");

        page.click("#undo");
        assert_eq!(page.look(), start);
    });
}

#[test]
fn what_is_saved_is_what_is_shown() {
    Page::test(DESKTOP, |page| {
        // What would be downloaded is caught on its way.
        let () = page.session.script(
            "URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text; }); return 'blob:x'; };
             HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };",
            &[],
        );
        page.set("growth-scale", "2.75");
        page.click("#share");
        page.click("#save-file");
        page.until("it is saved", || {
            page.session
                .script("return window.saved !== undefined;", &[])
        });
        let text: String = page.session.script("return window.saved;", &[]);
        let saved: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(saved["growth"]["scale"], json!(2.75));
        let name: String = page.session.script("return window.savedAs;", &[]);
        assert_eq!(name, "layernorm-lab.json");
    });
}
