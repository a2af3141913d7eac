//! Bars, presets, station links and tools are one stop of Tab each, with arrow keys inside.

use browser_tests::{page::Page, viewport::DESKTOP};
use fantoccini::key::Key;

/// How many presses of Tab lead from the focus to an element.
fn tabs_to(page: &Page, selector: &str) -> u32 {
    for presses in 0..40 {
        if page.has_focus(selector) {
            return presses;
        }
        page.press_keys(&[Key::Tab]);
    }
    panic!("Tab does not reach {selector}");
}

/// The number of elements that Tab reaches inside an element.
fn stops_in(page: &Page, selector: &str) -> u32 {
    page.eval_on(
        selector,
        "return [...element.querySelectorAll('a[href], button, input, [tabindex]')]
             .filter((control) => control.tabIndex >= 0 && !control.disabled
                 && control.checkVisibility()).length;",
    )
}

#[test]
fn the_first_slider_is_within_12_stops_and_3_after_the_skip_link() {
    Page::test(DESKTOP, |page| {
        let stops = tabs_to(page, "#growth-scale");
        assert!(stops <= 12, "{stops}");
        page.reload();
        page.press_keys(&[Key::Tab, Key::Enter]);
        page.wait_until("the station has the focus", || page.has_focus("#why"));
        let stops = tabs_to(page, "#growth-scale");
        assert!(stops <= 3, "{stops}");
        // A lesson without the first station.
        page.visit("#v=1&hide=why");
        page.press_keys(&[Key::Tab, Key::Enter]);
        page.wait_until("the next station has the focus", || page.has_focus("#what"));
    });
}

#[test]
fn every_group_is_one_stop_also_with_64_features() {
    const GROUPS: [&str; 5] = [
        ".top-bar-stations",
        ".bar-tools",
        ".presets-row",
        "#layer-norm-gamma-bars",
        "#layer-norm-beta-bars",
    ];
    Page::test(DESKTOP, |page| {
        let assert_single = |state: &str| {
            for group in GROUPS {
                page.wait_until(&format!("{group} is one stop, {state}"), || {
                    stops_in(page, group) == 1
                });
            }
        };
        assert_single("after loading");
        page.set("activations-features", "64");
        page.wait_until("64 bars", || page.has("#layer-norm-gamma-63"));
        assert_single("with 64 features");
        let () = page.eval_on("#layer-norm-gamma-63", "element.focus();");
        assert_single("after the focus of the last bar");
        // The last bar was the stop.
        page.set("activations-features", "4");
        assert_single("with 4 features");
        let () = page.session.script("location.hash = 'v=1&hide=what';", &[]);
        assert_single("without the first links");
        page.visit("#v=1&own=1,2,3;4,5,6");
        assert_single("with an own matrix");
    });
}

#[test]
fn arrow_keys_move_inside_a_group_and_tab_leaves_it() {
    Page::test(DESKTOP, |page| {
        page.focus("preset-notebook");
        page.press_keys(&[Key::Right, Key::Right]);
        assert!(page.has_focus("#preset-explode"));
        page.press_keys(&[Key::End]);
        assert!(page.has_focus("#questions"));
        page.press_keys(&[Key::Right]);
        assert!(page.has_focus("#questions"));
        page.press_keys(&[Key::Home, Key::Right, Key::Tab]);
        let is_inside: bool = page
            .session
            .script("return !!document.activeElement.closest('.presets');", &[]);
        assert!(!is_inside);
        // Tab comes back to the last one.
        page.session.wait_for_frames();
        let stop: String = page.session.script(
            "return document.querySelector('.preset[tabindex=\"0\"]').id;",
            &[],
        );
        assert_eq!(stop, "preset-vanish");

        page.focus("share");
        page.press_keys(&[Key::Right]);
        assert!(page.has_focus("#export"));

        page.focus("layer-norm-gamma-2");
        page.press_keys(&[Key::Right, Key::Up, Key::Left, Key::Down]);
        assert!(page.has_focus("#layer-norm-gamma-2"));
        let gamma = page.snapshot().gamma;
        assert!((gamma[2] - 0.9).abs() < 1e-9, "{gamma:?}");
        assert!((gamma[3] - 1.1).abs() < 1e-9, "{gamma:?}");
    });
}
