//! Faults of the lab itself: one chart leaves the others alive, and a panic
//! tells what happened and how to go on.

use std::time::{Duration, Instant};

use browser_tests::{page::Page, screen::DESKTOP, watch::Seen};
use serde_json::json;

/// The browser refuses a new element, which Leptos does not expect: a panic,
/// brought about from outside, with nothing in the lab that helps.
const NO_NEW_ELEMENT: &str =
    "Document.prototype.createElement = () => { throw new Error('refused'); };
     Document.prototype.createElementNS = Document.prototype.createElement;
     Node.prototype.cloneNode = Document.prototype.createElement;";

#[test]
fn a_panic_is_told_within_a_second_with_a_way_on() {
    let page = Page::open(DESKTOP);
    assert!(!page.shows("#broken"), "nothing is broken yet");
    let _ = page.session.devtools(
        "Browser.grantPermissions",
        &json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] }),
    );
    let () = page.session.script(NO_NEW_ELEMENT, &[]);
    page.enter("activations-rows-field", "7");
    let start = Instant::now();
    page.until("the banner", || page.shows("#broken"));
    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(1), "after {taken:?}");

    let banner = page.text("#broken");
    for said in [
        "The lab has stopped",
        "Reload keeps your work",
        "Copy details",
    ] {
        assert!(banner.contains(said), "no {said} in: {banner}");
    }
    let details: String = page.ask("#broken-details", "return element.textContent;");
    for told in ["LayerNorm Lab", "http://127.0.0.1", "panicked at"] {
        assert!(details.contains(told), "no {told} in: {details}");
    }
    page.click("#broken [data-do=copy]");
    page.until("the details are copied", || {
        page.text("#broken [data-do=copy]") == "Copied"
    });
    let errors = Seen::since_last_time(&page.session).errors;
    assert!(
        errors.iter().any(|error| error.contains("panicked at")),
        "{errors:#?}"
    );

    page.click("#broken [data-do=reload]");
    page.until("the banner is gone", || {
        page.has("#broken") && !page.shows("#broken")
    });
    page.until_ready();
}

#[test]
fn a_chart_that_fails_leaves_the_others_alive_and_comes_back() {
    let page = Page::open(DESKTOP);
    let start = page.look();
    let () = page.session.script(
        "window.mended = false;
         const refusing = (way) => (element, ...figure) => {
             if (element.id === 'chart-smaller' && !window.mended) throw new Error('refused');
             return way(element, ...figure);
         };
         Plotly.react = refusing(Plotly.react);
         Plotly.follow = refusing(Plotly.follow);",
        &[],
    );
    page.enter("seed", "42");
    let after = page.look();
    let failed = "figure:has(#chart-smaller) .chart-failed";
    assert!(page.shows(failed));
    assert!(!page.shows("figure:has(#chart-larger) .chart-failed"));
    assert!(!page.shows("#broken"));
    assert_ne!(after.larger, start.larger, "the other chart follows");
    assert_ne!(after.before, start.before, "and so do the matrices");
    let pictured = (&after.smaller.traces, &start.smaller.traces);
    assert_eq!(pictured.0, pictured.1, "the last good picture stays");

    let () = page.session.script("window.mended = true;", &[]);
    page.enter("seed", "43");
    assert_ne!(page.look().smaller.traces, start.smaller.traces);
    assert!(!page.shows(failed));
}
