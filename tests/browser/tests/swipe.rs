//! A finger that scrolls the page over a slider, and a wheel over a field.

use browser_tests::{
    gesture::{Place, Pointer},
    page::Page,
    screen::{DESKTOP, PHONE},
};
use serde_json::json;

/// Counts every value that a slider takes, even for a moment.
fn watch(page: &Page, id: &str) {
    let () = page.ask(
        &format!("#{id}-field"),
        "window.values = [];
         const title = () => document.querySelector('#chart-larger .gtitle').textContent;
         const note = () => window.values.push(element.value, title());
         const frame = () => { note(); requestAnimationFrame(frame); };
         frame();",
    );
}

fn values(page: &Page) -> Vec<String> {
    page.session.settle();
    page.session
        .script("return [...new Set(window.values)];", &[])
}

fn scrolled(page: &Page) -> f64 {
    page.session.script("return scrollY;", &[])
}

#[test]
fn a_swipe_up_that_begins_on_a_slider_scrolls_the_page_and_changes_nothing() {
    Page::test(PHONE, |page| {
        page.reveal("#growth-scale");
        watch(page, "growth-scale");
        let start = values(page);
        for part in [0.25, 0.5, 0.9] {
            let top = scrolled(page);
            // On the thumb, and on the track beside it.
            let from = page.along("growth-scale", part);
            page.press(Pointer::Finger, from);
            let up: Vec<Place> = (1..=10)
                .map(|step| Place {
                    x: from.x + f64::from(step),
                    y: from.y - 12.0 * f64::from(step),
                })
                .collect();
            page.move_over(Pointer::Finger, &up);
            page.release(Pointer::Finger);
            page.until("the page scrolls", || scrolled(page) > top + 50.0);
            assert_eq!(values(page), start, "a swipe from {part}");
            page.reveal("#growth-scale");
            // A finger that meets a page in motion only stops it.
            page.until("the page stands still", || {
                let top = scrolled(page);
                page.session.settle();
                (scrolled(page) - top).abs() < 0.5
            });
        }
        // A tap is meant for the slider.
        page.press(Pointer::Finger, page.along("growth-scale", 0.5));
        page.release(Pointer::Finger);
        page.until("the tap counts", || {
            page.field("growth-scale-field").starts_with('2')
        });
    });
}

#[test]
fn a_wheel_over_a_focused_field_or_slider_changes_nothing() {
    Page::test(DESKTOP, |page| {
        for target in ["#growth-scale-field", "#growth-scale"] {
            page.click("#why-sentence");
            let () = page.ask(target, "element.focus();");
            page.reveal(target);
            let start = page.look();
            let place = page.frame(target).at(0.5, 0.5);
            let top = scrolled(page);
            let _ = page.session.devtools(
                "Input.dispatchMouseEvent",
                &json!({ "type": "mouseWheel", "x": place.x, "y": place.y, "deltaX": 0, "deltaY": 240 }),
            );
            page.until("the page scrolls", || scrolled(page) > top);
            assert_eq!(page.look(), start, "{target}");
        }
    });
}

#[test]
fn every_part_of_a_slider_is_large_enough_for_a_finger() {
    Page::test(PHONE, |page| {
        let small: Vec<String> = page.session.script(
            "for (const more of document.querySelectorAll('details')) more.open = true;
             return [...document.querySelectorAll('.slider-range, .slider-field, .slider-reset')]
                 .map((element) => [element.id, element.getBoundingClientRect()])
                 .filter(([, { width, height }]) => height < 44 || width < 44)
                 .map(([name, { width, height }]) => `${name} ${width}×${height}`);",
            &[],
        );
        assert_eq!(small, [""; 0]);
    });
}
