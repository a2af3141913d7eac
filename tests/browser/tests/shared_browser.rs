//! A test sees nothing of the earlier tests in its browser.

use browser_tests::{
    page::Page,
    viewport::{DESKTOP, PHONE, emulate_media},
};
use serde_json::{Value, json};

/// Stores data of all kinds, and changes what the browser keeps beyond a tab.
fn leave_traces(page: &Page) {
    let () = page.session.script(
        "localStorage.setItem('left', '1');
         sessionStorage.setItem('left', '1');
         document.cookie = 'left=1';",
        &[],
    );
    let () = page
        .session
        .await_promise("caches.open('left').then(() => null)");
    let () = page.session.await_promise(
        "new Promise((resolve, reject) => {
             const request = indexedDB.open('left');
             Object.assign(request, { onsuccess: () => resolve(), onerror: reject });
         })",
    );
    let _ = page.session.devtools(
        "Browser.grantPermissions",
        &json!({ "permissions": ["clipboardReadWrite"] }),
    );
    page.session.add_init_script("window.isLeft = true;");
    PHONE.emulate(&page.session);
    emulate_media(&page.session, &[("prefers-color-scheme", "dark")]);
    page.reload();
}

/// What a page can find out about earlier pages, and about the tab.
fn state(page: &Page) -> Value {
    let stored: Value = page.session.await_promise(
        "Promise.all([
             caches.keys(),
             indexedDB.databases(),
             navigator.serviceWorker.getRegistrations().then((all) => all.length),
             navigator.permissions.query({ name: 'clipboard-read' }).then(({ state }) => state),
         ])",
    );
    let tab: Value = page.session.script(
        "const scrolling = document.body.appendChild(document.createElement('div'));
         scrolling.style = 'overflow: scroll; width: 100px; height: 100px';
         const scrollBar = scrolling.offsetWidth - scrolling.clientWidth;
         scrolling.remove();
         const matches = (query) => matchMedia(query).matches;
         return {
             localStorage: { ...localStorage },
             sessionStorage: Object.keys(sessionStorage),
             cookie: document.cookie,
             isLeft: 'isLeft' in window,
             size: [innerWidth, innerHeight, outerWidth, outerHeight, devicePixelRatio],
             scrollBar,
             touch: ['ontouchstart' in window, navigator.maxTouchPoints],
             media: ['(hover)', '(pointer: coarse)', '(prefers-color-scheme: dark)'].map(matches),
             focus: [document.hasFocus(), document.visibilityState],
         };",
        &[],
    );
    json!([stored, tab])
}

#[test]
fn a_test_sees_nothing_of_the_test_before_it() {
    let mut expected = Value::Null;
    Page::test_in_new_browser(DESKTOP, |page| expected = state(page));
    let mut used = String::new();
    Page::test(DESKTOP, |page| {
        leave_traces(page);
        assert_ne!(state(page), expected);
        let () = page.session.script("window.open(location.href);", &[]);
        used = page.session.browser_id();
    });
    // Another test may get the browser first.
    for _ in 0..20 {
        let mut found = None;
        Page::test(DESKTOP, |page| {
            found = (page.session.browser_id() == used).then(|| state(page));
        });
        if let Some(found) = found {
            assert_eq!(found, expected);
            return;
        }
    }
    panic!("the browser was not used again");
}

#[test]
fn the_browser_of_a_failed_test_is_not_used_again() {
    let page = Page::open(DESKTOP);
    page.session.forbid_reuse();
    let used = page.session.browser_id();
    drop(page);
    Page::test(DESKTOP, |page| assert_ne!(page.session.browser_id(), used));
}
