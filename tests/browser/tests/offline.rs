//! After one visit the lab needs no network, and a new version never mixes
//! with the old one.

use std::{
    env, fs, process,
    time::{Duration, Instant},
};

use browser_tests::{
    host::{Fault, Host},
    page::Page,
    screen::DESKTOP,
    settings,
};

/// The names of the versions that the browser keeps.
fn kept(page: &Page) -> Vec<String> {
    page.session.promise("caches.keys()")
}

fn title(page: &Page) -> String {
    page.session.script("return document.title;", &[])
}

/// Opens the page and waits until all of it is kept.
fn visited(host: &Host) -> Page {
    let page = Page::at(DESKTOP, &host.url());
    page.arrive();
    page.until_ready();
    page.until_kept();
    page.assert_calm();
    page
}

#[test]
fn after_one_visit_the_server_can_be_stopped() {
    let mut host = Host::of(&settings::finished().join("first"));
    let page = visited(&host);
    page.enter("seed", "42");
    let live = page.look();
    host.stop();
    let start = Instant::now();
    page.session.reload();
    page.until_ready();
    let taken = start.elapsed();
    eprintln!("a reload without a server took {taken:?}");
    // The tested program is not optimised, and tests run beside each other: what
    // a person waits is measured in docs/RELIABILITY.md.
    assert!(taken < Duration::from_secs(8), "{taken:?}");
    page.enter("seed", "42");
    assert_eq!(page.look(), live);
    // What stands behind the address leads to the same page.
    page.session.go_to(&format!("{}?any#thing", host.url()));
    page.until_ready();
}

#[test]
fn a_new_version_announces_itself_and_waits_for_a_word() {
    let host = Host::of(&settings::finished().join("first"));
    let page = visited(&host);
    page.reload();
    let old = kept(&page);
    assert_eq!(old.len(), 1, "{old:?}");

    host.show(&settings::finished().join("next"));
    page.reload();
    page.until("the news", || page.shows("#new-version"));
    assert!(!title(&page).starts_with("Next:"), "the old files, whole");
    let news = page.text("#new-version");
    assert!(news.starts_with("A new version is ready."), "{news}");
    page.enter("seed", "42");
    page.click("#new-version button");
    page.until("the new page", || title(&page).starts_with("Next:"));
    page.until_ready();
    page.until("only the new version is kept", || {
        let now = kept(&page);
        now.len() == 1 && now != old
    });
    assert!(!page.shows("#new-version"));
}

#[test]
fn a_new_version_that_does_not_arrive_whole_is_not_taken() {
    let host = Host::of(&settings::finished().join("first"));
    let page = visited(&host);
    page.reload();
    let old = kept(&page);
    host.show(&settings::finished().join("next"));
    for fault in [Fault::Changed, Fault::BrokenOff, Fault::Absent] {
        host.harm(Some((".css", fault)));
        page.reload();
        let refused: bool = page.session.promise(
            "navigator.serviceWorker.getRegistration().then((kept) => kept.update()).then(
                 (kept) => new Promise((done) => {
                     const worker = kept.installing;
                     if (!worker) return done(kept.waiting === null);
                     worker.onstatechange = () => done(worker.state === 'redundant');
                 }), () => true)",
        );
        assert!(refused, "{fault:?}");
        assert!(!page.shows("#new-version"), "{fault:?}");
        assert!(!title(&page).starts_with("Next:"), "{fault:?}");
        assert_eq!(kept(&page), old, "{fault:?}");
    }
    host.harm(None);
    page.reload();
    page.until("the news", || page.shows("#new-version"));
}

/// The worker of a site that keeps nothing.
const RETIRING: &str = include_str!("../../../assets/offline/retire/worker.js");

#[test]
fn a_site_that_keeps_nothing_takes_away_what_an_earlier_one_kept() {
    let host = Host::of(&settings::finished().join("first"));
    let page = visited(&host);
    page.reload();
    let folder = env::temp_dir().join(format!("lab-retire-{}", process::id()));
    fs::create_dir_all(&folder).expect("there is room");
    fs::write(
        folder.join("index.html"),
        "<!doctype html><title>Bare</title>",
    )
    .expect("it fits");
    fs::write(folder.join("worker.js"), RETIRING).expect("it fits");
    host.show(&folder);
    // The kept page comes once more, and is the last.
    page.session.reload();
    page.until("the other site", || title(&page) == "Bare");
    assert_eq!(kept(&page), [""; 0]);
    let left: usize = page
        .session
        .promise("navigator.serviceWorker.getRegistrations().then((all) => all.length)");
    assert_eq!(left, 0, "workers");
    fs::remove_dir_all(folder).expect("it was there");
}
