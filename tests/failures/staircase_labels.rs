//! The labels of station 6's staircase: their numbers by arithmetic of their own, and their
//! places.
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "rows have few values, and magnitudes are rounded to float32 on purpose"
)]

use layernorm_lab::{
    charts::float_staircase::panel,
    lab::{
        failures::{Outcome, Row, preset, run, run_row},
        random::Generator,
        scenario::{Precision, RowSource},
    },
};

fn outcome(source: RowSource) -> Outcome {
    run(preset(source).expect("a report"))
}

/// Rows with a spread: those of the reports, and random ones of many magnitudes.
fn rows_with_a_spread() -> Vec<Outcome> {
    let reports = [
        RowSource::From40000,
        RowSource::Near2000,
        RowSource::From100,
        RowSource::From1000,
        RowSource::From10000,
        RowSource::Huge,
    ];
    let mut all: Vec<Outcome> = reports.map(outcome).into();
    let generator = &mut Generator::seeded(3);
    for magnitude in -30..=30 {
        for relative in [1e-6_f32, 1e-3, 1.0, 30.0] {
            let size = 10_f32.powi(magnitude);
            let values = generator.randn(8).into_iter();
            let values = values.map(|z| size * (1.0 + relative * z));
            all.push(run_row(&Row {
                values: values.collect(),
                eps: 1e-5,
                precision: Precision::Float32,
            }));
        }
    }
    all
}

/// The text of each of the two entries, with its lines joined.
fn labels(svg: &str) -> Vec<String> {
    let entries = svg.split("<circle class=\"staircase-key ").skip(1);
    entries
        .map(|entry| {
            let lines = entry.split("<text class=\"staircase-verdict\"").skip(1);
            let texts = lines.map(|line| line.split(['>', '<']).nth(1).unwrap());
            let texts = texts.map(unescaped);
            texts.collect::<Vec<_>>().join(" ")
        })
        .collect()
}

/// A text of the picture without its character references.
fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">")
}

/// A number of the page, such as 4.768×10⁻⁷ or 16 384.
fn parse(text: &str) -> f64 {
    let plain: String = text
        .chars()
        .filter(|digit| *digit != '\u{202f}')
        .map(
            |digit| match "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|other| other == digit) {
                Some(value) => char::from_digit(u32::try_from(value).unwrap(), 10).unwrap(),
                None if digit == '⁻' => '-',
                None => digit,
            },
        )
        .collect();
    plain.replace("×10", "e").parse().expect(text)
}

/// The distance between float32 numbers at a magnitude, by their bits.
fn float32_gap(magnitude: f64) -> f64 {
    let exponent = i32::try_from(((magnitude as f32).to_bits() >> 23) & 0xff).unwrap();
    2_f64.powi(exponent.max(1) - 150)
}

#[test]
fn the_labels_state_each_points_difference_and_the_gap_at_its_magnitude() {
    let near = |text: &str, expected: f64| {
        let shown = parse(text);
        assert!(
            (shown - expected).abs() <= 6e-4 * expected,
            "{text}: {expected}"
        );
    };
    let (mut beyond, mut within) = (0, 0);
    for outcome in rows_with_a_spread() {
        let Some(panel) = panel(&outcome, 900.0, 13.5) else {
            continue;
        };
        let row: Vec<f64> = outcome.input.iter().map(|x| x.to_f64()).collect();
        let n = row.len() as f64;
        let mean = row.iter().sum::<f64>() / n;
        let variance = row.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / n;
        let squares = row.iter().map(|x| x * x).sum::<f64>() / n;
        let largest = row.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
        let labels = labels(&panel.svg.unwrap());
        assert_eq!(labels.len(), 2, "{labels:?}");
        let expected = [
            ("values: std ", variance.sqrt(), largest),
            ("squares: variance ", variance, squares),
        ];
        for (label, (start, difference, magnitude)) in std::iter::zip(&labels, expected) {
            if (magnitude as f32).is_infinite() {
                assert_eq!(label, "squares: beyond float32");
                beyond += 1;
                continue;
            }
            let (shown, gap) = label
                .strip_prefix(start)
                .and_then(|rest| rest.split_once(" gap "))
                .expect(label);
            let (shown, relation) = shown.split_once(' ').expect(label);
            near(shown, difference);
            // Where the two are not almost equal.
            let ratio = difference / float32_gap(magnitude);
            if (ratio - 1.0).abs() > 1e-6 {
                assert_eq!(relation, if ratio < 1.0 { "<" } else { ">" }, "{label}");
            }
            near(gap, float32_gap(magnitude));
            within += 1;
        }
    }
    assert!(beyond > 20 && within > 100, "{beyond} {within}");
    let panel = panel(&outcome(RowSource::From40000), 900.0, 13.5).unwrap();
    assert_eq!(
        labels(&panel.svg.unwrap()),
        [
            "values: std 1.118 > gap 0.003906",
            "squares: variance 1.25 < gap 128"
        ]
    );
}

/// The values of an attribute of the elements that begin so.
fn all(svg: &str, start: &str, name: &str) -> Vec<f64> {
    let elements = svg.split(start).skip(1);
    elements
        .map(|element| {
            let (_, rest) = element.split_once(&format!(" {name}=\"")).expect(name);
            rest.split('"').next().unwrap().parse().expect("a number")
        })
        .collect()
}

/// In the window of a desktop, in a file and on phones.
#[test]
fn the_lines_are_above_the_plot_and_apart() {
    let font = 13.5;
    for (number, outcome) in rows_with_a_spread().iter().enumerate() {
        for (width, most) in [(904.0, 1), (752.0, 2), (608.0, 2), (358.0, 4), (288.0, 4)] {
            let Some(panel) = panel(outcome, width, font) else {
                continue;
            };
            let svg = panel.svg.unwrap();
            let text = "<text class=\"staircase-verdict\"";
            let mut lines = all(&svg, text, "y");
            lines.dedup();
            assert!(lines.len() <= most, "row {number}, {width}: {lines:?}");
            assert!(
                lines.windows(2).all(|pair| pair[1] - pair[0] > 1.2 * font),
                "row {number}, {width}: {lines:?}"
            );
            // Below them, the title of the axis and the plot.
            let title = all(&svg, "<text class=\"staircase-title\"", "y");
            assert!(title.iter().all(|y| *y > lines[lines.len() - 1] + font));
            // No line is longer than the picture, at 0.56 font sizes a character.
            let texts = svg.split(text).skip(1);
            let texts = texts.map(|text| unescaped(text.split(['>', '<']).nth(1).unwrap()));
            for (text, left) in std::iter::zip(texts, all(&svg, text, "x")) {
                let right = left + 0.56 * font * text.chars().count() as f64;
                assert!(right <= width, "row {number}, {width}: {text} to {right}");
            }
        }
    }
}
