//! Station 6: every published failure and the rows of the matrix, with the library's native
//! values, reasons and reports; the choice is part of the state.

use browser_tests::{
    axe,
    page::Page,
    viewport::{DESKTOP, PHONE, emulate_media},
};
use layernorm_lab::{
    charts::float_grid::{Panel, panels},
    lab::{
        activations::activations,
        failures::{ALL, Outcome, choose, run, run_row},
        real::Real,
        scenario::{RowSource, Scenario},
    },
    share::link,
    words::{failures as words, number},
};
use serde::Deserialize;

/// The element of the choice of a row of the matrix.
const MATRIX_ROW: &str = "failures-source-10";

/// What the station shows about a row.
#[derive(Debug, Deserialize)]
struct FailureSnapshot {
    sentence: String,
    setup: String,
    reasons: Vec<String>,
    report: Option<String>,
    links: Vec<[String; 2]>,
    /// Id, caption and accessible name of each picture; no name where there is no picture.
    pictures: Vec<(String, String, Option<String>)>,
    /// The table's rows: input, burn, exact and naive value, each with every digit and as
    /// text.
    rows: Vec<Vec<[String; 2]>>,
    /// The indices of the rows that are marked as the worst.
    worst: Vec<usize>,
    /// How many cells are marked as not finite.
    non_finite: usize,
}

const SCRIPT: &str = "
    const all = (selector, root) => [...root.querySelectorAll(selector)];
    // The visible text: not what screen readers alone read.
    const shown = (element) => {
        const copy = element?.cloneNode(true);
        for (const spoken of copy?.querySelectorAll('.spoken') ?? []) spoken.remove();
        return copy?.textContent;
    };
    const text = (selector) => shown(element.querySelector(selector));
    const rows = all('#failures-table tbody tr', element);
    return {
        sentence: text('#failures-sentence'),
        setup: text('#failures-setup'),
        reasons: all('#failures-why p', element).map(shown),
        report: text('.report') ?? null,
        links: all('#failures-origin a', element).map((link) =>
            [link.href, link.textContent.replace(/\\s+/g, ' ').trim()]),
        pictures: all('figure.float-grid:not(#failures-staircase)', element).map((figure) => [
            figure.id,
            shown(figure.querySelector('figcaption')),
            figure.querySelector('[role=img]:has(svg)')?.ariaLabel ?? null,
        ]),
        rows: rows.map((row) => all('data', row).map((number) =>
            [number.getAttribute('value'), number.textContent])),
        worst: rows.flatMap((row, index) => row.matches('.worst') ? [index] : []),
        non_finite: all('td.non-finite', element).length,
    };";

/// Mounts the station and opens its table.
fn open_station(page: &Page) {
    page.reveal("#failures-heading");
    page.wait_until("station 6 is mounted", || {
        page.has("#failures-numbers-table-toggle")
    });
    // Not by a click: the pictures above may just take their width, and move it.
    let () = page.eval_on(
        "#failures-numbers-table-toggle",
        "if (element.ariaExpanded === 'false') element.click();",
    );
    page.wait_until("its table is mounted", || page.has("#failures-table data"));
}

fn read_station(page: &Page) -> FailureSnapshot {
    page.wait_until_updated();
    page.eval_on("#failures", SCRIPT)
}

fn columns(outcome: &Outcome) -> [&Vec<Real>; 4] {
    [
        &outcome.input,
        &outcome.burn,
        &outcome.exact.output,
        &outcome.naive.output,
    ]
}

/// A row of the table from the library's values.
fn expected_row(outcome: &Outcome, index: usize) -> Vec<[String; 2]> {
    let [input, results @ ..] = columns(outcome).map(|column| column[index]);
    let cell = |value: Real, format: fn(Real) -> String| [number::full(value), format(value)];
    let results = results.map(|value| cell(value, words::result));
    [vec![cell(input, number::exact)], results.to_vec()].concat()
}

fn assert_shows(shown: &FailureSnapshot, outcome: &Outcome, name: &str) {
    assert_eq!(shown.sentence, words::sentence(outcome), "{name}");
    assert_eq!(shown.reasons, words::why(outcome), "{name}");
    let pictures = panels(outcome, 640.0, 13.5);
    assert_eq!(shown.pictures.len(), pictures.len(), "{name}");
    for (
        shown,
        Panel {
            id,
            title,
            caption,
            svg,
        },
    ) in std::iter::zip(&shown.pictures, pictures)
    {
        let text = format!("{title}. {caption}");
        let label = svg.is_some().then(|| number::spoken(title));
        assert_eq!(*shown, (id.to_owned(), text, label), "{name}");
    }
    assert_eq!(shown.rows.len(), outcome.input.len(), "{name}");
    for (index, row) in shown.rows.iter().enumerate() {
        assert_eq!(row, &expected_row(outcome, index), "{name}, value {index}");
    }
    let mut worst = [&[outcome.worst], outcome.equally_wrong.as_slice()].concat();
    worst.sort_unstable();
    assert_eq!(shown.worst, worst, "{name}");
    let values = columns(outcome).into_iter().flatten();
    let non_finite = values.filter(|value| value.finite().is_none()).count();
    assert_eq!(shown.non_finite, non_finite, "{name}");
}

#[test]
fn every_failure_shows_its_values_its_reasons_and_its_reports() {
    Page::test(DESKTOP, |page| {
        open_station(page);
        for (index, failure) in ALL.iter().enumerate() {
            let id = format!("failures-source-{index}");
            page.choose(&id);
            let (shown, outcome) = (read_station(page), run(failure));
            let name = words::name(failure.id);
            assert_eq!(page.text(&format!("label:has(#{id})")).trim(), name);
            assert_shows(&shown, &outcome, name);
            assert_eq!(shown.report.as_deref(), words::report(failure.id), "{name}");
            let links: Vec<[String; 2]> = failure
                .reports
                .iter()
                .map(|report| {
                    [
                        report.url(),
                        format!("{} {}", report.repository, report.issue),
                    ]
                })
                .collect();
            assert_eq!(shown.links, links, "{name}");
        }
    });
}

/// What the station shows about a row of the matrix.
fn assert_shows_matrix_row(page: &Page, scenario: &Scenario) {
    let input = activations(scenario.seed, &scenario.activations);
    let row = choose(&scenario.failures, &scenario.layer_norm, &input);
    let shown = read_station(page);
    assert_shows(&shown, &run_row(&row), "a row of A");
    assert_eq!(
        shown.setup,
        words::setup(&scenario.failures, input.rows(), &row)
    );
    assert_eq!(shown.report, None);
    let link = &shown.links[0];
    assert!(
        link[0].ends_with("#what") && link[1] == words::OWN_ROW_LINK,
        "{link:?}"
    );
}

#[test]
fn a_row_of_the_matrix_is_shown_linked_undone_and_falls_back() {
    Page::test(DESKTOP, |page| {
        open_station(page);
        let has_number = || page.is_visible("#failures-row");
        assert!(!has_number(), "a report's row has no number");
        page.choose(MATRIX_ROW);
        assert!(has_number());
        page.set("failures-row", "2");
        page.wait_for_fragment("v=1&failure=matrix-row&row=2");
        let mut scenario = Scenario::default();
        scenario.failures.source = RowSource::MatrixRow;
        scenario.failures.row = 2;
        assert_shows_matrix_row(page, &scenario);

        // The matrix and ε of station 2, and a row that the matrix does not have.
        let text = "v=1&mean=10000&std=0.01&eps=0.001&failure=matrix-row&row=7";
        page.visit(&format!("#{text}"));
        open_station(page);
        scenario = link::read(text).expect("a link").link.scenario;
        assert_shows_matrix_row(page, &scenario);
        assert!(page.text("#failures-setup").contains("there is no row 7"));
        assert_eq!(page.field_value("failures-row-field"), "7");
        // The state keeps the number, and a larger matrix has the row.
        page.set("activations-rows", "8");
        scenario.activations.rows = 8;
        assert_shows_matrix_row(page, &scenario);

        page.choose("failures-source-0");
        page.wait_for_fragment("v=1&rows=8&mean=1e4&std=0.01&eps=1e-3&row=7");
        page.click("#undo");
        page.wait_for_fragment("v=1&rows=8&mean=1e4&std=0.01&eps=1e-3&failure=matrix-row&row=7");
        assert_shows_matrix_row(page, &scenario);
    });
}

#[test]
fn a_lesson_hides_and_locks_the_choice_of_row() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&failure=near2000&hide=row&lock=failure");
        page.reveal("#failures-heading");
        page.wait_until("station 6 is mounted", || {
            page.has("#failures-numbers-table-toggle")
        });
        let checked: bool = page.eval_on("#failures-source-1", "return element.checked;");
        assert!(checked);
        assert!(page.is_disabled("#failures-source-1"));
        assert!(!page.is_visible("#failures-row"));
    });
}

#[test]
fn axe_finds_no_violation_in_station_6() {
    for viewport in [DESKTOP, PHONE] {
        Page::test(viewport, |page| {
            open_station(page);
            if viewport == PHONE {
                page.click(".row-choice-toggle");
            }
            for index in [0, 4, 6, 9, 10] {
                page.choose(&format!("failures-source-{index}"));
                for theme in ["light", "dark"] {
                    emulate_media(&page.session, &[("prefers-color-scheme", theme)]);
                    axe::assert_clean_part(page, "#failures", &format!("row {index}, {theme}"));
                }
            }
            let wide: Vec<String> = page.session.script(
                "return [...document.querySelectorAll('#failures figure *')]
                     .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
                     .map((element) => element.textContent);",
                &[],
            );
            assert_eq!(wide, [""; 0], "wider than the screen");
        });
    }
}
