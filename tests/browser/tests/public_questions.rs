//! The questions that people asked in public.

use browser_tests::{
    axe,
    page::Page,
    viewport::{DESKTOP, PHONE},
};

/// Each question with its station, an element, and what the element shows. The numbers are
/// PyTorch's.
const QUESTIONS: [(&str, &str, &str, &str); 20] = [
    (
        "variance-not-one",
        "statistics",
        "#statistics-table",
        "1.4142",
    ),
    ("factor", "statistics", "#statistics-table", "1.1547"),
    ("own-formula", "what", "#arithmetic", "1.069"),
    ("tutorial", "what", "#arithmetic", "1.73"),
    ("all-zero", "what", "#matrix-after", "0"),
    ("one-feature", "parameters", "#parameters-table", "3"),
    ("broken-gradient", "gradients", "#gradients-sentence", "0"),
    ("group-norm", "relatives", "#relative-group-norm", "−1.1"),
    ("axes", "parameters", "#layer", "(3, 10)"),
    (
        "all-dimensions",
        "statistics",
        "#statistics-table",
        "−0.6554",
    ),
    ("t5", "relatives", "#relative-rms-norm", "1.29"),
    ("rms-scaling", "relatives", "#relative-rms-norm", "1.686"),
    ("two-in-a-row", "what", "#what-sentence", "mean"),
    ("whole-numbers", "failures", "#failures-sentence", "1.622"),
    ("huge", "failures", "#failures", "1.3416"),
    ("float16-zeros", "what", "#matrix-after", "0"),
    ("small-eps", "failures", "#failures-sentence", "NaN"),
    ("keras-eps", "statistics", "#statistics-table", "0.8452"),
    ("rms-eps", "relatives", "#relative-rms-norm", "0.5486"),
    ("large-mean", "failures", "#failures", "128"),
];

#[test]
fn each_question_is_one_undo_step_and_its_station_shows_the_numbers() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&seed=77&scale=1.2");
        let start = page.snapshot();
        for (question, station, element, shown) in QUESTIONS {
            page.click("#questions");
            page.click(&format!("#question-{question}"));
            let note = format!("#{station}-question");
            page.wait_until("the note has the focus", || {
                page.has(&note) && page.has_focus(&note)
            });
            page.wait_until("the note is in view", || {
                (0.0..700.0).contains(&page.bounding_box(&note).top)
            });
            page.wait_until("the station shows the number", || {
                page.has(element) && {
                    let text: String = page.eval_on(element, "return element.textContent;");
                    text.contains(shown)
                }
            });
            page.click("#undo");
            page.wait_until("the note is gone", || !page.has(&note));
            assert_eq!(page.snapshot(), start, "{question} undone");
        }
    });
}

#[test]
fn a_search_finds_words_of_questions_and_sources() {
    Page::test(DESKTOP, |page| {
        page.click("#questions");
        assert_eq!(page.text("#questions-count"), "20 questions");
        for (search, count, found) in [
            ("float16", "3 questions", "float16-zeros"),
            ("T5 bug", "1 question", "t5"),
            ("minGPT", "1 question", "axes"),
        ] {
            page.fill("questions-search", search);
            page.wait_until("the list is filtered", || {
                page.text("#questions-count") == count
            });
            assert!(page.is_visible(&format!("#question-{found}")), "{search}");
            assert!(!page.is_visible("#question-factor"), "{search}");
        }
        // A symbol is found by its name.
        page.fill("questions-search", "γ");
        page.wait_until("the list is filtered", || {
            page.text("#questions-count") != "1 question"
        });
        let of_symbol = page.text("#questions-count");
        page.fill("questions-search", "T5 bug");
        page.wait_until("the list is filtered", || {
            page.text("#questions-count") == "1 question"
        });
        page.fill("questions-search", "gamma");
        page.wait_until("the questions on γ are found", || {
            page.text("#questions-count") == of_symbol
        });
        let external: bool = page.session.script(
            "return [...document.querySelectorAll('.question-sources a')]
                 .every((link) => link.href.startsWith('https://') && link.rel.includes('noreferrer'));",
            &[],
        );
        assert!(external);
    });
}

#[test]
fn a_lesson_that_locks_a_setting_keeps_it() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&eps=0.5&lock=eps");
        page.click("#questions");
        page.click("#question-own-formula");
        page.wait_until("the reason is shown", || {
            page.text("#session-status").contains("the lesson locks")
        });
        assert_eq!(page.field_value("layer-norm-eps-field"), "0.5");
    });
}

#[test]
fn axe_finds_no_violation_in_the_dialog_and_the_note() {
    for viewport in [DESKTOP, PHONE] {
        Page::test(viewport, |page| {
            page.click("#questions");
            axe::assert_clean(page, "the dialog");
            page.click("#question-factor");
            page.wait_until("the note is shown", || page.has("#statistics-question"));
            axe::assert_clean(page, "the note");
        });
    }
}
