//! Lessons of several steps: a student goes through them, and a teacher writes them.

use std::{thread, time::Duration};

use browser_tests::{
    page::Page,
    viewport::{DESKTOP, PHONE, Viewport},
};

use crate::lesson::is_visible;

/// Longer than the debounce before a change is an undo step.
const LONGER_THAN_DEBOUNCE: Duration = Duration::from_millis(900);

/// Three steps: one locks the seed, one the scale, and one asks a question of its own.
const LESSON: &str = "v=1&scale=1.7&lock=seed&step=1-3&lesson=at=why~scale=1.7~lock=seed~text=Look+here~~at=why~scale=2.5~lock=scale~text=Second~challenge=typical-norm~~at=statistics~question=Which+std%3F~number=1.0541~within=0.001";

fn is_disabled(page: &Page, selector: &str) -> bool {
    page.eval_on(selector, "return element.matches(':disabled');")
}

/// Writes a text into a field, as a user who then leaves it.
fn write(page: &Page, selector: &str, text: &str) {
    let () = page.eval_on(
        selector,
        &format!(
            "element.value = '{text}';
             for (const type of ['input', 'change']) {{
                 element.dispatchEvent(new Event(type, {{ bubbles: true }}));
             }}"
        ),
    );
}

fn wait_for_place(page: &Page, place: &str) {
    page.wait_until(place, || {
        page.has("#lesson-place") && page.text("#lesson-place") == place
    });
    page.wait_until_updated();
}

#[test]
fn a_student_goes_through_the_steps_and_each_locks_what_it_locks() {
    Page::test(DESKTOP, |page| {
        page.visit(&format!("#{LESSON}"));
        wait_for_place(page, "Step 1 of 3");
        assert_eq!(page.text("#lesson-text"), "Look here");
        assert!(is_disabled(page, "#seed") && is_disabled(page, "#lesson-back"));
        page.set("growth-scale", "2");
        thread::sleep(LONGER_THAN_DEBOUNCE);

        page.click("#lesson-next");
        wait_for_place(page, "Step 2 of 3");
        assert!(!is_disabled(page, "#seed"));
        assert!(is_disabled(page, "#growth-scale-field"));
        // The step's challenge is open, and asks about its first step.
        page.wait_until("the question is open", || page.has("#why .challenge-form"));
        // Neither undo nor a preset leads to another scale.
        for selector in ["#undo", "#undo", "#preset-vanish"] {
            page.click(selector);
            page.wait_until_updated();
            assert_eq!(page.field_value("growth-scale-field"), "2.5", "{selector}");
        }
        page.set("growth-steps", "7");
        page.click("#lesson-restart");
        page.wait_until_updated();
        assert_eq!(page.field_value("growth-scale-field"), "2.5");
        page.wait_until("the address holds the step", || {
            page.fragment().contains("&step=2-3&")
        });
        page.reload();
        wait_for_place(page, "Step 2 of 3");
        assert_eq!(page.text("#lesson-text"), "Second");

        page.click("#lesson-next");
        wait_for_place(page, "Step 3 of 3");
        page.wait_until("the station's heading is below the bar", || {
            page.session.script(
                "const bar = document.querySelector('#lesson-bar').getBoundingClientRect();
                 const heading = document.querySelector('#statistics h2').getBoundingClientRect();
                 return bar.bottom <= heading.top && heading.bottom <= innerHeight;",
                &[],
            )
        });
        assert!(is_disabled(page, "#lesson-next"));
        assert!(!is_disabled(page, "#growth-scale-field"));
        page.click("#lesson-back");
        wait_for_place(page, "Step 2 of 3");
        page.click("#unlock");
        page.wait_until_updated();
        assert!(!is_disabled(page, "#growth-scale-field"));
    });
}

#[test]
fn a_teachers_question_shows_the_accepted_answer_only_after_the_students() {
    Page::test(DESKTOP, |page| {
        page.visit(&format!("#{}", LESSON.replace("step=1-3", "step=3-3")));
        wait_for_place(page, "Step 3 of 3");
        assert!(page.text("#lesson-question").starts_with("Which std?"));
        assert!(is_disabled(page, "#lesson-commit"));
        assert_eq!(page.text("#lesson-result"), "");
        write(page, "#lesson-number", "1");
        page.click("#lesson-commit");
        let result = "Your answer: 1 (off). Accepted: 1.054.";
        page.wait_until("the result", || page.text("#lesson-result") == result);
        assert!(is_disabled(page, "#lesson-number"));
        // The first answer counts, also after a reload.
        page.click("#lesson-restart");
        page.reload();
        wait_for_place(page, "Step 3 of 3");
        assert_eq!(page.text("#lesson-result"), result);
        assert!(is_disabled(page, "#lesson-number"));
    });
}

#[test]
fn a_lesson_that_may_not_be_unlocked_has_no_way_out() {
    Page::test(DESKTOP, |page| {
        page.visit(&format!("#{LESSON}&unlock=0&unlocked=1"));
        wait_for_place(page, "Step 1 of 3");
        assert!(is_disabled(page, "#seed"));
        assert!(!is_visible(page, "#unlock"));
        page.click("#share");
        assert!(!page.has("#lesson-open"), "the lesson is not written here");
    });
}

#[test]
fn a_teacher_writes_steps_moves_them_and_sees_them_as_a_student() {
    Page::test(DESKTOP, |page| {
        let add = || {
            page.click("#share");
            let () = page.eval_on("#lesson-open", "element.closest('details').open = true;");
            page.click("#lesson-add");
        };
        page.set("growth-scale", "2.5");
        add();
        write(page, "#lesson-text-1", "Wide noise");
        page.click("#share-close");
        page.set("growth-scale", "1.25");
        add();
        write(page, "#lesson-station-2", "statistics");
        write(page, "#lesson-asks-2", "sample-std");
        let link = || page.field_value("share-link");
        let first = "at=why~scale=2.5~text=Wide+noise";
        let second = "at=statistics~scale=1.25~challenge=sample-std";
        page.session.wait_for_frames();
        let expected = format!("#v=1&scale=2.5&step=1-2&lesson={first}~~{second}");
        assert!(link().ends_with(&expected), "{}", link());
        page.click("#lesson-down-1");
        page.session.wait_for_frames();
        let expected = format!("#v=1&scale=1.25&step=1-2&lesson={second}~~{first}");
        assert!(link().ends_with(&expected), "{}", link());
        assert_eq!(page.field_value("lesson-text-2"), "Wide noise");
        assert_eq!(page.field_value("lesson-station-1"), "statistics");
        assert_eq!(page.field_value("lesson-station-2"), "why");

        // An own question counts once it is complete.
        write(page, "#lesson-asks-2", "own-choice");
        write(page, "#lesson-question-2", "Which?");
        write(page, "#lesson-options-2", "a\\nb");
        assert!(!link().contains("question="), "{}", link());
        write(page, "#lesson-right-2", "2");
        page.session.wait_for_frames();
        let own = "~question=Which%3F~option=a~option=b~right=2";
        assert!(link().ends_with(own), "{}", link());

        page.click("#lesson-preview");
        wait_for_place(page, "Step 1 of 2");
        assert!(!is_visible(page, "#share-dialog"));
        page.click("#lesson-next");
        wait_for_place(page, "Step 2 of 2");
        assert_eq!(page.text("#lesson-text"), "Wide noise");
        page.click("#lesson-end-preview");
        page.wait_until("the bar is gone", || !page.has("#lesson-bar"));
        // The teacher's state and its undo steps are back.
        page.wait_until_updated();
        assert_eq!(page.field_value("growth-scale-field"), "1.25");
        page.click("#undo");
        page.wait_until_updated();
        assert_eq!(page.field_value("growth-scale-field"), "2.5");
        page.click("#redo");
        page.wait_until_updated();

        page.click("#share");
        let () = page.eval_on("#lesson-open", "element.closest('details').open = true;");
        page.click("#lesson-remove-1");
        page.session.wait_for_frames();
        assert!(link().contains("&step=1-1&"), "{}", link());
        page.click("#lesson-remove-1");
        page.session.wait_for_frames();
        assert!(!link().contains("lesson="), "{}", link());
        page.click("#lesson-take-lecture");
        page.session.wait_for_frames();
        assert!(link().contains("&step=1-8&"), "{}", link());
    });
}

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
fn a_reload_keeps_the_steps_that_a_teacher_has_written() {
    Page::test(DESKTOP, |page| {
        page.click("#share");
        let () = page.eval_on("#lesson-open", "element.closest('details').open = true;");
        page.click("#lesson-add");
        write(page, "#lesson-text-1", "Look here");
        page.reload();
        page.wait_until_ready();
        page.click("#share");
        page.wait_until("the steps are there", || page.has("#lesson-text-1"));
        assert_eq!(page.field_value("lesson-text-1"), "Look here");
        page.click("#lesson-remove-1");
        page.reload();
        page.wait_until_ready();
        page.click("#share");
        page.session.wait_for_frames();
        assert!(!page.has("#lesson-text-1"));
    });
}

#[test]
fn the_focus_stays_in_the_bar_and_the_heading_is_below_it() {
    Page::test(DESKTOP, |page| {
        page.visit(&format!("#{LESSON}"));
        wait_for_place(page, "Step 1 of 3");
        for (place, focus) in [
            ("Step 2 of 3", "lesson-next"),
            ("Step 3 of 3", "lesson-back"),
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
#[test]
fn a_low_screen_shows_the_step_and_the_heading_of_its_station() {
    let low = Viewport {
        width: 844,
        height: 390,
        ..DESKTOP
    };
    Page::test(low, |page| {
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
