//! A finger on a phone: the slider and what it changes are seen together.

use browser_tests::{
    gesture::{Frame, Pointer},
    page::Page,
    screen::PHONE,
};

use crate::part::{GROWTH, LAYER, assert_changed, assert_kept};

/// Brings an element to where reading begins, below the bar on top.
fn scroll_to(page: &Page, selector: &str) {
    let () = page.ask(
        selector,
        "element.scrollIntoView({ block: 'start', behavior: 'instant' });",
    );
    page.session.settle();
}

/// Asserts that nothing covers the element at these places in it.
fn assert_in_sight(page: &Page, selector: &str) -> Frame {
    let frame = page.frame(selector);
    let inside = frame.top >= 0.0 && frame.bottom() <= f64::from(PHONE.height);
    assert!(inside, "{selector} is off the screen: {frame:?}");
    let covered: bool = page.ask(
        selector,
        "const { left, top, width, height } = element.getBoundingClientRect();
         return [[0.5, 0.04], [0.5, 0.5], [0.5, 0.96]].some(([across, down]) => {
             const hit = document.elementFromPoint(left + across * width, top + down * height);
             return !element.contains(hit);
         });",
    );
    assert!(!covered, "{selector} is covered: {frame:?}");
    frame
}

#[test]
fn a_slider_and_its_chart_are_on_the_screen_together() {
    Page::test(PHONE, |page| {
        for chart in ["#chart-smaller", "#chart-larger"] {
            scroll_to(page, chart);
            let picture = assert_in_sight(page, chart);
            for slider in ["#growth-scale", "#growth-steps"] {
                let control = assert_in_sight(page, slider);
                assert!(
                    control.top >= picture.bottom(),
                    "{slider} is above {chart}: {control:?} and {picture:?}"
                );
            }
        }
    });
}

#[test]
fn a_finger_drags_and_the_charts_follow_and_the_page_stays() {
    Page::test(PHONE, |page| {
        scroll_to(page, "#chart-larger");
        let start = page.look();
        let scrolled = || -> f64 { page.session.script("return scrollY;", &[]) };
        let top = scrolled();
        let id = "growth-scale";
        page.grab_there(Pointer::Finger, id);
        page.pull(Pointer::Finger, id, 0.8);
        let right = page.look();
        assert_changed("finger to the right", GROWTH, &start, &right);
        assert_kept("finger to the right", LAYER, &start, &right);
        page.pull(Pointer::Finger, id, 0.1);
        let left = page.look();
        assert_changed("finger to the left", GROWTH, &right, &left);
        page.release(Pointer::Finger);
        assert_eq!(page.look().fields, left.fields);
        assert!((scrolled() - top).abs() < 1.0, "the page scrolled");
    });
}

#[test]
fn whatever_is_touched_is_large_enough_for_a_finger() {
    Page::test(PHONE, |page| {
        // WCAG 2.2 asks for 24 px at least; 36 is the smallest that is used here.
        let small: Vec<String> = page.session.script(
            "return [...document.querySelectorAll('button, input:not([type=radio]), summary')]
                 .filter((element) => element.getClientRects().length && !element.closest('.modebar'))
                 .map((element) => [element.id || element.textContent, element.getBoundingClientRect()])
                 .filter(([, { width, height }]) => height < 36 || width < 36)
                 .map(([name, { width, height }]) => `${name} ${width}×${height}`);",
            &[],
        );
        assert_eq!(small, [""; 0]);
    });
}
