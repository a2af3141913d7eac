//! The pictures' shapes: ticks stand at float32 numbers, nothing leaves the picture, and
//! no two labels overlap.

use layernorm_lab::{
    charts::float_grid::{Panel, panels},
    lab::{
        failures::{ALL, Failure, Row, preset, run, run_row},
        scenario::{Precision, RowSource},
    },
};

use crate::{
    judge_picture::{texts, ticks},
    rows::Rows,
};

fn pictures(source: RowSource, width: f64) -> Vec<Panel> {
    panels(&run(preset(source).expect("a preset")), width, 13.5)
}

#[test]
fn the_values_and_their_mean_lie_between_ticks_where_float32_is_coarse() {
    let [values, squares] = &pictures(RowSource::From10000, 640.0)[..] else {
        panic!("two pictures");
    };
    // 16 values in neighbouring numbers, and one or two numbers around them.
    let drawn = ticks(values).expect("ticks");
    assert!((18..=20).contains(&drawn), "{drawn}");
    assert!(texts(values).contains(&"naive mean 10\u{202f}000.00684"));
    let drawn = ticks(squares).expect("ticks");
    assert!((3..=5).contains(&drawn), "{drawn}");
    assert!(texts(squares).contains(&"float32: 8"));
}

#[test]
fn a_negative_naive_variance_is_a_bar_to_the_left() {
    let squares = &pictures(RowSource::From40000, 640.0)[1];
    assert_eq!(
        texts(squares),
        [
            "μ²",
            "E[x²]",
            "E[x²]",
            "μ²",
            "exact: 1.25",
            "float32: \u{2212}128",
            "1\u{202f}600\u{202f}119\u{202f}936",
            "1\u{202f}600\u{202f}120\u{202f}064"
        ]
    );
}

#[test]
fn a_row_without_a_picture_says_why() {
    for (source, reason) in [
        (RowSource::Zeros, "All 8 values are 0"),
        (RowSource::ZerosInFloat16, "All 8 values are 0"),
        (
            RowSource::Infinity,
            "There is no picture: the row contains an infinity",
        ),
    ] {
        let pictures = pictures(source, 640.0);
        assert_eq!((pictures.len(), &pictures[0].svg), (1, &None), "{source:?}");
        assert!(pictures[0].caption.starts_with(reason), "{source:?}");
    }
    let overflow = pictures(RowSource::Huge, 640.0);
    assert!(overflow[0].svg.is_some() && overflow[1].svg.is_none());
    assert!(overflow[1].caption.contains("float32 ends at 3.403×10³⁸"));
}

/// A label: its text, its left and right end by the renderer's estimate, and its baseline.
fn labels(panel: &Panel) -> Vec<(String, f64, f64, f64)> {
    let svg = panel.svg.as_deref().unwrap_or_default();
    svg.split("<text class=\"")
        .skip(1)
        .map(|part| {
            let attribute = |name: &str| {
                let (_, rest) = part
                    .split_once(&format!("{name}=\""))
                    .expect("an attribute");
                rest.split('"').next().expect("its value")
            };
            let text = part
                .split('>')
                .nth(1)
                .expect("a text")
                .trim_end_matches("</text");
            let number = |name: &str| attribute(name).parse::<f64>().expect("a number");
            let characters = u32::try_from(text.chars().count()).expect("a short text");
            let width = f64::from(characters) * 0.5 * 13.5;
            let (x, y) = (number(" x"), number(" y"));
            let left = match attribute("text-anchor") {
                "start" => x,
                "middle" => x - width / 2.0,
                _ => x - width,
            };
            (text.to_owned(), left, left + width, y)
        })
        .collect()
}

#[test]
fn labels_stay_inside_and_apart_on_any_screen() {
    let presets = ALL.iter().map(Failure::row);
    let random = Rows::new(6)
        .filter(|row| row.precision == Precision::Float32)
        .take(2000);
    for row in presets.chain(random) {
        for width in [288.0, 342.0, 640.0, 900.0] {
            for panel in panels(&run_row(&row), width, 13.5) {
                assert_labels_fit(&row, width, &panel);
            }
        }
    }
}

fn assert_labels_fit(row: &Row, width: f64, panel: &Panel) {
    let labels = labels(panel);
    for (index, (text, left, right, y)) in labels.iter().enumerate() {
        assert!(
            *left >= -1.0 && *right <= width + 1.0,
            "{text} leaves the picture of {width}: {left} {right} {row:?}"
        );
        for (other, from, to, height) in &labels[..index] {
            let is_apart = right + 3.0 < *from || to + 3.0 < *left || (y - height).abs() > 12.0;
            assert!(is_apart, "{text} covers {other} at {width} px: {row:?}");
        }
    }
}

#[test]
fn no_picture_has_undefined_coordinates() {
    for row in Rows::new(7).take(3000) {
        for panel in panels(&run_row(&row), 342.0, 13.5) {
            let svg = panel.svg.unwrap_or_default();
            assert!(
                !svg.contains("NaN") && !svg.contains("inf"),
                "{svg} {row:?}"
            );
            assert!(svg.len() < 60_000, "{} bytes", svg.len());
        }
    }
}
