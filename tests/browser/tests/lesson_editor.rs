//! A teacher writes the steps of a lesson.

use browser_tests::{page::Page, viewport::DESKTOP};

use crate::{
    lesson::is_visible,
    lesson_steps::{wait_for_place, write},
};

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
fn an_unfinished_question_and_a_removed_step_are_not_lost() {
    Page::test(DESKTOP, |page| {
        page.click("#share");
        let () = page.eval_on("#lesson-open", "element.closest('details').open = true;");
        page.click("#lesson-add");
        page.click("#lesson-add");
        write(page, "#lesson-text-2", "Second");
        write(page, "#lesson-asks-1", "own-number");
        write(page, "#lesson-question-1", "How many?");
        let question = |step: u32| page.field_value(&format!("lesson-question-{step}"));
        // The question has no accepted answer yet.
        page.click("#lesson-down-1");
        page.session.wait_for_frames();
        assert_eq!(question(2), "How many?");
        page.click("#share-close");
        page.session.wait_for_frames();
        page.click("#share");
        page.wait_until("the steps are there", || page.has("#lesson-question-2"));
        assert_eq!(question(2), "How many?");

        page.click("#lesson-remove-2");
        page.wait_until("it is removed", || !page.has("#lesson-question-2"));
        page.wait_until("the way back has the focus", || {
            page.has_focus("#lesson-put-back")
        });
        page.click("#lesson-put-back");
        page.wait_until("it is back", || page.has("#lesson-question-2"));
        assert_eq!(question(2), "How many?");
        assert_eq!(page.field_value("lesson-text-1"), "Second");
        assert!(!is_visible(page, "#lesson-put-back"));

        page.reload();
        page.wait_until_ready();
        page.click("#share");
        page.wait_until("the question outlasts a reload", || {
            page.has("#lesson-question-2") && question(2) == "How many?"
        });
    });
}

#[test]
fn choosing_a_challenge_keeps_the_focus_and_the_own_question() {
    Page::test(DESKTOP, |page| {
        page.click("#share");
        let () = page.eval_on("#lesson-open", "element.closest('details').open = true;");
        page.click("#lesson-add");
        page.click("#lesson-add");
        let stations = || [1, 2].map(|step| page.field_value(&format!("lesson-station-{step}")));
        write(page, "#lesson-station-2", "parameters");
        write(page, "#lesson-asks-2", "own-choice");
        write(page, "#lesson-question-2", "Which?");
        write(page, "#lesson-options-2", "a\\nb");
        page.focus("lesson-asks-2");
        write(page, "#lesson-asks-2", "sample-std");
        page.session.wait_for_frames();
        assert!(page.has_focus("#lesson-asks-2"));
        assert_eq!(stations(), ["why", "statistics"]);
        // Arrow keys pass over the challenges on the way to another choice.
        write(page, "#lesson-asks-2", "own-choice");
        page.session.wait_for_frames();
        assert!(page.has_focus("#lesson-asks-2"));
        assert_eq!(stations(), ["why", "parameters"]);
        assert_eq!(page.field_value("lesson-question-2"), "Which?");
        assert_eq!(page.field_value("lesson-options-2"), "a\nb");
        write(page, "#lesson-asks-2", "sample-std");
        page.click("#share-close");
        page.session.wait_for_frames();
        page.click("#share");
        page.wait_until("the steps are there", || page.has("#lesson-asks-2"));
        assert_eq!(page.field_value("lesson-asks-2"), "sample-std");
        assert_eq!(page.field_value("lesson-question-2"), "Which?");
    });
}

#[test]
fn a_step_that_took_the_present_state_can_have_its_own_back() {
    Page::test(DESKTOP, |page| {
        page.set("growth-scale", "2.5");
        page.click("#share");
        let () = page.eval_on("#lesson-open", "element.closest('details').open = true;");
        page.click("#lesson-add");
        page.click("#share-close");
        page.set("growth-scale", "1.25");
        page.click("#share");
        let link = || page.field_value("share-link");
        page.wait_until("the step is in the link", || link().contains("scale=2.5"));
        let before = link();
        page.click("#lesson-state-1");
        page.wait_until("it has the present state", || link().contains("scale=1.25"));
        page.click("#lesson-state-back-1");
        page.wait_until("it has its own state", || link() == before);
        assert!(page.has_focus("#lesson-state-1"));
        assert!(!is_visible(page, "#lesson-state-back-1"));
    });
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
        page.wait_until("the steps are in view", || {
            page.has("#lesson-text-1") && is_visible(page, "#lesson-text-1")
        });
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
fn a_preview_goes_on_after_a_reload_and_ends_where_it_began() {
    Page::test(DESKTOP, |page| {
        page.set("growth-scale", "2.5");
        page.click("#share");
        let () = page.eval_on("#lesson-open", "element.closest('details').open = true;");
        page.click("#lesson-add");
        write(page, "#lesson-text-1", "Wide noise");
        page.click("#share-close");
        page.set("growth-scale", "1.25");
        page.click("#share");
        page.click("#lesson-preview");
        wait_for_place(page, "Step 1 of 1");
        assert_eq!(page.field_value("growth-scale-field"), "2.5");

        page.reload();
        wait_for_place(page, "Step 1 of 1");
        assert_eq!(page.field_value("growth-scale-field"), "2.5");
        page.click("#lesson-end-preview");
        page.wait_until("the bar is gone", || !page.has("#lesson-bar"));
        page.wait_until_updated();
        assert_eq!(page.field_value("growth-scale-field"), "1.25");
        page.click("#share");
        page.wait_until("the step is still there", || page.has("#lesson-text-1"));
        assert_eq!(page.field_value("lesson-text-1"), "Wide noise");
    });
}

#[test]
fn another_lesson_is_the_one_to_share() {
    Page::test(DESKTOP, |page| {
        page.click("#share");
        let () = page.eval_on("#lesson-open", "element.closest('details').open = true;");
        page.click("#lesson-add");
        write(page, "#lesson-text-1", "My own");
        page.click("#share-close");
        page.visit("#v=1&step=1-1&lesson=at=what~text=Another");
        page.wait_until("it begins", || page.has("#lesson-text"));
        page.click("#share");
        page.wait_until("the dialog is open", || is_visible(page, "#share-link"));
        let link = page.field_value("share-link");
        assert!(
            link.contains("text=Another") && !link.contains("My+own"),
            "{link}"
        );
    });
}

#[test]
fn a_double_click_removes_one_step_alone() {
    Page::test(DESKTOP, |page| {
        page.click("#share");
        let () = page.eval_on("#lesson-open", "element.closest('details').open = true;");
        for _ in 0..3 {
            page.click("#lesson-add");
        }
        page.wait_until("there are three", || page.has("#lesson-remove-3"));
        let () = page.eval_on("#lesson-remove-1", "element.scrollIntoView();");
        let middle = page.bounding_box("#lesson-remove-1").at(0.5, 0.5);
        page.double_click_at(middle);
        page.session.wait_for_frames();
        assert!(page.has("#lesson-remove-2") && !page.has("#lesson-remove-3"));
    });
}
