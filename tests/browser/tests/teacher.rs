//! What a lesson closes stays closed, and every reset leads to its start.

use browser_tests::{
    page::Page,
    viewport::{DESKTOP, PHONE, Viewport},
};

const LESSON: &str = "v=1&seed=9&scale=1.2&steps=33&lock=seed,steps";

#[test]
fn a_preset_does_not_change_what_a_lesson_closes() {
    Page::test(DESKTOP, |page| {
        page.visit(&format!("#{LESSON}"));
        page.click("#preset-vanish");
        page.wait_until_updated();
        assert_eq!(page.field_value("growth-scale-field"), "3");
        assert_eq!(page.field_value("growth-steps-field"), "33");
        assert_eq!(page.field_value("seed"), "9");
        let status = page.text("#session-status");
        assert!(
            status.ends_with("except what this lesson closes: seed, steps."),
            "{status}"
        );
    });
}

#[test]
fn a_reset_in_a_lesson_leads_to_its_start_also_after_a_reload() {
    Page::test(DESKTOP, |page| {
        page.visit(&format!("#{LESSON}"));
        page.set("growth-scale", "2.5");
        page.set("layer-norm-eps", "0.1");
        page.wait_until("the address has the start", || {
            page.fragment().contains("&start=")
        });
        page.reload();
        page.reveal("#growth-scale");
        page.click("#growth-scale-reset");
        assert_eq!(page.field_value("growth-scale-field"), "1.2");
        page.set("growth-scale", "2.5");
        page.click("#lesson-reset");
        page.wait_for_fragment(LESSON);
        page.click("#undo");
        assert_eq!(page.field_value("growth-scale-field"), "2.5");
        assert_eq!(page.field_value("layer-norm-eps-field"), "0.1");
    });
}

#[test]
fn the_own_matrix_cells_and_the_failures_choice_can_be_closed() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&lock=edits,failure&hide=own");
        for selector in ["#cell-field", "#failures-source-0"] {
            page.reveal(selector);
            assert!(page.is_disabled(selector), "{selector}");
        }
        for selector in ["#custom-matrix", "#your-numbers"] {
            assert!(!page.is_visible(selector), "{selector}");
        }
        page.visit("#v=1&lock=own");
        page.reveal("#custom-matrix-text");
        for selector in ["#custom-matrix-text", "#your-numbers"] {
            assert!(page.is_disabled(selector), "{selector}");
        }
        assert!(!page.is_disabled("#cell-field"));
    });
}

#[test]
fn buttons_that_set_gamma_and_beta_are_closed_if_a_lesson_closes_either() {
    Page::test(DESKTOP, |page| {
        for key in ["gamma", "beta"] {
            page.visit(&format!("#v=1&lock={key}"));
            for button in [
                "#lecture-parameters",
                "#reset-parameters",
                "#example-parameters",
            ] {
                page.reveal(button);
                assert!(page.is_disabled(button), "{key}: {button}");
            }
            page.visit(&format!("#v=1&hide={key}"));
            assert!(page.has("#lecture-parameters"));
            assert!(!page.is_visible("#lecture-parameters"), "{key}");
        }
    });
}

#[test]
fn reset_all_is_one_undo_step() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        page.set("growth-scale", "2.5");
        page.set("layer-norm-eps", "0.1");
        let changed = page.snapshot();
        page.click("#reset-all");
        assert_eq!(page.snapshot(), start);
        page.click("#undo");
        assert_eq!(page.snapshot(), changed);
    });
}

#[test]
fn everything_can_be_reset_at_any_width() {
    let window = |width| Viewport { width, ..DESKTOP };
    for viewport in [PHONE, window(820), window(1101), window(1180), DESKTOP] {
        Page::test(viewport, |page| {
            let start = page.snapshot();
            page.set("growth-scale", "2.5");
            let changed = page.snapshot();
            page.click("#reset-all");
            // The list of a narrow bar has space for its name.
            let name = page.bounding_box(".reset-all-name");
            assert_eq!(name.width > 40.0, viewport.width <= 1100, "{name:?}");
            assert_eq!(page.snapshot().fields, start.fields);
            page.click("#undo");
            assert_eq!(page.snapshot().fields, changed.fields);
            let right: f64 = page.session.script(
                "return Math.max(...[...document.querySelectorAll('.top-bar :is(button, input)')]
                     .filter((element) => element.checkVisibility())
                     .map((element) => element.getBoundingClientRect().right));",
                &[],
            );
            assert!(right <= f64::from(viewport.width), "{right}");
            assert!(page.bounding_box(".top-bar").height < 58.0);
        });
    }
}

#[test]
fn a_link_leads_to_a_station_with_a_state() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&scale=2.5&at=statistics");
        page.wait_until("the station is in view", || {
            (0.0..400.0).contains(&page.bounding_box("#statistics").top)
        });
        assert!(page.has_focus("#statistics"));
        assert_eq!(page.field_value("growth-scale-field"), "2.5");
        assert!(!page.has("#link-diagnostics"));
        page.set("growth-scale", "2");
        page.wait_for_fragment("v=1&scale=2");
    });
}
