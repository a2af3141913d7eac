//! The printed sheet of a lesson shows the start of each step, and no answer.

use layernorm_lab::{
    challenge::Challenge,
    charts::lesson_sheet::pictures,
    lab::{experiment, scenario::Scenario, station::Station},
    share::{
        lesson::{Asks, Lesson, ReadyLesson, Step},
        lesson_sheet,
    },
    words::{number::short, station},
};

const ADDRESS: &str = "https://lab.example/page/#v=1&steps=x";

/// The part of the sheet with a step, from its heading on.
fn section(sheet: &str, step: usize) -> &str {
    sheet.split("<section>").nth(step).expect("the step")
}

fn sheet_of(scenario: Scenario, station: Station, asks: Asks) -> String {
    let step = Step {
        asks,
        ..Step::of(scenario, station)
    };
    lesson_sheet::html(&Lesson::of_steps(vec![step]), None, pictures)
}

#[test]
fn every_step_of_the_ready_lessons_has_its_start() {
    for ready in ReadyLesson::ALL {
        let lesson = ready.lesson();
        let sheet = lesson_sheet::html(&lesson, Some(ADDRESS), pictures);
        assert!(
            sheet.contains("<a href=\"https://lab.example/page/#v=1&amp;steps=x\">https://lab.example/page/</a>"),
            "the page's address, which leads to the lesson"
        );
        for (number, step) in (1..).zip(lesson.steps()) {
            let section = section(&sheet, number);
            let heading = station::heading(step.station).replace('&', "&amp;");
            assert!(section.contains(&heading), "{heading}");
            let charts = section.matches("<figure>").count();
            let tables = section.matches("<table>").count();
            match step.station {
                Station::Why => assert_eq!((charts, tables), (2, 0), "{heading}"),
                Station::Geometry => assert!(charts > 0 && tables == 0, "{heading}"),
                Station::Depth | Station::Transformer => assert_eq!((charts, tables), (0, 0)),
                _ => assert_eq!(tables, 1, "{heading}"),
            }
        }
    }
}

#[test]
fn the_table_has_the_matrix_at_the_start() {
    let scenario = Scenario {
        seed: 7,
        ..Scenario::default()
    };
    let outcome = experiment::run(&scenario).expect("it runs");
    let sheet = sheet_of(scenario, Station::What, Asks::Nothing);
    let cells: Vec<&str> = sheet
        .split("<td>")
        .skip(1)
        .map(|rest| rest.split('<').next().expect("text"))
        .collect();
    let values = outcome.normalization.input.values();
    let expected: Vec<String> = values
        .iter()
        .map(|value| short(f64::from(*value).into()))
        .collect();
    assert_eq!(cells, expected);
    assert!(sheet.contains("seed 7 · 3×10 · mean 3 · std 2"), "{sheet}");

    let mut large = Scenario::default();
    (large.activations.rows, large.activations.features) = (16, 64);
    let sheet = sheet_of(large, Station::What, Asks::Nothing);
    assert_eq!(sheet.matches("<td>").count(), 144);
    assert!(sheet.contains("12 × 12 of 16 × 64"));
}

#[test]
fn a_question_shows_the_state_before_and_no_chart_that_answers_it() {
    let asked =
        |station, challenge| sheet_of(Scenario::default(), station, Asks::Challenge(challenge));
    // The scatter chart shows which line is the steepest, and the pooled r.
    let statistics = asked(Station::Statistics, Challenge::SteepestRow);
    assert!(!section(&statistics, 1).contains("<svg"));
    let shown = sheet_of(Scenario::default(), Station::Statistics, Asks::Nothing);
    assert!(section(&shown, 1).contains("<svg"));
    // The chains after one step, where the question asks for the norm after all of them.
    let norms = asked(Station::Why, Challenge::TypicalNorm);
    let start = section(&norms, 1)
        .split("<strong>")
        .next()
        .expect("the start");
    assert!(
        start.contains("· 1 step ·") && !start.contains("20 steps"),
        "{start}"
    );
}
