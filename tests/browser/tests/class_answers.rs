//! A student copies the answers, and a teacher collects those of a class.

use browser_tests::{
    page::Page,
    viewport::{DESKTOP, PHONE},
};
use serde_json::json;

use crate::lesson_steps::wait_for_place;

/// A step with a challenge, and one with a question of the teacher's own.
const LESSON: &str = "v=1&step=1-2&lesson=at=parameters~challenge=second-layer~~at=statistics~question=Which+one%3F~option=this~option=that~right=2";

/// Opens the lesson and chooses the second alternative of its challenge.
fn choose(page: &Page) {
    page.visit(&format!("#{LESSON}"));
    wait_for_place(page, "Step 1 of 2");
    let alternative = "#parameters .challenge-choices .choice-option:nth-of-type(2)";
    page.wait_until("the question is open", || page.has(alternative));
    page.reveal(alternative);
    page.click(alternative);
}

/// Answers both questions, and returns the code.
fn answer(page: &Page, name: &str) -> String {
    choose(page);
    page.click("#parameters .challenge-commit");
    page.click("#lesson-next");
    wait_for_place(page, "Step 2 of 2");
    page.click("#lesson-question .choice-option");
    page.click("#lesson-commit");
    // The last step leads to handing in.
    assert_eq!(page.text("#lesson-next"), "hand in your answers");
    page.click("#lesson-next");
    page.wait_until("the name has the focus", || page.has_focus("#answers-name"));
    let () = page.eval_on(
        "#answers-name",
        &format!(
            "element.value = '{name}';
             element.dispatchEvent(new Event('input', {{ bubbles: true }}));"
        ),
    );
    page.session.wait_for_frames();
    page.text("#answer-code")
}

#[test]
fn the_answers_of_a_lesson_are_a_code_that_a_teacher_reads() {
    Page::test_in_new_browser(DESKTOP, |page| {
        let _ = page.session.devtools(
            "Browser.grantPermissions",
            &json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] }),
        );
        let code = answer(page, "Ada");
        assert!(code.starts_with("LNL1~Ada~"), "{code}");
        assert!(
            code.contains("~1.second-layer:r:a.normalized:a.normalized~"),
            "{code}"
        );
        assert!(code.contains("~2.own:o:o1:o2~"), "{code}");
        page.click("#copy-code");
        page.wait_until("the copy is reported", || {
            page.text("#hand-in-status") == "Copied."
        });
        let copied: String = page.session.await_promise("navigator.clipboard.readText()");
        assert_eq!(copied, code);

        page.click("#share");
        let text = format!("{code}\\n{}\\nhello", code.replace("Ada", "Adb"));
        let () = page.eval_on("#collect", "element.open = true;");
        let () = page.eval_on(
            "#collect-codes",
            &format!(
                "element.value = '{text}';
                 element.dispatchEvent(new Event('input', {{ bubbles: true }}));"
            ),
        );
        page.session.wait_for_frames();
        assert_eq!(page.text("#collect-status").trim(), "1 code was read.");
        let problems = page.text("#collect-problems");
        assert!(problems.contains("Line 2, “LNL1~Adb"), "{problems}");
        assert!(problems.contains("Line 3, “hello”"), "{problems}");
        let table = page.text("#collect-table");
        assert!(
            table.contains("Ada") && table.contains("this: off"),
            "{table}"
        );
        let histograms: u32 = page.session.script(
            "return document.querySelectorAll('.collect-histogram').length;",
            &[],
        );
        assert_eq!(histograms, 2);
    });
}

#[test]
fn an_answer_that_is_chosen_counts_for_who_hands_in_without_looking_at_the_result() {
    Page::test(DESKTOP, |page| {
        page.visit(&format!("#{}", LESSON.replace("step=1-2", "step=2-2")));
        wait_for_place(page, "Step 2 of 2");
        page.click("#lesson-question .choice-option:nth-of-type(2)");
        page.click("#lesson-next");
        page.wait_until("the answer is judged", || {
            page.text("#lesson-result")
                .starts_with("Your answer: that (right)")
        });
        assert!(page.text("#answer-code").contains("~2.own:r:o2:o2~"));
    });
}

#[test]
fn a_prediction_that_is_chosen_counts_for_who_goes_on_without_looking_at_the_result() {
    Page::test(DESKTOP, |page| {
        choose(page);
        page.click("#lesson-next");
        wait_for_place(page, "Step 2 of 2");
        let () = page.eval_on("#hand-in", "element.open = true;");
        page.session.wait_for_frames();
        let code = page.text("#answer-code");
        assert!(
            code.contains("~1.second-layer:r:a.normalized:a.normalized~"),
            "{code}"
        );
    });
}

#[test]
fn answers_and_a_name_outlast_a_reload_and_can_be_cleared() {
    Page::test(DESKTOP, |page| {
        let code = answer(page, "Ada");
        page.reload();
        wait_for_place(page, "Step 2 of 2");
        assert_eq!(page.field_value("answers-name"), "Ada");
        // Its part of the bar is closed.
        let shown = || -> String { page.eval_on("#answer-code", "return element.textContent;") };
        assert_eq!(shown(), code);
        page.click("#lesson-back");
        wait_for_place(page, "Step 1 of 2");
        let question = page.text("#lesson-to-question");
        assert!(
            question.starts_with("Your first answer (right): "),
            "{question}"
        );

        let () = page.eval_on("#hand-in", "element.open = true;");
        page.click("#clear-answers");
        page.wait_until("the answers are cleared", || {
            page.text("#lesson-to-question").starts_with("Question: ")
        });
        assert_eq!(page.field_value("answers-name"), "");
        assert!(!shown().contains(":r:"));
        page.click("#clear-answers");
        page.wait_until("the answers are back", || page.text("#answer-code") == code);
        assert_eq!(page.field_value("answers-name"), "Ada");
    });
}

/// The bars stay in view, so that nothing has to scroll for the caret.
#[test]
fn typing_into_the_bars_does_not_scroll_the_page() {
    for (viewport, step, selector) in [
        (DESKTOP, "step=2-2", "#answers-name"),
        (PHONE, "step=2-2", "#answers-name"),
        (DESKTOP, "step=2-2", "#seed"),
    ] {
        Page::test(viewport, |page| {
            page.visit(&format!("#{}", LESSON.replace("step=1-2", step)));
            wait_for_place(page, "Step 2 of 2");
            let () = page.eval_on("#hand-in", "element.open = true;");
            let () = page
                .session
                .script("scrollTo({ top: 2500, behavior: 'instant' });", &[]);
            let () = page.eval_on(
                selector,
                "element.focus({ preventScroll: true }); element.select();",
            );
            page.session.wait_for_frames();
            let scrolled = || -> f64 { page.session.script("return scrollY;", &[]) };
            let before = scrolled();
            page.type_characters(&['1', '2', '3', '4']);
            page.session.wait_for_frames();
            assert!(
                (scrolled() - before).abs() < 1.0,
                "{selector}: {before} became {}",
                scrolled()
            );
        });
    }
}
