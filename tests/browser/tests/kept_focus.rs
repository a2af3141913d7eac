//! The focus stays among the controls when the focused one is disabled or removed.

use browser_tests::{page::Page, viewport::DESKTOP};
use fantoccini::key::Key;
use serde_json::json;

use crate::custom_matrix::use_matrix;

/// The focused element: its id, or else its name and text.
fn focused(page: &Page) -> String {
    page.wait_until_updated();
    page.session.script(
        "const element = document.activeElement;
         if (!element || element === document.body) return 'the page';
         if (element.matches(':disabled') || !element.checkVisibility()) return 'a dead control';
         return element.id || `${element.tagName} ${element.textContent.slice(0, 20)}`;",
        &[],
    )
}

/// Gives a button the focus and presses Enter.
fn press_button(page: &Page, id: &str) {
    page.focus(id);
    page.press_keys(&[Key::Enter]);
    page.session.wait_for_frames();
}

#[test]
fn a_pagers_button_keeps_the_focus_on_the_first_and_the_last_page() {
    Page::test(DESKTOP, |page| {
        let row = |_| vec!["1"; 130].join(" ");
        use_matrix(page, &(0..2).map(row).collect::<Vec<_>>().join("\n"));
        for _ in 0..4 {
            press_button(page, "statistics-columns-next");
            assert_eq!(focused(page), "statistics-columns-next");
        }
        assert!(page.text("#statistics-columns-range").contains("130"));
        for _ in 0..4 {
            press_button(page, "statistics-columns-previous");
            assert_eq!(focused(page), "statistics-columns-previous");
        }
        assert_eq!(page.snapshot().statistics[2].name, "column 1");
    });
}

#[test]
fn a_button_that_takes_back_edits_leaves_the_focus_near() {
    Page::test(DESKTOP, |page| {
        page.focus("cell-field");
        page.replace_text(&['4', char::from(Key::Enter)]);
        press_button(page, "cell-reset");
        assert_eq!(focused(page), "cell-reset");
        page.press_keys(&[Key::Enter]);
        assert_eq!(focused(page), "cell-reset");

        use_matrix(page, "1 2\n3 4");
        page.focus("cell-field");
        page.replace_text(&['4', char::from(Key::Enter)]);
        page.session.wait_for_frames();
        press_button(page, "custom-matrix-unedit");
        assert_eq!(focused(page), "custom-matrix-random");
        press_button(page, "custom-matrix-random");
        assert_eq!(focused(page), "custom-matrix-present");
    });
}

#[test]
fn choices_of_the_lesson_keep_the_focus_and_their_section_open() {
    Page::test(DESKTOP, |page| {
        page.click("#share");
        let () = page.eval_on(
            "#lesson-controls",
            "element.open = true; element.parentElement.closest('details').open = true;",
        );
        for control in ["lesson-scale", "lesson-steps"] {
            page.focus(control);
            page.press_keys(&[Key::Down]);
            assert_eq!(focused(page), control);
            assert_eq!(page.field_value(control), "1");
        }
    });
}

/// Opens a link as a click on it would.
fn open_link(page: &Page, fragment: &str) {
    let () = page
        .session
        .script("location.hash = arguments[0];", &[json!(fragment)]);
}

fn wait_for_focus(page: &Page, selector: &str) {
    page.wait_until(&format!("{selector} has the focus"), || {
        page.has(selector) && page.has_focus(selector)
    });
    assert!(page.is_visible(selector), "{selector}");
}

fn focus_cell(page: &Page, cell: &str) {
    page.reveal("#matrix-before");
    let selector = format!("#matrix-before [data-cell='{cell}']");
    let () = page.eval_on(&selector, "element.focus();");
    wait_for_focus(page, &selector);
}

#[test]
fn a_cell_a_bar_and_a_control_that_a_link_removes_pass_the_focus_on() {
    Page::test(DESKTOP, |page| {
        focus_cell(page, "2,9");
        open_link(page, "v=1&features=5&rows=2");
        wait_for_focus(page, "#matrix-before [data-cell='1,4']");
        // In the same column, although other cells lie between.
        focus_cell(page, "1,2");
        open_link(page, "v=1&features=5&rows=1");
        wait_for_focus(page, "#matrix-before [data-cell='0,2']");
        // The table becomes a picture.
        let row = vec!["1"; 60].join(",");
        open_link(page, &format!("v=1&own={}", vec![row; 20].join(";")));
        wait_for_focus(page, "#matrix-before .heat-picture");

        open_link(page, "v=1&features=10");
        page.wait_until("ten bars", || page.has("#layer-norm-gamma-9"));
        page.focus("layer-norm-gamma-9");
        open_link(page, "v=1&features=4");
        wait_for_focus(page, "#layer-norm-gamma-3");
        // A lesson hides the bars, and locks the button before them.
        open_link(page, "v=1&features=4&hide=gamma,beta");
        page.wait_until("no bars", || !page.is_visible("#layer-norm-gamma-3"));
        page.wait_until("another control has the focus", || {
            !["the page", "a dead control"].contains(&focused(page).as_str())
        });
    });
}

#[test]
fn undo_leaves_the_focus_among_the_controls_and_a_preset_takes_it_along() {
    Page::test(DESKTOP, |page| {
        let row = |_| vec!["1"; 130].join(" ");
        use_matrix(page, &(0..2).map(row).collect::<Vec<_>>().join("\n"));
        page.focus("statistics-columns-next");
        let () = page.eval_on(
            "#statistics-columns-next",
            "element.dispatchEvent(new KeyboardEvent('keydown',
                 { key: 'z', ctrlKey: true, bubbles: true, cancelable: true }));",
        );
        page.wait_until("the pager is gone", || {
            !page.has("#statistics-columns-next")
        });
        page.wait_until("another control has the focus", || {
            focused(page) != "the page"
        });
        assert!(page.has("#statistics :focus"), "{}", focused(page));

        use_matrix(page, "1 2\n3 4");
        page.focus("custom-matrix-random");
        let () = page
            .session
            .script("document.getElementById('preset-vanish').click();", &[]);
        wait_for_focus(page, "#why");
    });
}

#[test]
fn a_dismissed_notice_passes_the_focus_on_and_a_page_without_focus_gets_none() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&seed=x");
        let () = page.eval_on("#link-diagnostics button", "element.focus();");
        page.press_keys(&[Key::Enter]);
        page.wait_until("the notice is gone", || !page.has("#link-diagnostics"));
        page.wait_until("another control has the focus", || {
            focused(page) != "the page"
        });

        // The user left the bar before it disappeared.
        page.focus("layer-norm-gamma-9");
        let () = page.eval_on("#layer-norm-gamma-9", "element.blur();");
        page.session.wait_for_frames();
        open_link(page, "v=1&features=4");
        page.wait_until("four bars", || !page.has("#layer-norm-gamma-9"));
        page.wait_until_updated();
        assert_eq!(focused(page), "the page");
    });
}
