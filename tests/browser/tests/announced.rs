//! What happens is announced where the user is: focus, view, announcement and the shown
//! cell agree.

use browser_tests::{page::Page, viewport::DESKTOP};
use fantoccini::key::Key;
use serde_json::json;

/// Records every text of the live region.
fn record_announcements(page: &Page) {
    let () = page.eval_on(
        "#live-region",
        "window.announcements = [];
         new MutationObserver(() => window.announcements.push(element.textContent))
             .observe(element, { childList: true, characterData: true, subtree: true });",
    );
}

fn wait_for_announcement(page: &Page, expected: &str) {
    page.wait_until(&format!("“{expected}” is announced"), || {
        let all: Vec<String> = page.session.script("return window.announcements;", &[]);
        all.iter().any(|text| text == expected)
    });
}

fn assert_in_view(page: &Page, station: &str) {
    page.wait_until(&format!("{station} is in view"), || {
        (0.0..400.0).contains(&page.bounding_box(&format!("#{station}")).top)
    });
}

#[test]
fn a_preset_takes_view_focus_announcement_and_cell_to_its_station() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&scale=2&eps=10");
        record_announcements(page);
        for (preset, cell, status) in [
            ("outlier", "row 1, feature 5", "One outlier: "),
            ("constant", "row 2, feature 1", "Constant row: "),
        ] {
            page.focus(&format!("preset-{preset}"));
            page.press_keys(&[Key::Enter]);
            page.wait_until("the station has the focus", || page.has_focus("#what"));
            assert!(page.text("#session-status").starts_with(status));
            assert_in_view(page, "what");
            let shown = page.snapshot();
            assert!(shown.arithmetic.starts_with(cell), "{}", shown.arithmetic);
            wait_for_announcement(page, &page.spoken_text("#what-sentence"));
        }
        let all: Vec<String> = page.session.script("return window.announcements;", &[]);
        let other = page.spoken_text("#why-sentence");
        assert!(!all.contains(&other), "{all:?}");
        // The next stop is inside the station.
        page.press_keys(&[Key::Tab]);
        assert!(page.has("#what :focus"));
    });
}

#[test]
fn a_link_to_a_station_takes_the_focus_there() {
    Page::test(DESKTOP, |page| {
        page.click(".top-bar-stations a[href='#parameters']");
        page.wait_until("the station has the focus", || {
            page.has_focus("#parameters")
        });
        assert_in_view(page, "parameters");
        page.press_keys(&[Key::Tab]);
        assert!(page.has("#parameters :focus"));
    });
}

/// The browser's own jump aims at a page on which no station is there yet.
#[test]
fn an_address_with_a_stations_anchor_opens_there() {
    for station in ["what", "failures"] {
        Page::test(DESKTOP, |page| {
            page.visit(&format!("#{station}"));
            page.wait_until("the station has the focus", || {
                page.has_focus(&format!("#{station}"))
            });
            page.wait_until("it stays in view", || {
                let bounds = page.bounding_box(&format!("#{station}"));
                (0.0..200.0).contains(&bounds.top)
            });
        });
    }
}

#[test]
fn a_change_is_announced_for_the_station_in_view() {
    Page::test(DESKTOP, |page| {
        for (station, link) in [
            ("what", "v=1&eps=10&scale=2"),
            ("statistics", "v=1&eps=100&scale=3"),
        ] {
            let () = page.eval_on(
                &format!("#{station}"),
                "element.scrollIntoView({ block: 'start', behavior: 'instant' });",
            );
            page.session.wait_for_frames();
            record_announcements(page);
            let () = page
                .session
                .script("location.hash = arguments[0];", &[json!(link)]);
            let _ = page.snapshot();
            wait_for_announcement(page, &page.spoken_text(&format!("#{station}-sentence")));
            let all: Vec<String> = page.session.script("return window.announcements;", &[]);
            let other = page.spoken_text("#why-sentence");
            assert!(!all.contains(&other), "{all:?}");
        }
    });
}

#[test]
fn a_new_seed_and_an_edited_cell_are_announced() {
    Page::test(DESKTOP, |page| {
        record_announcements(page);
        page.click("#new-draw");
        page.session.wait_for_frames();
        wait_for_announcement(
            page,
            &format!("The seed is now {}.", page.field_value("seed")),
        );
        page.enter("seed", "0");
        page.focus("cell-field");
        page.replace_text(&['-', '4', 'e', '-', '7', char::from(Key::Enter)]);
        wait_for_announcement(
            page,
            "Row 1, feature 1 of A is now minus 4 times 10 to the power of minus 7.",
        );
        let () = page.session.script("window.announcements = [];", &[]);
        page.click("#cell-reset");
        page.session.wait_for_frames();
        wait_for_announcement(page, "Row 1, feature 1 of A is now 0.7483.");
    });
}

#[test]
fn the_shown_cell_is_the_one_with_the_focus_when_the_pointer_leaves() {
    Page::test(DESKTOP, |page| {
        page.reveal("#matrix-before");
        let () = page.eval_on("#matrix-before [data-cell='1,3']", "element.focus();");
        page.hover("#matrix-before [data-cell='2,6']");
        assert!(page.snapshot().arithmetic.starts_with("row 3, feature 7"));
        page.hover("#what-heading");
        let shown = page.snapshot();
        assert!(
            shown.arithmetic.starts_with("row 2, feature 4"),
            "{}",
            shown.arithmetic
        );
        assert_eq!(shown.before.highlighted, ["1,3"]);
    });
}

#[test]
fn that_there_is_nothing_to_undo_is_not_shown_once_there_is() {
    Page::test(DESKTOP, |page| {
        page.click("#undo");
        page.wait_until("the message is shown", || {
            page.text("#session-status") == "There is nothing to undo."
        });
        page.focus("growth-scale");
        page.press_keys(&[Key::Right]);
        page.wait_until("the message is gone", || {
            page.text("#session-status").is_empty()
        });
    });
}

#[test]
fn the_share_dialog_takes_the_focus_and_gives_it_back() {
    Page::test(DESKTOP, |page| {
        page.focus("share");
        page.press_keys(&[Key::Enter]);
        page.wait_until("the link has the focus", || {
            page.has("#share-link") && page.has_focus("#share-link")
        });
        page.press_keys(&[Key::Escape]);
        page.wait_until("the button has the focus", || page.has_focus("#share"));
    });
}

#[test]
fn a_dismissed_notice_leaves_the_focus_at_a_visible_control() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&seed=x");
        page.click("#link-diagnostics button");
        page.wait_until("the notice is gone", || !page.has("#link-diagnostics"));
        page.wait_until("a control has the focus", || {
            page.session.script(
                "const element = document.activeElement;
                 return element !== document.body && element.id !== 'main'
                     && element.checkVisibility();",
                &[],
            )
        });
    });
}
