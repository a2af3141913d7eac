//! Scrolling over controls, by touch and by wheel, changes no value.

use browser_tests::{
    geometry::Point,
    gesture::Pointer,
    page::Page,
    viewport::{DESKTOP, PHONE},
};
use serde_json::json;

/// Records every value of a slider, and the chart's title, in every animation frame.
fn record_values(page: &Page, id: &str) {
    let () = page.eval_on(
        &format!("#{id}-field"),
        "window.values = [];
         const title = () => document.querySelector('#chart-larger .gtitle').textContent;
         const record = () => window.values.push(element.value, title());
         const frame = () => { record(); requestAnimationFrame(frame); };
         frame();",
    );
}

fn values(page: &Page) -> Vec<String> {
    page.session.wait_for_frames();
    page.session
        .script("return [...new Set(window.values)];", &[])
}

fn scroll_top(page: &Page) -> f64 {
    page.session.script("return scrollY;", &[])
}

#[test]
fn a_swipe_that_starts_on_a_slider_scrolls_and_changes_no_value() {
    Page::test(PHONE, |page| {
        page.reveal("#growth-scale");
        record_values(page, "growth-scale");
        let start = values(page);
        for fraction in [0.25, 0.5, 0.9] {
            let top = scroll_top(page);
            // The swipe starts on the thumb, or on the track.
            let from = page.slider_point("growth-scale", fraction);
            page.press(Pointer::Touch, from);
            let up: Vec<Point> = (1..=10)
                .map(|step| Point {
                    x: from.x + f64::from(step),
                    y: from.y - 12.0 * f64::from(step),
                })
                .collect();
            page.move_through(Pointer::Touch, &up);
            page.release(Pointer::Touch);
            page.wait_until("the page scrolls", || scroll_top(page) > top + 50.0);
            assert_eq!(values(page), start, "a swipe from {fraction}");
            page.reveal("#growth-scale");
            // Touching a page that still scrolls only stops it.
            page.wait_until("the page stops scrolling", || {
                let top = scroll_top(page);
                page.session.wait_for_frames();
                (scroll_top(page) - top).abs() < 0.5
            });
        }
        // A tap sets the slider.
        page.tap(page.slider_point("growth-scale", 0.5));
        page.wait_until("the tap sets the slider", || {
            page.field_value("growth-scale-field").starts_with('2')
        });
    });
}

#[test]
fn a_wheel_over_a_focused_field_or_slider_changes_no_value() {
    Page::test(DESKTOP, |page| {
        for target in ["#growth-scale-field", "#growth-scale"] {
            page.click("#why-sentence");
            let () = page.eval_on(target, "element.focus();");
            page.reveal(target);
            let start = page.snapshot();
            let point = page.bounding_box(target).at(0.5, 0.5);
            let top = scroll_top(page);
            let _ = page.session.devtools(
                "Input.dispatchMouseEvent",
                &json!({ "type": "mouseWheel", "x": point.x, "y": point.y, "deltaX": 0, "deltaY": 240 }),
            );
            page.wait_until("the page scrolls", || scroll_top(page) > top);
            assert_eq!(page.snapshot(), start, "{target}");
        }
    });
}

#[test]
fn every_part_of_a_slider_is_at_least_44_pixels_large() {
    Page::test(PHONE, |page| {
        let small: Vec<String> = page.session.script(
            "for (const more of document.querySelectorAll('details')) more.open = true;
             return [...document.querySelectorAll('.slider-range, .slider-field, .slider-reset')]
                 .filter((element) => !element.closest('[hidden]'))
                 .map((element) => [element.id, element.getBoundingClientRect()])
                 .filter(([, { width, height }]) => height < 44 || width < 44)
                 .map(([name, { width, height }]) => `${name} ${width}×${height}`);",
            &[],
        );
        assert_eq!(small, [""; 0]);
    });
}
