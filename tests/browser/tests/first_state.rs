//! A lab that starts with the state of a link, or with a stored one, waits for the deferred
//! chunk: such a start needs functions that are not in the primary module.

use std::{thread, time::Duration};

use browser_tests::{faulty_server::Fault, page::Page};

use crate::deferred_chunk::{HOLD_BACK, chunk, site, sync_loads};

/// States whose start calls more functions than that of the default state: of links, and of
/// an embedded page.
const STATES: [&str; 6] = [
    "#v=1&ln=1",
    "#v=1&axis=log",
    "#v=1&product=matrix",
    "#v=1&gammas=3:-2.5",
    "#v=1&hide=scale",
    "?embed=1",
];

/// Waits until the lab has asked for the chunk, and asserts that it has not started without it.
fn assert_waits(page: &Page, state: &str) {
    page.wait_until("the request for the chunk", || {
        page.session.script("return 'release' in window;", &[])
    });
    page.wait_until("the progress of both files", || {
        page.text("#lesson-loaded").contains(" of ")
    });
    // Longer than the lab takes to mount its first station.
    thread::sleep(Duration::from_millis(700));
    assert!(page.is_visible("#lesson-loading"), "{state}");
    assert!(!page.has("#why"), "{state} has started");
    assert_eq!(sync_loads(page), 0, "{state}");
}

/// Removes the states that the lab has stored, and lets this page store none when it is left.
fn forget(page: &Page) {
    let () = page.session.script(
        "localStorage.clear();
         sessionStorage.clear();
         Storage.prototype.setItem = () => {};",
        &[],
    );
}

#[test]
fn a_lab_with_a_state_waits_for_the_chunk_and_blocks_nothing() {
    let (server, page) = site(HOLD_BACK);
    let starts = |state: &str| {
        assert_waits(&page, state);
        let () = page.session.script("window.release();", &[]);
        page.wait_until("all stations", || page.has("main[aria-busy=false]"));
        assert_eq!(sync_loads(&page), 0, "{state}");
        assert!(!page.has("#lesson-loading"), "{state}");
    };
    for state in STATES {
        page.session.go_to("about:blank");
        page.session.go_to(&format!("{}{state}", server.url()));
        starts(state);
    }
    // A stored state: first the default one has to change.
    forget(&page);
    page.session.go_to("about:blank");
    page.session.go_to(&server.url());
    page.wait_until("the first station", || page.is_visible("#deferred-status"));
    page.set("growth-scale", "2");
    let () = page.session.script("window.release();", &[]);
    page.wait_until_ready();
    page.wait_until("the state is in the address", || {
        page.fragment().contains("scale=2")
    });
    page.session.go_to("about:blank");
    page.session.go_to(&server.url());
    starts("a stored state");
    assert_eq!(page.field_value("growth-scale-field"), "2");
    // A link to a station is no state.
    forget(&page);
    page.session.go_to("about:blank");
    page.session.go_to(&format!("{}#statistics", server.url()));
    page.wait_until("the first station", || page.is_visible("#deferred-status"));
    page.assert_clean_logs();
}

#[test]
fn a_lab_with_a_state_says_when_the_chunk_is_missing_and_can_try_again() {
    let chunk = chunk();
    for (fault, message) in [
        (Fault::Absent, "#missing-download"),
        (Fault::Truncated, "#missing-download"),
        (Fault::Corrupted, "#missing-changed"),
    ] {
        let (server, page) = site("");
        page.accept_errors(&[&chunk, "start-"]);
        server.inject_fault(Some((&chunk, fault)));
        page.session.go_to(&format!("{}#v=1&ln=1", server.url()));
        page.wait_until(message, || page.is_visible(message));
        assert!(!page.is_visible("#lesson-loading") && !page.has("#panic-overlay:not([hidden])"));
        server.inject_fault(None);
        page.click(&format!("{message} button"));
        page.wait_until_ready();
        assert!(page.is_on("growth-layer-norm"));
        assert_eq!(sync_loads(&page), 0);
    }
}
