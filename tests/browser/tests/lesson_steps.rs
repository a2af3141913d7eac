//! Lessons of several steps: a student goes through them.

use std::{thread, time::Duration};

use browser_tests::{page::Page, viewport::DESKTOP};
use fantoccini::key::Key;

use crate::lesson::is_visible;

/// Longer than the debounce before a change is an undo step.
const LONGER_THAN_DEBOUNCE: Duration = Duration::from_millis(900);

/// Three steps: one locks the seed, one the scale, and one asks a question of its own.
pub(crate) const LESSON: &str = "v=1&scale=1.7&lock=seed&step=1-3&lesson=at=why~scale=1.7~lock=seed~text=Look+here~~at=why~scale=2.5~lock=scale~text=Second~challenge=typical-norm~~at=statistics~question=Which+std%3F~number=1.0541~within=0.001";

/// Writes a text into a field, as a user who then leaves it.
pub(crate) fn write(page: &Page, selector: &str, text: &str) {
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

pub(crate) fn wait_for_place(page: &Page, place: &str) {
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
        assert!(page.is_disabled("#seed") && page.is_disabled("#lesson-back"));
        page.set("growth-scale", "2");
        thread::sleep(LONGER_THAN_DEBOUNCE);

        page.click("#lesson-next");
        wait_for_place(page, "Step 2 of 3");
        assert!(!page.is_disabled("#seed"));
        assert!(page.is_disabled("#growth-scale-field"));
        // The step's challenge is open, and asks about its first step.
        page.wait_until("the question is open", || page.has("#why .challenge-form"));
        // The question begins without an undo step: undo would lead away from it.
        let can_undo: String = page.eval_on("#undo", "return element.ariaDisabled;");
        assert_eq!(can_undo, "true");
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
        assert_eq!(page.text("#lesson-next"), "hand in your answers");
        assert!(!page.is_disabled("#growth-scale-field"));
        page.click("#lesson-back");
        wait_for_place(page, "Step 2 of 3");
        page.click("#unlock");
        page.wait_until_updated();
        assert!(!page.is_disabled("#growth-scale-field"));
    });
}

#[test]
fn a_teachers_question_shows_the_accepted_answer_only_after_the_students() {
    Page::test(DESKTOP, |page| {
        page.visit(&format!("#{}", LESSON.replace("step=1-3", "step=3-3")));
        wait_for_place(page, "Step 3 of 3");
        assert!(page.text("#lesson-question").starts_with("Which std?"));
        assert!(page.is_disabled("#lesson-commit"));
        assert_eq!(page.text("#lesson-result"), "");
        write(page, "#lesson-number", "1");
        page.focus("lesson-number");
        page.press_keys(&[Key::Enter]);
        let result = "Your answer: 1 (off). Accepted: 1.054, within 0.001.";
        page.wait_until("the result", || page.text("#lesson-result") == result);
        assert!(page.is_disabled("#lesson-number"));
        // The first answer counts, also after a reload.
        page.click("#lesson-restart");
        page.reload();
        wait_for_place(page, "Step 3 of 3");
        assert_eq!(page.text("#lesson-result"), result);
        assert!(page.is_disabled("#lesson-number"));
    });
}

#[test]
fn a_lesson_that_may_not_be_unlocked_has_no_way_out() {
    Page::test(DESKTOP, |page| {
        page.visit(&format!("#{LESSON}&unlock=0&unlocked=1"));
        wait_for_place(page, "Step 1 of 3");
        assert!(page.is_disabled("#seed"));
        assert!(!is_visible(page, "#unlock"));
        page.click("#share");
        assert!(!page.has("#lesson-open"), "the lesson is not written here");
    });
}

#[test]
fn the_field_of_the_next_question_is_empty() {
    let lesson = "v=1&step=1-2&lesson=at=why~question=First%3F~number=1~within=0~~at=why~question=Second%3F~number=2~within=0";
    Page::test(DESKTOP, |page| {
        page.visit(&format!("#{lesson}"));
        wait_for_place(page, "Step 1 of 2");
        let () = page.eval_on("#lesson-number", "element.focus();");
        page.type_characters(&['7']);
        page.press_keys(&[Key::Enter]);
        page.wait_until("the answer counts", || page.is_disabled("#lesson-number"));
        page.click("#lesson-next");
        wait_for_place(page, "Step 2 of 2");
        assert_eq!(page.field_value("lesson-number"), "");
        assert!(page.is_disabled("#lesson-commit"));
    });
}
