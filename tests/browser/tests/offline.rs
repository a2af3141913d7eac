//! After one visit the lab works without a network, and the files of two versions are never
//! mixed.

use std::{
    env, fs, process,
    time::{Duration, Instant},
};

use browser_tests::{
    faulty_server::{Fault, FaultyServer},
    page::Page,
    settings,
    viewport::DESKTOP,
};

/// The names of the caches, one per version.
fn cache_names(page: &Page) -> Vec<String> {
    page.session.await_promise("caches.keys()")
}

fn title(page: &Page) -> String {
    page.session.script("return document.title;", &[])
}

/// Opens the page and waits until the service worker has cached it.
fn cached_page(server: &FaultyServer) -> Page {
    let page = Page::at(DESKTOP, &server.url());
    page.load();
    page.wait_until_ready();
    page.wait_until_cached();
    page.assert_clean_logs();
    page
}

/// Whether the site has a service worker in this state.
fn has_worker(page: &Page, state: &str) -> bool {
    page.session.await_promise(&format!(
        "navigator.serviceWorker.getRegistration()
             .then((registration) => registration.{state} !== null)"
    ))
}

/// Lets the browser look for a new version. An update that fails may reject the promise.
fn look_for_an_update(page: &Page) {
    let () = page.session.await_promise(
        "navigator.serviceWorker.getRegistration()
             .then((registration) => registration.update())
             .then(() => null, () => null)",
    );
}

/// Without a server, the browser cannot look for a new version of the worker.
const NO_SERVER: [&str; 2] = ["ERR_CONNECTION_REFUSED", "fetching the script"];

#[test]
fn after_one_visit_the_lab_opens_without_a_server() {
    let mut server = FaultyServer::start(&settings::finished().join("first"));
    let page = cached_page(&server);
    page.enter("seed", "42");
    let online = page.snapshot();
    server.stop();
    page.accept_errors(&NO_SERVER);
    let start = Instant::now();
    page.session.reload();
    page.wait_until_ready();
    let elapsed = start.elapsed();
    eprintln!("a reload without a server took {elapsed:?}");
    // A loose limit: the tested module is not optimised, and other tests run at the same
    // time. docs/RELIABILITY.md has the times of the optimised site.
    assert!(elapsed < Duration::from_secs(8), "{elapsed:?}");
    page.enter("seed", "42");
    assert_eq!(page.snapshot(), online);
    // A query or fragment leads to the same page.
    page.session.go_to(&format!("{}?any#thing", server.url()));
    page.wait_until_ready();
}

#[test]
fn a_new_version_is_announced_and_waits_for_the_users_click() {
    let server = FaultyServer::start(&settings::finished().join("first"));
    let page = cached_page(&server);
    page.reload();
    let old = cache_names(&page);
    assert_eq!(old.len(), 1, "{old:?}");

    server.serve(&settings::finished().join("next"));
    page.reload();
    page.wait_until("the notice", || page.is_visible("#new-version"));
    assert!(!title(&page).starts_with("Next:"), "still the old version");
    let notice = page.text("#new-version");
    assert!(notice.starts_with("A new version is ready."), "{notice}");
    page.enter("seed", "42");
    page.click("#new-version button");
    page.wait_until("the new version", || title(&page).starts_with("Next:"));
    page.wait_until_ready();
    page.wait_until("only the new version is cached", || {
        let now = cache_names(&page);
        now.len() == 1 && now != old
    });
    assert!(!page.is_visible("#new-version"));
}

#[test]
fn a_new_version_with_a_faulty_file_is_not_installed() {
    let server = FaultyServer::start(&settings::finished().join("first"));
    let page = cached_page(&server);
    page.reload();
    let old = cache_names(&page);
    server.serve(&settings::finished().join("next"));
    for fault in [Fault::Corrupted, Fault::Truncated, Fault::Absent] {
        server.inject_fault(Some((".css", fault)));
        // The old worker answers the reload from its cache. So only an update requests the
        // faulty file, and without that request the test would show nothing.
        let before = server.faulty_responses();
        page.reload();
        look_for_an_update(&page);
        page.wait_until("an update requests the faulty file", || {
            server.faulty_responses() > before
        });
        page.wait_until("the update has ended", || !has_worker(&page, "installing"));
        assert!(!has_worker(&page, "waiting"), "{fault:?} was installed");
        assert!(!page.is_visible("#new-version"), "{fault:?}");
        assert!(!title(&page).starts_with("Next:"), "{fault:?}");
        assert_eq!(cache_names(&page), old, "{fault:?}");
    }
    server.inject_fault(None);
    page.reload();
    page.wait_until("the notice", || page.is_visible("#new-version"));
}

#[test]
fn an_update_that_is_already_installing_is_announced_to_a_page_that_opens() {
    let server = FaultyServer::start(&settings::finished().join("first"));
    let page = cached_page(&server);
    page.reload();
    server.serve(&settings::finished().join("next"));
    server.inject_fault(Some((".css", Fault::Held)));
    look_for_an_update(&page);
    page.wait_until("the update waits for a file", || {
        server.faulty_responses() > 0
    });
    // Chromium delays `register` until the installation has ended. Other browsers may not.
    page.session.add_init_script(
        "navigator.serviceWorker.register = () => navigator.serviceWorker.getRegistration();",
    );
    page.session.reload();
    page.wait_until_ready();
    page.wait_until("the page has registered the worker", || {
        page.session
            .script("return typeof window.labRenew === 'function';", &[])
    });
    assert!(has_worker(&page, "installing"), "the update has ended");
    assert!(!page.is_visible("#new-version"));
    server.inject_fault(None);
    page.wait_until("the notice", || page.is_visible("#new-version"));
    page.click("#new-version button");
    page.wait_until("the new version", || title(&page).starts_with("Next:"));
}

/// A host that takes a version back offers the version that is active, as an update of the
/// one that waits.
#[test]
fn a_failed_installation_of_the_active_version_keeps_its_cache() {
    let mut server = FaultyServer::start(&settings::finished().join("first"));
    let page = cached_page(&server);
    page.reload();
    let active = cache_names(&page);
    server.serve(&settings::finished().join("next"));
    page.reload();
    page.wait_until("the notice", || page.is_visible("#new-version"));

    server.serve(&settings::finished().join("first"));
    server.inject_fault(Some((".css", Fault::Absent)));
    look_for_an_update(&page);
    page.wait_until("the update has ended", || !has_worker(&page, "installing"));
    let names = cache_names(&page);
    assert!(active.iter().all(|name| names.contains(name)), "{names:?}");
    server.stop();
    page.accept_errors(&NO_SERVER);
    page.accept_errors(&["404"]);
    page.session.reload();
    page.wait_until_ready();
    assert!(!title(&page).starts_with("Next:"), "the active version");
}

/// The service worker of a site that caches nothing.
const RETIRING_WORKER: &str = include_str!("../../../assets/offline/retire/worker.js");

#[test]
fn a_site_without_offline_support_removes_the_caches_of_an_earlier_one() {
    let server = FaultyServer::start(&settings::finished().join("first"));
    let page = cached_page(&server);
    page.reload();
    let folder = env::temp_dir().join(format!("lab-retire-{}", process::id()));
    fs::create_dir_all(&folder).expect("the folder can be created");
    fs::write(
        folder.join("index.html"),
        "<!doctype html><title>Bare</title>",
    )
    .expect("the page can be written");
    fs::write(folder.join("worker.js"), RETIRING_WORKER).expect("the worker can be written");
    server.serve(&folder);
    // This reload is the last one that the cache answers.
    page.session.reload();
    page.wait_until("the other site", || title(&page) == "Bare");
    assert_eq!(cache_names(&page), [""; 0]);
    let workers: usize = page
        .session
        .await_promise("navigator.serviceWorker.getRegistrations().then((all) => all.length)");
    assert_eq!(workers, 0, "workers");
    // The browser requests an icon that this site does not have.
    page.accept_errors(&["favicon.ico"]);
    fs::remove_dir_all(folder).expect("the folder exists");
}
