//! The program in two halves, as hosts get it: the first station needs only the
//! first, and whoever is faster than the network waits for the other.
//!
//! What is taken away is in the other half of the tested site.

use browser_tests::{
    host::{Fault, Host},
    page::Page,
    screen::DESKTOP,
    settings,
};

/// Counts what is fetched while all else waits.
pub const COUNT_HASTE: &str = "
    window.hastes = 0;
    const send = XMLHttpRequest.prototype.send;
    XMLHttpRequest.prototype.send = function (...body) {
        window.hastes += 1;
        return send.apply(this, body);
    };";

/// The other half does not come before `release` is called.
pub const HOLD_BACK: &str = "
    const fetched = window.fetch;
    window.fetch = (address, ...more) =>
        String(address).includes('-rest-')
            ? new Promise((go) => (window.release = () => go(fetched(address, ...more))))
            : fetched(address, ...more);";

/// The other half comes, and is not put in place by itself.
const PUT_OFF: &str = "
    const put = WebAssembly.instantiate;
    let halves = 0;
    WebAssembly.instantiate = (...all) => (halves += 1) > 1 ? new Promise(() => {}) : put(...all);";

fn site(before: &str) -> (Host, Page) {
    let host = Host::of(&settings::finished().join("halves"));
    let page = Page::at(DESKTOP, &host.url());
    page.session
        .before_each_page(&format!("{COUNT_HASTE}{before}"));
    (host, page)
}

pub fn hastes(page: &Page) -> u32 {
    page.session.script("return window.hastes;", &[])
}

/// Lets the other half write a file.
fn copy(page: &Page) {
    page.click("#take-away");
    page.until("the dialog", || page.shows("#copy-pytorch"));
    free(page);
    page.click("#copy-pytorch");
    page.until("something is said", || {
        !page.text("#take-away-status").is_empty()
    });
    page.click("#take-away-close");
}

/// From now on no button that is there is held back.
fn free(page: &Page) {
    let () = page.session.script(
        "document.querySelectorAll('button').forEach((button) => (button.dataset.first = ''));",
        &[],
    );
}

#[test]
fn the_other_half_comes_by_itself() {
    let (_host, page) = site("");
    page.arrive();
    page.until_ready();
    assert!(!page.has("#coming"));
    copy(&page);
    assert_eq!(hastes(&page), 0);
    page.assert_calm();
}

#[test]
fn what_is_pressed_before_it_is_there_is_done_when_it_comes() {
    let (_host, page) = site(HOLD_BACK);
    page.arrive();
    page.until("the first station", || page.shows("#coming"));
    page.click("#take-away");
    page.session.settle();
    let held = || page.has("#take-away[data-held]");
    assert!(held() && page.shows("#coming-held") && !page.shows("#take-away-dialog"));
    let before = page.text("#why-sentence");
    page.set("growth-scale", "2");
    page.until("the sentence follows meanwhile", || {
        page.text("#why-sentence") != before
    });
    let () = page.session.script("window.release();", &[]);
    page.until("the dialog", || page.shows("#copy-pytorch"));
    assert!(!held());
    page.click("#take-away-close");
    page.until_ready();
    assert_eq!(hastes(&page), 0);
    page.assert_calm();
}

#[test]
fn what_cannot_wait_fetches_it_while_all_else_waits() {
    let (_host, page) = site(HOLD_BACK);
    page.arrive();
    page.until("the first station", || page.shows("#coming"));
    assert!(!page.shows("#come"), "it is still on its way");
    assert!(!page.has("#what"));
    assert_eq!(hastes(&page), 0);
    free(&page);
    copy(&page);
    assert_eq!(hastes(&page), 1);
    copy(&page);
    assert_eq!(hastes(&page), 1, "once is enough");
    page.until_ready();
    assert!(!page.has("#coming"), "the stations need not wait any more");
    page.assert_calm();
}

/// What is fetched while all else waits does not reach the worker that has kept it.
#[test]
fn without_a_network_too_nobody_is_too_fast_for_it() {
    let (mut host, page) = site("");
    page.arrive();
    page.until_ready();
    page.until_kept();
    page.assert_calm();
    host.stop();
    page.session.before_each_page(PUT_OFF);
    page.session.go_to("about:blank");
    page.session.go_to(&host.url());
    page.until("the first station", || page.shows("#coming"));
    free(&page);
    copy(&page);
    assert_eq!(hastes(&page), 0);
    assert!(!page.shows("#broken"));
}

#[test]
fn without_the_other_half_the_first_station_works_and_it_can_be_asked_for_again() {
    let (host, page) = site("");
    let rest = settings::file_of(
        &settings::finished().join("halves"),
        "layernorm-lab-rest-",
        ".wasm",
    );
    for (fault, scale, linked) in [(Fault::Absent, "2", "3"), (Fault::Changed, "2.5", "4")] {
        host.harm(Some((&rest, fault)));
        page.arrive();
        page.until("a way to try again", || page.shows("#come"));
        let before = page.text("#why-sentence");
        page.set("growth-scale", scale);
        page.until("the sentence follows", || {
            page.text("#why-sentence") != before
        });
        page.click("#take-away");
        page.until("the way to try again has the focus", || {
            page.has_focus("#come")
        });
        assert!(!page.has("[data-held]") && !page.shows("#coming-held"));
        // A link that is opened meanwhile takes no focus, and is not forgotten, though
        // the lab may still write what was set before into the address.
        let open = format!("document.activeElement.blur(); location.hash = 'v=1&scale={linked}';");
        let () = page.session.script(&open, &[]);
        page.session.settle();
        assert!(!page.has_focus("#come"));
        assert!(!page.shows("#broken"));
        host.harm(None);
        page.click("#come");
        page.until_ready();
        assert!(!page.shows("#take-away-dialog"), "that is long ago");
        page.until("the link is read", || {
            page.look().fields["growth-scale"] == linked
        });
        assert!(page.has("#failures") && !page.has("#coming"));
    }
}
