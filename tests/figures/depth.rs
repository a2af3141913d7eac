//! The charts of residual stacks.

use layernorm_lab::{
    charts::{
        depth::{alike, alike_table, gradients, gradients_table, stream, stream_table},
        figure::Figure,
        svg,
        theme::Theme,
    },
    lab::{
        depth::{Draws, Stack, run},
        scenario::{Depth, Scheme},
    },
};
use serde_json::Value;

use crate::{assert_coordinates_are_numbers, count, trace};

fn stack(settings: &Depth) -> Stack {
    run(&mut Draws::seeded(0, 1, 4), 0, settings)
}

/// The states of each scheme, and extreme ones.
fn states() -> Vec<Depth> {
    let mut states: Vec<Depth> = Scheme::ALL
        .map(|scheme| Depth {
            scheme,
            ..Depth::default()
        })
        .into();
    states.extend([
        Depth {
            scheme: Scheme::None,
            layers: 60,
            scale: 10.0,
            ..Depth::default()
        },
        Depth {
            layers: 1,
            rows: 1,
            width: 4,
            ..Depth::default()
        },
    ]);
    states
}

fn charts(settings: &Depth) -> [Figure; 3] {
    let stack = stack(settings);
    [stream, gradients, alike].map(|chart| chart(&stack, settings, Theme::Light))
}

/// The lines of what is expected, without the one along the top of a chart, which has markers.
fn dashed(figure: &Figure) -> Vec<&Value> {
    let all = figure.data.as_array().unwrap().iter();
    all.filter(|trace| trace["mode"] == "lines" && trace["line"]["dash"] == "dash")
        .collect()
}

#[test]
fn points_and_lines_lie_on_the_axes_of_every_state() {
    for settings in states() {
        for figure in charts(&settings) {
            assert_coordinates_are_numbers(&figure);
            let drawn = svg::render(&figure, 440.0, 320.0);
            assert!(
                !drawn.contains("NaN") && !drawn.contains("inf"),
                "{settings:?}"
            );
        }
    }
}

#[test]
fn the_points_are_the_values_of_the_tables() {
    for settings in states() {
        let stack = stack(&settings);
        let [stream, gradients, alike] = charts(&settings);
        let tables = [
            (stream, stream_table(&stack, &settings)),
            (gradients, gradients_table(&stack, &settings)),
            (alike, alike_table(&stack)),
        ];
        for (figure, table) in tables {
            let listed: Vec<f64> = (0..table.rows.len())
                .filter_map(|row| table.get(row, 0)?.finite())
                .collect();
            let drawn = trace(&figure, "circle")["y"].as_array().unwrap();
            let drawn: Vec<f64> = drawn.iter().filter_map(Value::as_f64).collect();
            assert_eq!(drawn, listed, "{settings:?}");
        }
    }
}

#[test]
fn every_stack_has_a_line_and_a_label_and_the_chosen_one_its_formula() {
    let settings = Depth::default();
    let [stream, gradients, _] = charts(&settings);
    for (figure, formula) in [(&stream, "√(1 + s²·ℓ)"), (&gradients, "1/√(1 + s²·ℓ)")] {
        assert_eq!(dashed(figure).len(), 4);
        let all = figure.data.as_array().unwrap().iter();
        let labels: Vec<&str> = all
            .filter(|trace| trace["mode"] == "text")
            .filter_map(|trace| trace["text"][0].as_str())
            .collect();
        for name in ["none", "Post-LN", "Pre-LN", "Peri-LN"] {
            let named = labels.iter().filter(|label| label.contains(name));
            assert_eq!(named.count(), 1, "{labels:?}");
        }
        let with = labels.iter().filter(|label| label.contains(formula));
        assert_eq!(with.count(), 1, "{labels:?}");
    }
    // Pre-LN at s = 1: √25 after 24 layers.
    let line = dashed(&stream)[Scheme::Pre as usize]["y"]
        .as_array()
        .unwrap();
    assert_eq!(
        (line.len(), line[0].as_f64(), line[24].as_f64()),
        (25, Some(1.0), Some(5.0))
    );
}

/// The caption speaks of lines: each is visible, also through the one gradient of one layer.
#[test]
fn every_line_has_a_length() {
    let mut all = states();
    all.extend(Scheme::ALL.map(|scheme| Depth {
        scheme,
        layers: 1,
        scale: 0.1,
        ..Depth::default()
    }));
    for settings in all {
        for figure in charts(&settings) {
            let [range, _] = figure.ranges();
            for line in dashed(&figure) {
                let steps = line["x"].as_array().unwrap();
                let steps: Vec<f64> = steps.iter().filter_map(Value::as_f64).collect();
                // One row has no other to be independent of.
                let Some((first, last)) = steps.first().zip(steps.last()) else {
                    assert_eq!(settings.rows, 1);
                    continue;
                };
                assert!(last - first >= 0.15, "{settings:?}: {line}");
                assert!(
                    *first >= range[0] && *last <= range[1],
                    "{settings:?}: {line}"
                );
            }
        }
    }
}

#[test]
fn the_axis_is_the_same_for_every_stack_with_a_norm() {
    let ranges: Vec<Value> = [Scheme::Post, Scheme::Pre, Scheme::Peri]
        .into_iter()
        .map(|scheme| {
            let settings = Depth {
                scheme,
                ..Depth::default()
            };
            let [stream, ..] = charts(&settings);
            assert_eq!(stream.layout["yaxis"]["type"], "linear");
            stream.layout["yaxis"]["range"].clone()
        })
        .collect();
    assert!(
        ranges.windows(2).all(|pair| pair[0] == pair[1]),
        "{ranges:?}"
    );
    let [stream, ..] = charts(&states()[0]);
    assert_eq!(stream.layout["yaxis"]["type"], "log");
}

#[test]
fn one_row_has_ranks_and_no_cosines() {
    let settings = Depth {
        rows: 1,
        ..Depth::default()
    };
    let [.., alike] = charts(&settings);
    assert_eq!(count(&trace(&alike, "circle")["y"]), 0);
    assert_eq!(count(&trace(&alike, "square")["y"]), 25);
}

/// A quick update needs the same traces before and after.
#[test]
fn a_drag_keeps_the_traces() {
    for chart in 0..3 {
        let kinds = |layers, scale| {
            let settings = Depth {
                layers,
                scale,
                ..Depth::default()
            };
            let figure = charts(&settings)[chart].clone();
            let all = figure.data.as_array().unwrap().iter();
            all.map(|trace| trace["mode"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(kinds(3, 0.5), kinds(60, 3.0));
    }
}

/// The label of a line that leaves the chart is where the line does so. In the right half, it
/// would be above the other lines.
#[test]
fn a_line_that_leaves_the_chart_has_its_label_there() {
    let settings = Depth::default();
    let stream = stream(&stack(&settings), &settings, Theme::Light);
    let label = texts(&stream)
        .into_iter()
        .find(|trace| trace["text"][0].as_str().unwrap().contains("none"))
        .unwrap();
    let top = stream.ranges()[1][1];
    assert_eq!(label["y"][0].as_f64(), Some(top));
    // The stream without a norm has rms √2 to the power of the layer.
    let exit = label["x"][0].as_f64().unwrap();
    let [below, above] = [exit.floor(), exit.ceil()].map(|layer| 2_f64.powf(layer / 2.0));
    assert!(below <= top && above > top, "{exit}: {below} {above} {top}");
    let settings = Depth {
        layers: 4,
        ..Depth::default()
    };
    let right = stream_labels_at_the_right(&settings);
    assert!(right.iter().any(|text| text.contains("none")), "{right:?}");
}

/// The gradients of the stack without a norm have one value in all layers, which the axis of the
/// stacks with a norm does not reach. Its label would otherwise belong to nothing.
#[test]
fn a_line_above_the_chart_has_arrow_heads_at_its_top() {
    let settings = Depth::default();
    let heads = |figure: &Figure| trace(figure, "triangle-up").clone();
    let figure = gradients(&stack(&settings), &settings, Theme::Light);
    let top = figure.ranges()[1][1];
    let above = heads(&figure);
    let tops = above["y"].as_array().unwrap();
    assert_eq!(tops.len(), 6);
    assert!(tops.iter().all(|y| y.as_f64() == Some(top)), "{tops:?}");
    // √2 to the power of 23.
    let hover = above["text"].as_array().or(above["hovertext"].as_array());
    let hover = hover.unwrap()[0].as_str().unwrap();
    assert!(hover.contains("none") && hover.contains("2896"), "{hover}");
    let label = texts(&figure).into_iter().find(|label| {
        let text = label["text"][0].as_str().unwrap();
        text.contains("↑ 2896")
    });
    let label = label.unwrap();
    assert_eq!(label["y"][0].as_f64(), Some(top));
    assert_eq!(label["textposition"], "bottom right");
    // On the left, and where the axis reaches it, the line itself is visible.
    let none = Depth {
        scheme: Scheme::None,
        ..settings.clone()
    };
    let [stream, ..] = charts(&settings);
    let [_, reached, _] = charts(&none);
    for figure in [stream, reached] {
        assert_eq!(count(&heads(&figure)["x"]), 0);
    }
}

fn texts(figure: &Figure) -> Vec<&Value> {
    let all = figure.data.as_array().unwrap().iter();
    all.filter(|trace| trace["mode"] == "text").collect()
}

/// The texts beyond the last layer.
fn stream_labels_at_the_right(settings: &Depth) -> Vec<String> {
    let figure = stream(&stack(settings), settings, Theme::Light);
    let is_right = |trace: &&&Value| trace["x"][0].as_f64() > Some(f64::from(settings.layers));
    texts(&figure)
        .iter()
        .filter(is_right)
        .map(|trace| trace["text"][0].as_str().unwrap().to_owned())
        .collect()
}
