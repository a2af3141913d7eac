//! The bar of a lesson: what it leads to, and that it covers nothing.

use browser_tests::{
    page::Page,
    viewport::{DESKTOP, PHONE, Viewport},
};
use fantoccini::key::Key;

use crate::lesson_steps::{LESSON, wait_for_place};

#[test]
fn the_bar_leads_to_the_question_of_a_step_and_takes_two_lines_on_a_phone() {
    for viewport in [DESKTOP, PHONE] {
        Page::test(viewport, |page| {
            page.visit(
                "#v=1&step=1-2&lesson=at=why~challenge=typical-norm~~at=statistics~text=Look",
            );
            wait_for_place(page, "Step 1 of 2");
            let in_view = || -> bool {
                page.eval_on(
                    "#why .challenge-body",
                    "const { top, bottom } = element.getBoundingClientRect();
                     return top >= 0 && top < innerHeight && bottom > 0;",
                )
            };
            page.wait_until("the question is open", || page.has("#why .challenge-body"));
            let text = page.text("#lesson-to-question");
            assert!(text.starts_with("Question: "), "{text}");
            page.click("#lesson-to-question");
            page.wait_until("the question is in view", in_view);
            let has_focus: bool = page.eval_on(
                "#why .challenge-body",
                "return element.contains(document.activeElement);",
            );
            assert!(has_focus);
            let head = page.bounding_box(".lesson-bar-head");
            if viewport == PHONE {
                assert!(head.height < 110.0, "{head:?}");
            }
            page.click("#lesson-next");
            wait_for_place(page, "Step 2 of 2");
            assert!(!page.is_visible("#lesson-to-question"));
        });
    }
}

#[test]
fn the_focus_stays_in_the_bar_and_the_heading_is_below_it() {
    Page::test(DESKTOP, |page| {
        page.visit(&format!("#{LESSON}"));
        wait_for_place(page, "Step 1 of 3");
        for (place, focus) in [
            ("Step 2 of 3", "lesson-next"),
            ("Step 3 of 3", "lesson-next"),
        ] {
            page.click("#lesson-next");
            wait_for_place(page, place);
            page.wait_until("the focus is in the bar", || {
                let focused: String = page
                    .session
                    .script("return document.activeElement.id;", &[]);
                focused == focus
            });
        }
        page.wait_until("the heading is below the bar", || {
            let bar = page.bounding_box("#lesson-bar");
            let heading = page.bounding_box("#statistics h2");
            heading.top >= bar.top + bar.height && heading.top < bar.top + bar.height + 60.0
        });
    });
}

/// A phone in landscape, or a zoomed laptop.
const LOW: Viewport = Viewport {
    width: 844,
    height: 390,
    ..DESKTOP
};

#[test]
fn keys_in_the_bars_leave_the_page_where_it_is() {
    for viewport in [DESKTOP, PHONE, LOW] {
        Page::test(viewport, |page| {
            page.visit(&format!("#{}", LESSON.replace("step=1-3", "step=3-3")));
            wait_for_place(page, "Step 3 of 3");
            page.mount_stations();
            let scrolled = || -> f64 { page.session.script("return scrollY;", &[]) };
            let mut bars = vec!["#lesson-back"];
            // A low screen does not keep the top bar.
            if viewport.height > 480 {
                bars.push("#undo");
            }
            for first in bars {
                let () = page.eval_on(
                    "#parameters",
                    "element.scrollIntoView({ behavior: 'instant' });",
                );
                page.wait_until_updated();
                let top = scrolled();
                let () = page.eval_on(first, "element.focus({ preventScroll: true });");
                for presses in 0..6 {
                    let is_in_bar: bool = page.session.script(
                        "return !!document.activeElement.closest('.top-bar, .lesson-bar');",
                        &[],
                    );
                    assert!(is_in_bar || presses > 2, "{first} is left after {presses}");
                    if !is_in_bar {
                        break;
                    }
                    let moved = scrolled() - top;
                    assert!(moved.abs() < 1.0, "{first} after {presses}: {moved}");
                    page.press_keys(&[Key::Tab]);
                    page.session.wait_for_frames();
                }
            }
        });
    }
}

#[test]
fn a_low_screen_shows_the_step_and_the_heading_of_its_station() {
    Page::test(LOW, |page| {
        page.visit(&format!("#{LESSON}"));
        wait_for_place(page, "Step 1 of 3");
        for place in ["Step 2 of 3", "Step 3 of 3"] {
            page.click("#lesson-next");
            wait_for_place(page, place);
        }
        page.wait_until(
            "the heading is below the bar, and the buttons are in it",
            || {
                let bar = page.bounding_box("#lesson-bar");
                let button = page.bounding_box("#lesson-back");
                let heading = page.bounding_box("#statistics h2");
                let bottom = bar.top + bar.height;
                bar.top >= 0.0
                    && button.top >= bar.top
                    && button.top + button.height <= bottom
                    && heading.top >= bottom - 0.5
                    && heading.top + heading.height <= 390.0
            },
        );
    });
}
