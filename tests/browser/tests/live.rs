//! What is said to those who hear the page: once, when all is at rest.

use std::{thread, time::Duration};

use browser_tests::{gesture::Pointer, page::Page, screen::DESKTOP};
use fantoccini::key::Key;

/// Longer than a change takes to settle.
const SETTLED: Duration = Duration::from_millis(1500);

/// Begins to write down what the live region says.
fn listen(page: &Page) {
    let () = page.ask(
        "#spoken",
        "window.heard = [];
         new MutationObserver(() => window.heard.push(element.textContent))
             .observe(element, { childList: true, characterData: true, subtree: true });",
    );
}

/// What is said from now on until a while after the first word, however busy
/// the machine is.
fn heard_at_last(page: &Page) -> Vec<String> {
    page.until("something is said", || {
        page.session.script("return window.heard.length > 0;", &[])
    });
    heard(page)
}

/// What was said since the last call, and for a while from now on.
fn heard(page: &Page) -> Vec<String> {
    thread::sleep(SETTLED);
    page.session.script("return window.heard.splice(0);", &[])
}

#[test]
fn a_change_is_said_once_when_it_has_settled() {
    Page::test(DESKTOP, |page| {
        listen(page);
        assert_eq!(heard(page), [""; 0], "nothing is said at first");

        // While the thumb is held nothing is said, however long that takes.
        page.grab(Pointer::Mouse, "growth-scale");
        page.pull(Pointer::Mouse, "growth-scale", 0.6);
        assert_eq!(heard(page), [""; 0], "held");
        page.pull(Pointer::Mouse, "growth-scale", 0.8);
        page.release(Pointer::Mouse);
        assert_eq!(heard_at_last(page), [page.text("#why-sentence")]);

        // Many keys in a row are one change.
        page.focus("growth-steps");
        page.keys(&[Key::Right; 6]);
        assert_eq!(heard_at_last(page), [page.text("#why-sentence")]);

        // There and back again is none.
        page.keys(&[Key::Right, Key::Left]);
        assert_eq!(heard(page), [""; 0], "as before");
    });
}

#[test]
fn of_several_sentences_the_one_where_the_person_works_is_said() {
    Page::test(DESKTOP, |page| {
        listen(page);
        page.focus("layer-norm-gamma");
        let start = page.look();
        page.keys(&[Key::PageUp]);
        let shown = page.look();
        let changed = |about: &str| shown.sentences[about] != start.sentences[about];
        assert!(changed("statistics") && changed("parameters"));
        assert_eq!(heard_at_last(page), [page.text("#parameters-sentence")]);
        let polite: String = page.ask("#spoken", "return element.getAttribute('role');");
        assert_eq!(polite, "status");
    });
}
