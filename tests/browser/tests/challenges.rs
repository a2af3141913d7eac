//! The challenges: asking, predicting, and the result. `challenge_input` has the ways to predict.

use browser_tests::{
    axe,
    page::Page,
    viewport::{DESKTOP, PHONE, emulate_media},
};
use layernorm_lab::{challenge::Challenge, lab::scenario::Scenario, words::challenge as words};

const STATIONS: [&str; 10] = [
    "why",
    "what",
    "statistics",
    "parameters",
    "relatives",
    "failures",
    "gradients",
    "depth",
    "geometry",
    "transformer",
];
/// The number of challenges.
pub(crate) const ALL: usize = Challenge::ALL.len();

/// Opens the question that a station offers.
pub(crate) fn open(page: &Page, station: &str) {
    page.wait_until("the line is mounted", || {
        page.has(&format!("#{station} .challenge-line"))
    });
    page.click(&format!("#{station} .challenge-line"));
    page.wait_until("the question is open", || {
        page.has(&format!("#{station} .challenge-body"))
    });
    page.session.wait_for_frames();
}

/// The growing chain's norm after the lecture's steps, as the page writes it.
fn growing_norm(seed: u64) -> String {
    let scenario = Scenario {
        seed,
        ..Scenario::default()
    };
    let question = Challenge::TypicalNorm.ask(&scenario).unwrap();
    words::answer(&question.answer())
}

/// Chooses any prediction.
fn predict_anything(page: &Page) {
    if page.has("#challenge-field") {
        page.enter("challenge-field", "1");
    } else if page.has(".challenge-choices") {
        page.click(".challenge-choices .choice-option");
    } else {
        page.click(".challenge-part");
    }
    page.session.wait_for_frames();
}

/// Shows the result, and returns the text of the verdict.
pub(crate) fn commit(page: &Page) -> String {
    page.click(".challenge-commit");
    page.wait_until("the result is shown", || page.has(".challenge-verdict"));
    page.text(".challenge-verdict")
}

#[test]
fn each_station_has_one_quiet_line_and_the_first_charts_stay_above_it() {
    Page::test(DESKTOP, |page| {
        for station in STATIONS {
            let line = format!("#{station} .challenge-line");
            page.wait_until("the line is mounted", || page.has(&line));
            let height = page.bounding_box(&line).height;
            assert!((40.0..46.0).contains(&height), "{station}: {height}");
            assert!(page.text(&line).starts_with("Predict first"), "{station}");
        }
        assert!(!page.has(".challenge-body"));
        let chart = page.bounding_box("#chart-larger");
        assert!(page.bounding_box("#why .challenge-line").top >= chart.bottom());
        assert!(!page.is_visible("#challenge-progress"));
    });
}

#[test]
fn a_prediction_stays_beside_the_result_and_leaving_restores_the_users_state() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&scale=1.5&rows=4");
        let start = page.snapshot();
        open(page, "why");
        assert_eq!(page.field_value("growth-steps-field"), "1");
        // The page has shown the norm of the user's own draw.
        assert_eq!(page.field_value("seed"), "1");
        assert!(page.text(".challenge-note").contains("another one"));
        let norm = growing_norm(1);
        assert!(!page.text("#why-sentence").contains(&norm));
        let disabled: bool = page.eval_on(".challenge-commit", "return element.disabled;");
        assert!(disabled, "nothing is predicted yet");
        page.enter("challenge-field", "99760");
        let distance = || {
            let top = |selector| page.bounding_box(selector).top;
            top("#why .challenge-form") - top("#why .challenge-line")
        };
        let before = distance();
        let verdict = commit(page);
        for part in ["99\u{202f}760", &norm, "off by a factor of"] {
            assert!(verdict.contains(part), "{part}: {verdict}");
        }
        assert!(page.text("#why-sentence").contains(&norm));
        assert_eq!(page.field_value("growth-steps-field"), "20");
        assert!(page.text(".challenge-note").is_empty());
        assert!(page.text(".challenge-why").contains("0.795"));
        assert!((distance() - before).abs() < 1.0);
        for mark in [".challenge-mark.you", ".challenge-mark.result"] {
            assert!(page.is_visible(mark), "{mark}");
        }
        let [you, result] = [".you", ".result"]
            .map(|mark| page.bounding_box(&format!(".challenge-mark{mark}")).left);
        assert!(you > result + 50.0, "{you} {result}");
        page.click(".challenge-close");
        assert_eq!(page.snapshot(), start);
        assert!(page.has_focus("#why .challenge-line"));
        // The next question is another one.
        assert!(page.text("#why .challenge-line").contains("six times"));
        // Asking, showing the result, and closing were one step each.
        for (steps, seed) in [("20", "1"), ("1", "1"), ("20", "0")] {
            page.click("#undo");
            assert_eq!(page.field_value("growth-steps-field"), steps);
            assert_eq!(page.field_value("seed"), seed);
        }
    });
}

#[test]
fn a_user_who_moves_the_deciding_control_has_looked() {
    Page::test(DESKTOP, |page| {
        open(page, "why");
        page.set("growth-steps", "20");
        assert!(
            page.text(".challenge-note")
                .contains("You have seen the result")
        );
        assert!(!page.has(".challenge-commit"));
        page.click(".challenge-again");
        page.wait_until("the question is asked again", || {
            page.has(".challenge-commit")
        });
        assert_eq!(page.field_value("growth-steps-field"), "1");
        assert_eq!(page.field_value("seed"), "2");
        page.click(".challenge-close");
        page.session.wait_for_frames();
        assert_eq!(page.field_value("seed"), "0");
    });
}

#[test]
fn a_user_who_moved_the_control_before_the_question_gets_another_draw() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&steps=10");
        // Six times as many steps are the second question's result.
        page.set("growth-steps", "60");
        page.set("growth-steps", "10");
        open(page, "why");
        page.click(".challenge-next");
        page.wait_until("the second question is open", || {
            page.text(".challenge-form legend").contains("60")
        });
        assert_eq!(page.field_value("seed"), "1");
        page.click(".challenge-close");
        page.session.wait_for_frames();
        // No state of this page shows the result at 66 steps.
        page.set("growth-steps", "11");
        open(page, "why");
        page.click(".challenge-next");
        page.wait_until("the second question is open", || {
            page.text(".challenge-form legend").contains("66")
        });
        assert_eq!(page.field_value("seed"), "0");
        assert!(page.text(".challenge-note").is_empty());
    });
}

#[test]
fn a_locked_seed_leaves_the_result_in_place() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&lock=seed");
        open(page, "why");
        assert_eq!(page.field_value("seed"), "0");
        predict_anything(page);
        let _ = commit(page);
        assert!(!page.has(".challenge-again"));
    });
}

#[test]
fn what_would_show_the_answer_is_covered_until_the_prediction() {
    Page::test(DESKTOP, |page| {
        let covered = "#statistics-whiskers tbody td > *";
        assert!(page.is_visible(covered));
        open(page, "statistics");
        // The first question, on torch.std, changes the divisor instead.
        assert!(page.is_visible(covered));
        assert!(!page.text("#statistics-sentence").contains("1.0541"));
        page.click(".challenge-next");
        page.wait_until("the next question is open", || page.has(".challenge-marks"));
        assert!(!page.is_visible(covered));
        assert!(!page.is_visible("#statistics-sentence"));
        for row in 1..=3 {
            page.click(&format!("#statistics .challenge-part:nth-of-type({row})"));
        }
        assert!(commit(page).ends_with("right"));
        assert!(page.is_visible(covered) && page.is_visible("#statistics-sentence"));
    });
}

#[test]
fn every_challenge_can_be_answered_one_after_the_other() {
    Page::test(DESKTOP, |page| {
        // The next question scrolls to its station: without motion, so that no click misses.
        emulate_media(&page.session, &[("prefers-reduced-motion", "reduce")]);
        open(page, "why");
        for number in 1..=ALL {
            predict_anything(page);
            let verdict = commit(page);
            assert!(!verdict.is_empty() && !page.text(".challenge-why").is_empty());
            let progress: String =
                page.eval_on("#challenge-progress", "return element.textContent;");
            assert!(
                progress.starts_with(&format!("{number} of {ALL} predicted")),
                "{progress}"
            );
            let asked = page.text(".challenge-form legend");
            page.click(".challenge-next");
            page.wait_until("the next question is open", || {
                page.has(".challenge-form") && page.text(".challenge-form legend") != asked
            });
            page.session.wait_for_frames();
        }
        // After the last one comes the first.
        assert!(page.has("#why .challenge-body"));
    });
}

#[test]
fn progress_is_stored_and_can_be_forgotten() {
    Page::test(DESKTOP, |page| {
        open(page, "parameters");
        predict_anything(page);
        let _ = commit(page);
        page.click(".challenge-close");
        // The address stays empty if it had no time to hold the question's state.
        page.wait_until("the user's state is back", || {
            ["", "v=1"].contains(&&*page.fragment())
        });
        page.reload();
        page.wait_until("the progress is loaded", || {
            page.is_visible("#challenge-progress")
        });
        assert!(
            page.text("#challenge-progress")
                .starts_with(&format!("1 of {ALL} predicted, 0 right at first try"))
        );
        // The stations above are mounted as they come near, which moves the button.
        page.wait_until("the button stays in view", || {
            page.reveal("#challenge-progress");
            page.wait_until_updated();
            page.session.script(
                "const { top, bottom } = document.querySelector('#challenge-progress button').getBoundingClientRect();
                 return top > 60 && bottom < innerHeight;",
                &[],
            )
        });
        page.click("#challenge-progress button");
        page.wait_until("the progress is forgotten", || {
            !page.is_visible("#challenge-progress")
        });
        let stored: Option<String> = page.session.script(
            "return localStorage.getItem('layernorm-lab.predictions');",
            &[],
        );
        assert_eq!(stored, None);
    });
}

#[test]
fn a_question_that_makes_no_sense_says_why_and_offers_a_state() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&ln=1&scale=1.25");
        open(page, "why");
        assert!(
            page.text("#why .challenge-body")
                .contains("without LayerNorm")
        );
        page.click("#why .challenge-body .primary");
        page.wait_until("the question is asked", || page.has(".challenge-commit"));
        assert!(!page.is_on("growth-layer-norm"));
        assert_eq!(page.field_value("growth-scale-field"), "1.25");
        page.click(".challenge-close");
        page.session.wait_for_frames();
        assert!(page.is_on("growth-layer-norm"));
    });
}

#[test]
fn a_lesson_that_locks_a_setting_is_respected() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&lock=steps");
        open(page, "why");
        assert!(
            page.text("#why .challenge-body")
                .contains("this lesson locks")
        );
        assert_eq!(page.field_value("growth-steps-field"), "20");
    });
}

#[test]
fn axe_finds_no_violation_in_any_state_of_a_question() {
    Page::test(DESKTOP, |page| {
        for station in STATIONS {
            let part = format!("#{station}");
            open(page, station);
            axe::assert_clean_part(page, &part, &format!("{station}, asking"));
            predict_anything(page);
            let _ = commit(page);
            axe::assert_clean_part(page, &part, &format!("{station}, with the result"));
            emulate_media(&page.session, &[("prefers-color-scheme", "dark")]);
            axe::assert_clean_part(page, &part, &format!("{station}, dark"));
            emulate_media(&page.session, &[("prefers-color-scheme", "light")]);
            page.click(&format!("#{station} .challenge-close"));
        }
    });
    Page::test(PHONE, |page| {
        for station in ["why", "statistics", "relatives"] {
            let part = format!("#{station}");
            open(page, station);
            axe::assert_clean_part(page, &part, &format!("{station} on a phone, asking"));
            predict_anything(page);
            let _ = commit(page);
            axe::assert_clean_part(
                page,
                &part,
                &format!("{station} on a phone, with the result"),
            );
            page.click(&format!("#{station} .challenge-close"));
        }
    });
}
