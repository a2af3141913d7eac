//! Faults of the lab itself: a chart that fails leaves the others working, and the panic
//! overlay says what happened and what to do.

use std::time::{Duration, Instant};

use browser_tests::{page::Page, viewport::DESKTOP};
use serde_json::json;

/// Makes the browser refuse every new element. Leptos does not expect that, so the next
/// element panics, without any test code in the lab.
const REFUSE_NEW_ELEMENTS: &str =
    "Document.prototype.createElement = () => { throw new Error('refused'); };
     Document.prototype.createElementNS = Document.prototype.createElement;
     Node.prototype.cloneNode = Document.prototype.createElement;";

#[test]
fn a_panic_shows_the_overlay_within_a_second_and_reload_restores_the_lab() {
    Page::test_in_new_browser(DESKTOP, |page| {
        assert!(!page.is_visible("#panic-overlay"), "no panic yet");
        let _ = page.session.devtools(
            "Browser.grantPermissions",
            &json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] }),
        );
        // Charts go on logging errors until the page is reloaded, also after the test has
        // taken those it looks at.
        page.accept_errors(&["refused", "panicked at", "unreachable"]);
        let () = page.session.script(REFUSE_NEW_ELEMENTS, &[]);
        page.enter("activations-rows-field", "7");
        let start = Instant::now();
        page.wait_until("the overlay is visible", || {
            page.is_visible("#panic-overlay")
        });
        let elapsed = start.elapsed();
        assert!(elapsed < Duration::from_secs(1), "after {elapsed:?}");

        let overlay = page.text("#panic-overlay");
        for part in [
            "The lab has stopped",
            "Reloading keeps your work",
            "Copy details",
        ] {
            assert!(overlay.contains(part), "no {part} in: {overlay}");
        }
        let details: String = page.eval_on("#panic-details", "return element.textContent;");
        for part in ["LayerNorm Lab", "http://127.0.0.1", "panicked at"] {
            assert!(details.contains(part), "no {part} in: {details}");
        }
        page.click("#panic-overlay [data-do=copy]");
        page.wait_until("the details are copied", || {
            page.text("#panic-overlay [data-do=copy]") == "Copied"
        });
        let errors = page.take_errors();
        assert!(
            errors.iter().any(|error| error.contains("panicked at")),
            "{errors:#?}"
        );

        page.click("#panic-overlay [data-do=reload]");
        page.wait_until("the overlay is hidden", || {
            page.has("#panic-overlay") && !page.is_visible("#panic-overlay")
        });
        page.wait_until_ready();
    });
}

#[test]
fn a_chart_that_fails_leaves_the_others_working_and_recovers() {
    Page::test(DESKTOP, |page| {
        page.accept_errors(&["refused"]);
        let start = page.snapshot();
        let () = page.session.script(
            "window.isRepaired = false;
             const failing = (draw) => (element, ...figure) => {
                 if (element.id === 'chart-smaller' && !window.isRepaired) throw new Error('refused');
                 return draw(element, ...figure);
             };
             Plotly.react = failing(Plotly.react);
             Plotly.follow = failing(Plotly.follow);",
            &[],
        );
        page.enter("seed", "42");
        let after = page.snapshot();
        let failed = "figure:has(#chart-smaller) .chart-failed";
        assert!(page.is_visible(failed));
        assert!(!page.is_visible("figure:has(#chart-larger) .chart-failed"));
        assert!(!page.is_visible("#panic-overlay"));
        assert_ne!(after.larger, start.larger, "the other chart updates");
        assert_ne!(after.before, start.before, "the matrices update");
        assert_eq!(
            after.smaller.traces, start.smaller.traces,
            "the failed chart keeps its last content"
        );

        let () = page.session.script("window.isRepaired = true;", &[]);
        page.enter("seed", "43");
        assert_ne!(page.snapshot().smaller.traces, start.smaller.traces);
        assert!(!page.is_visible(failed));
    });
}
