//! Station 6: every published failure, with the values that the library gives
//! natively, the reason and the reports.

use browser_tests::{page::Page, screen::DESKTOP};
use layernorm_lab::{
    lab::{
        failures::{ALL, Outcome, run},
        real::Real,
    },
    words::{failures as words, number},
};
use serde::Deserialize;

/// What the station shows of a failure.
#[derive(Debug, Deserialize)]
struct Shown {
    sentence: String,
    reason: String,
    reports: Vec<[String; 2]>,
    /// Value by value: input, burn, exact and naive, each with every digit and
    /// as it is written.
    lines: Vec<Vec<[String; 2]>>,
    /// The lines that are marked as the worst, counted from 0.
    worst: Vec<usize>,
}

const LOOK: &str = "
    const all = (selector, root) => [...root.querySelectorAll(selector)];
    const lines = all('#failures-table tbody tr', element);
    return {
        sentence: element.querySelector('#failures-sentence').textContent,
        reason: element.querySelector('.why').textContent,
        reports: all('.pictures a', element).map((link) =>
            [link.href, link.textContent.replace(/\\s+/g, ' ').trim()]),
        lines: lines.map((line) => all('data', line).map((number) =>
            [number.getAttribute('value'), number.textContent])),
        worst: lines.flatMap((line, index) => line.matches('.worst') ? [index] : []),
    };";

fn look(page: &Page) -> Shown {
    page.rest();
    page.ask("#failures", LOOK)
}

/// One line of the table as the library has it.
fn line(outcome: &Outcome, index: usize) -> Vec<[String; 2]> {
    let written = |value: Real, format: fn(Real) -> String| [number::full(value), format(value)];
    vec![
        written(outcome.input[index], number::full),
        written(outcome.burn[index], number::short),
        written(outcome.exact.output[index], number::short),
        written(outcome.naive.output[index], number::short),
    ]
}

#[test]
fn every_failure_shows_its_three_values_its_reason_and_its_reports() {
    Page::test(DESKTOP, |page| {
        page.reveal("#failures-heading");
        page.until("station 6 is filled", || page.has("#failures-table data"));
        for (index, failure) in ALL.iter().enumerate() {
            page.choose(&format!("failure-{index}"));
            let (shown, outcome) = (look(page), run(failure));
            let name = words::name(failure.id);
            let label: String = page.ask(
                &format!("#failure-{index}"),
                "return element.closest('label').innerText.trim();",
            );
            assert_eq!(label, name);
            assert_eq!(shown.reason, words::why(failure.id));
            assert_eq!(shown.sentence, words::sentence(&outcome), "{name}");
            assert_eq!(shown.lines.len(), outcome.input.len(), "{name}");
            for (place, shown) in shown.lines.iter().enumerate() {
                assert_eq!(shown, &line(&outcome, place), "{name}, value {place}");
            }
            assert_eq!(shown.worst, [outcome.worst], "{name}");
            let reports: Vec<[String; 2]> = failure
                .reports
                .iter()
                .map(|report| {
                    [
                        report.url(),
                        format!("{} {}", report.repository, report.issue),
                    ]
                })
                .collect();
            assert_eq!(shown.reports, reports, "{name}");
        }
    });
}

#[test]
fn what_is_no_number_is_marked_as_such() {
    Page::test(DESKTOP, |page| {
        page.reveal("#failures-heading");
        page.until("station 6 is filled", || page.has("#failures-table data"));
        for (index, failure) in ALL.iter().enumerate() {
            page.choose(&format!("failure-{index}"));
            let outcome = run(failure);
            let broken: usize = page.ask(
                "#failures-table",
                "return element.querySelectorAll('td.broken').length;",
            );
            let columns = [
                &outcome.input,
                &outcome.burn,
                &outcome.exact.output,
                &outcome.naive.output,
            ];
            let values = columns.into_iter().flatten();
            let expected = values.filter(|value| value.finite().is_none()).count();
            assert_eq!(broken, expected, "{:?}", failure.id);
        }
    });
}
