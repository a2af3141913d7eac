//! The split site: the first station needs only the primary module, and a user who is
//! faster than the network waits for the deferred chunk.
//!
//! The exports are in the deferred chunk of the tested site.

use browser_tests::{
    faulty_server::{Fault, FaultyServer},
    page::Page,
    settings,
    viewport::DESKTOP,
};

/// Counts the synchronous loads of the chunk.
pub const COUNT_SYNC_LOADS: &str = "
    window.syncLoads = 0;
    const send = XMLHttpRequest.prototype.send;
    XMLHttpRequest.prototype.send = function (...body) {
        window.syncLoads += 1;
        return send.apply(this, body);
    };";

/// The chunk does not arrive before `release` is called.
pub const HOLD_BACK: &str = "
    const fetched = window.fetch;
    window.fetch = (address, ...more) =>
        String(address).includes('-secondary-')
            ? new Promise((go) => (window.release = () => go(fetched(address, ...more))))
            : fetched(address, ...more);";

/// The chunk arrives, and is not instantiated by itself.
const NO_INSTANCE: &str = "
    const instantiate = WebAssembly.instantiate;
    let count = 0;
    WebAssembly.instantiate = (...all) => (count += 1) > 1 ? new Promise(() => {}) : instantiate(...all);";

pub fn site(before: &str) -> (FaultyServer, Page) {
    let server = FaultyServer::start(&settings::finished().join("split"));
    let page = Page::at(DESKTOP, &server.url());
    page.session
        .add_init_script(&format!("{COUNT_SYNC_LOADS}{before}"));
    (server, page)
}

/// The file name of the chunk.
pub fn chunk() -> String {
    settings::file_of(
        &settings::finished().join("split"),
        "layernorm-lab-secondary-",
        ".wasm",
    )
}

pub fn sync_loads(page: &Page) -> u32 {
    page.session.script("return window.syncLoads;", &[])
}

/// Copies an export, whose code is in the chunk.
fn copy(page: &Page) {
    page.click("#export");
    page.wait_until("the dialog", || page.is_visible("#copy-pytorch"));
    unqueue(page);
    page.click("#copy-pytorch");
    page.wait_until("a status message", || {
        !page.text("#export-status").is_empty()
    });
    page.click("#export-close");
}

/// From now on no click on an existing button is queued.
fn unqueue(page: &Page) {
    let () = page.session.script(
        "document.querySelectorAll('button').forEach((button) => (button.dataset.first = ''));",
        &[],
    );
}

#[test]
fn the_chunk_loads_by_itself() {
    let (_server, page) = site("");
    page.load();
    page.wait_until_ready();
    assert!(!page.has("#deferred-status"));
    copy(&page);
    assert_eq!(sync_loads(&page), 0);
    page.assert_clean_logs();
}

#[test]
fn a_click_before_the_chunk_arrives_is_repeated_after_it() {
    let (_server, page) = site(HOLD_BACK);
    page.load();
    page.wait_until("the first station", || page.is_visible("#deferred-status"));
    page.click("#export");
    page.session.wait_for_frames();
    let queued = || page.has("#export[data-queued]");
    assert!(queued() && page.is_visible("#click-queued") && !page.is_visible("#export-dialog"));
    let before = page.text("#why-sentence");
    page.set("growth-scale", "2");
    page.wait_until("the sentence changes meanwhile", || {
        page.text("#why-sentence") != before
    });
    let () = page.session.script("window.release();", &[]);
    page.wait_until("the dialog", || page.is_visible("#copy-pytorch"));
    assert!(!queued());
    page.click("#export-close");
    page.wait_until_ready();
    assert_eq!(sync_loads(&page), 0);
    page.assert_clean_logs();
}

#[test]
fn a_stub_loads_the_chunk_synchronously() {
    let (_server, page) = site(HOLD_BACK);
    page.load();
    page.wait_until("the first station", || page.is_visible("#deferred-status"));
    assert!(
        !page.is_visible("#retry-deferred"),
        "the chunk is still loading"
    );
    assert!(!page.has("#what"));
    assert_eq!(sync_loads(&page), 0);
    unqueue(&page);
    copy(&page);
    assert_eq!(sync_loads(&page), 1);
    copy(&page);
    assert_eq!(sync_loads(&page), 1, "the chunk loads once");
    page.wait_until_ready();
    assert!(!page.has("#deferred-status"), "the stations are mounted");
    page.assert_clean_logs();
}

/// A synchronous request bypasses the service worker that has cached the chunk.
#[test]
fn a_stub_works_without_a_network_after_one_visit() {
    let (mut server, page) = site("");
    page.load();
    page.wait_until_ready();
    page.wait_until_cached();
    page.assert_clean_logs();
    server.stop();
    page.accept_errors(&["ERR_CONNECTION_REFUSED", "fetching the script"]);
    page.session.add_init_script(NO_INSTANCE);
    page.session.go_to("about:blank");
    page.session.go_to(&server.url());
    page.wait_until("the first station", || page.is_visible("#deferred-status"));
    unqueue(&page);
    copy(&page);
    assert_eq!(sync_loads(&page), 0);
    assert!(!page.is_visible("#panic-overlay"));
}

#[test]
fn without_the_chunk_the_first_station_works_and_the_user_can_try_again() {
    let chunk = chunk();
    for (fault, scale, linked) in [(Fault::Absent, "2", "3"), (Fault::Corrupted, "2.5", "4")] {
        let (server, page) = site("");
        page.accept_errors(&[&chunk, "start-"]);
        server.inject_fault(Some((&chunk, fault)));
        page.load();
        page.wait_until("the button that tries again", || {
            page.is_visible("#retry-deferred")
        });
        let before = page.text("#why-sentence");
        page.set("growth-scale", scale);
        page.wait_until("the sentence follows", || {
            page.text("#why-sentence") != before
        });
        page.click("#export");
        page.wait_until("that button has the focus", || {
            page.has_focus("#retry-deferred")
        });
        assert!(!page.has("[data-queued]") && !page.is_visible("#click-queued"));
        // A link that the user opens meanwhile moves no focus, and is read later, although
        // the lab may still write the earlier state into the address.
        let open = format!("document.activeElement.blur(); location.hash = 'v=1&scale={linked}';");
        let () = page.session.script(&open, &[]);
        page.session.wait_for_frames();
        assert!(!page.has_focus("#retry-deferred"));
        assert!(!page.is_visible("#panic-overlay"));
        server.inject_fault(None);
        page.click("#retry-deferred");
        page.wait_until_ready();
        assert!(
            !page.is_visible("#export-dialog"),
            "a click before the failure is not repeated"
        );
        page.wait_until("the link is read", || {
            page.snapshot().fields["growth-scale"] == linked
        });
        assert!(page.has("#failures") && !page.has("#deferred-status"));
    }
}
