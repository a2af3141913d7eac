//! The watch that every test ends with can be trusted: it does see errors and
//! requests. And what it watches for does not happen by itself.

use browser_tests::{
    engine::Engine, page::Page, screen::DESKTOP, session::Session, settings::Settings, watch::Seen,
};

fn seen_after(script: &str) -> Seen {
    let settings = Settings::from_environment();
    let session = Session::open(Engine::Chromium, &settings);
    // A page without a policy: the lab's own would let no request go.
    session.go_to("data:text/html,<title>bare</title>");
    let () = session.script(script, &[]);
    session.settle();
    session.settle();
    Seen::since_last_time(&session)
}

#[test]
fn an_error_in_the_console_is_seen() {
    let seen = seen_after("console.error('told');");
    assert!(seen.errors.iter().any(|error| error.contains("told")));
    let seen = seen_after("setTimeout(() => { throw new Error('thrown'); });");
    assert!(seen.errors.iter().any(|error| error.contains("thrown")));
}

#[test]
fn a_request_to_another_machine_is_seen() {
    // An address that belongs to nobody (RFC 5737).
    let seen = seen_after("fetch('http://192.0.2.1/', { mode: 'no-cors' }).catch(() => {});");
    assert_eq!(seen.strangers(), ["http://192.0.2.1/"]);
    let seen = seen_after("new Image().src = 'https://192.0.2.1/a.png';");
    assert_eq!(seen.strangers(), ["https://192.0.2.1/a.png"]);
}

#[test]
fn the_page_asks_for_its_own_files_only_and_for_each_of_them_once() {
    Page::test(DESKTOP, |page| {
        let seen = Seen::since_last_time(&page.session);
        assert_eq!(seen.errors, [""; 0]);
        assert_eq!(seen.strangers(), [""; 0]);
        let all = seen.requests;
        assert!(
            all.iter().any(|address| address.contains("_bg.wasm")),
            "{all:#?}"
        );
        let mut once = all.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), all.len(), "{all:#?}");
        // What the test itself ends with wants to see the page asked for.
        page.reload();
    });
}
