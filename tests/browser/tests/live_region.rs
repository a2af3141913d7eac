//! The live region announces a change once, after input is idle.

use std::{thread, time::Duration};

use browser_tests::{gesture::Pointer, page::Page, viewport::DESKTOP};
use fantoccini::key::Key;

/// Longer than the delay between a change and its announcement.
const ANNOUNCEMENT_DELAY: Duration = Duration::from_millis(1500);

/// Starts to record the announcements.
fn record_announcements(page: &Page) {
    let () = page.eval_on(
        "#live-region",
        "window.announcements = [];
         new MutationObserver(() => window.announcements.push(element.textContent))
             .observe(element, { childList: true, characterData: true, subtree: true });",
    );
}

/// Waits for an announcement, however busy the machine is, and then returns all new ones.
fn wait_for_announcements(page: &Page) -> Vec<String> {
    page.wait_until("there is an announcement", || {
        page.session
            .script("return window.announcements.length > 0;", &[])
    });
    announcements(page)
}

/// The announcements since the last call, after the announcement delay.
fn announcements(page: &Page) -> Vec<String> {
    thread::sleep(ANNOUNCEMENT_DELAY);
    page.session
        .script("return window.announcements.splice(0);", &[])
}

#[test]
fn a_change_is_announced_once_after_input_is_idle() {
    Page::test(DESKTOP, |page| {
        record_announcements(page);
        assert_eq!(
            announcements(page),
            [""; 0],
            "no announcement after loading"
        );

        // There is no announcement during a drag, however long it takes.
        page.grab(Pointer::Mouse, "growth-scale");
        page.drag_to(Pointer::Mouse, "growth-scale", 0.6);
        assert_eq!(announcements(page), [""; 0], "during the drag");
        page.drag_to(Pointer::Mouse, "growth-scale", 0.8);
        page.release(Pointer::Mouse);
        assert_eq!(
            wait_for_announcements(page),
            [page.spoken_text("#why-sentence")]
        );

        // Several keys in a row are one change.
        page.focus("growth-steps");
        page.press_keys(&[Key::Right; 6]);
        assert_eq!(
            wait_for_announcements(page),
            [page.spoken_text("#why-sentence")]
        );

        // A change and its reversal are none.
        page.press_keys(&[Key::Right, Key::Left]);
        assert_eq!(announcements(page), [""; 0], "no change in total");
    });
}

#[test]
fn of_several_changed_sentences_the_one_of_the_focused_station_is_announced() {
    Page::test(DESKTOP, |page| {
        record_announcements(page);
        page.focus("layer-norm-gamma");
        let start = page.snapshot();
        page.press_keys(&[Key::PageUp]);
        let shown = page.snapshot();
        let changed = |about: &str| shown.sentences[about] != start.sentences[about];
        assert!(changed("statistics") && changed("parameters"));
        assert_eq!(
            wait_for_announcements(page),
            [page.spoken_text("#parameters-sentence")]
        );
        let role: String = page.eval_on("#live-region", "return element.getAttribute('role');");
        assert_eq!(role, "status");
    });
}

#[test]
fn a_station_that_loads_its_numbers_while_the_user_scrolls_announces_nothing() {
    Page::test(DESKTOP, |page| {
        record_announcements(page);
        let before = page.text("#transformer-sentence");
        page.reveal("#transformer-sentence");
        page.wait_until("the recording is there", || {
            page.text("#transformer-sentence") != before
        });
        assert_eq!(announcements(page), [""; 0]);
    });
}
