//! Touch on a phone: a slider and the chart that it changes are visible together.

use browser_tests::{geometry::BoundingBox, gesture::Pointer, page::Page, viewport::PHONE};

use crate::page_part::{GROWTH, LAYER, assert_changed, assert_unchanged};

/// Scrolls an element to the top of the viewport, below the top bar.
fn scroll_to(page: &Page, selector: &str) {
    let () = page.eval_on(
        selector,
        "element.scrollIntoView({ block: 'start', behavior: 'instant' });",
    );
    page.session.wait_for_frames();
}

/// Asserts that an element is in the viewport and that nothing covers it.
fn assert_uncovered(page: &Page, selector: &str) -> BoundingBox {
    let bounds = page.bounding_box(selector);
    let inside = bounds.top >= 0.0 && bounds.bottom() <= f64::from(PHONE.height);
    assert!(inside, "{selector} is outside the viewport: {bounds:?}");
    let covered: bool = page.eval_on(
        selector,
        "const { left, top, width, height } = element.getBoundingClientRect();
         return [[0.5, 0.04], [0.5, 0.5], [0.5, 0.96]].some(([across, down]) => {
             const hit = document.elementFromPoint(left + across * width, top + down * height);
             return !element.contains(hit) && hit !== element.closest('.slider-touch');
         });",
    );
    assert!(!covered, "{selector} is covered: {bounds:?}");
    bounds
}

#[test]
fn a_slider_and_its_chart_are_visible_together() {
    Page::test(PHONE, |page| {
        for chart in ["#chart-smaller", "#chart-larger"] {
            scroll_to(page, chart);
            let chart_bounds = assert_uncovered(page, chart);
            let slider = assert_uncovered(page, "#growth-scale");
            assert!(
                slider.top >= chart_bounds.bottom(),
                "the slider is above {chart}: {slider:?} and {chart_bounds:?}"
            );
        }
    });
}

#[test]
fn a_touch_drag_updates_the_charts_and_does_not_scroll() {
    Page::test(PHONE, |page| {
        scroll_to(page, "#chart-larger");
        let start = page.snapshot();
        let scrolled = || -> f64 { page.session.script("return scrollY;", &[]) };
        let top = scrolled();
        let id = "growth-scale";
        page.grab_without_scrolling(Pointer::Touch, id);
        page.drag_to(Pointer::Touch, id, 0.8);
        let right = page.snapshot();
        assert_changed("drag to the right", GROWTH, &start, &right);
        assert_unchanged("drag to the right", LAYER, &start, &right);
        page.drag_to(Pointer::Touch, id, 0.1);
        let left = page.snapshot();
        assert_changed("drag to the left", GROWTH, &right, &left);
        page.release(Pointer::Touch);
        assert_eq!(page.snapshot().fields, left.fields);
        assert!((scrolled() - top).abs() < 1.0, "the page scrolled");
    });
}

#[test]
fn every_touch_target_is_at_least_44_pixels_large() {
    Page::test(PHONE, |page| {
        let small: Vec<String> = page.session.script(
            "return [...document.querySelectorAll('button, input:not([type=radio]), summary')]
                 .filter((element) => element.getClientRects().length)
                 .map((element) => [element.id || element.textContent, element.getBoundingClientRect()])
                 .filter(([, { width, height }]) => height < 44 || width < 44)
                 .map(([name, { width, height }]) => `${name} ${width}×${height}`);",
            &[],
        );
        assert_eq!(small, [""; 0]);
    });
}
