//! Static SVG charts, which the page shows until plotly.js has loaded, or when it cannot
//! load.

use layernorm_lab::{
    charts::{depth, figure::Figure, growth, scatter, svg, theme::Theme},
    lab::{
        depth::{Draws, run as run_stack},
        ensemble::Bands,
        experiment::run,
        scenario::{Depth, Scenario, Scheme},
    },
};
use serde_json::Value;

const WIDTH: f64 = 440.0;
const HEIGHT: f64 = 320.0;

fn growing(scenario: &Scenario) -> Figure {
    let outcome = run(scenario).expect("a valid scenario");
    growth::figure(
        &outcome.growth.growing,
        growth::ChainKind::Growing,
        &scenario.growth,
        &scenario.view,
        Theme::Light,
        &[],
    )
}

/// The chart of both chains.
fn both(scenario: &Scenario) -> Figure {
    let mut free = scenario.clone();
    free.growth.layer_norm = false;
    let [with, without] = [scenario, &free].map(|scenario| run(scenario).expect("valid").growth);
    let (settings, view) = (&scenario.growth, &scenario.view);
    let without = settings.layer_norm.then_some(&without);
    growth::both(
        &with,
        without,
        settings,
        view,
        Theme::Light,
        &Bands::default(),
    )
}

/// The positions of the markers, in pixels.
fn marks(svg: &str) -> Vec<(f64, f64)> {
    svg.split("<path transform=\"translate(")
        .skip(1)
        .map(|mark| {
            let position = mark.split(')').next().expect("a position");
            let (x, y) = position.split_once(' ').expect("two numbers");
            (x.parse().expect("a number"), y.parse().expect("a number"))
        })
        .collect()
}

#[test]
fn every_norm_has_a_marker_at_its_coordinates() {
    let scenario = Scenario::default();
    let figure = growing(&scenario);
    let svg = svg::render(&figure, WIDTH, HEIGHT);
    let marks = marks(&svg);
    let points = figure.data.as_array().expect("traces").last().expect("one");
    let norms: Vec<f64> = points["y"]
        .as_array()
        .expect("norms")
        .iter()
        .map(|norm| norm.as_f64().expect("a number"))
        .collect();
    assert_eq!((marks.len(), norms.len()), (20, 20));
    // The y axis maps −90–3000 to 276–40 pixels.
    for (&(_, y), norm) in marks.iter().zip(norms) {
        let expected = 276.0 - (norm + 90.0) / 3090.0 * 236.0;
        assert!((y - expected).abs() < 0.06, "{norm} at {y}, not {expected}");
    }
    // The x axis maps 0.2–20.8 to 80–426 pixels.
    for (step, &(x, _)) in (1..).zip(&marks) {
        let expected = 80.0 + (f64::from(step) - 0.2) / 20.6 * 346.0;
        assert!(
            (x - expected).abs() < 0.06,
            "step {step} at {x}, not {expected}"
        );
    }
    for text in [
        "Matrices grow: noise of size 1.5",
        "Matrix norm",
        ">2500<",
        ">19<",
    ] {
        assert!(svg.contains(text), "{text}");
    }
}

#[test]
fn infinite_norms_are_labelled_at_the_edge() {
    let mut scenario = Scenario::default();
    scenario.growth.scale = 1000.0;
    scenario.growth.steps = 60;
    let figure = both(&scenario);
    let svg = svg::render(&figure, WIDTH, HEIGHT);
    assert!(svg.contains("∞ from step 13"), "{svg}");
    assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    // Tick labels are powers of ten with a superscript exponent.
    assert!(svg.contains(">10<tspan"), "{svg}");
}

#[test]
fn the_chart_of_both_chains_has_all_points_and_a_line_of_text_for_each_line_of_a_label() {
    let mut scenario = Scenario::default();
    let svg = svg::render(&both(&scenario), WIDTH, HEIGHT);
    assert_eq!(marks(&svg).len(), 2 * 21);
    for text in [
        "noise 0.667",
        "2.522×10⁻⁴",
        "smaller",
        "noise 1.5",
        "2042",
        "larger",
    ] {
        assert!(svg.contains(&format!("{text}</text>")), "{text}: {svg}");
    }
    scenario.growth.layer_norm = true;
    let svg = svg::render(&both(&scenario), WIDTH, HEIGHT);
    for colour in [Theme::Light.under(), Theme::Light.over()] {
        assert!(svg.contains(&format!("stroke=\"{colour}\"")), "{svg}");
    }
    assert!(!svg.contains("&lt;br"), "{svg}");
}

/// plotly.js puts the first of two lines 1.3 font sizes above the second.
#[test]
fn the_lines_of_a_text_are_below_each_other() {
    let mut scenario = Scenario::default();
    scenario.growth.layer_norm = true;
    let svg = svg::render(&both(&scenario), 900.0, 440.0);
    let y = |text: &str| -> f64 {
        let (before, _) = svg.split_once(text).expect(text);
        let (_, y) = before.rsplit_once(" y=\"").expect("a position");
        y.split('"')
            .next()
            .expect("a number")
            .parse()
            .expect("a number")
    };
    // The label of both chains comes first.
    let first = y("with</text>");
    assert!((y("LayerNorm</text>") - first - 1.3 * 12.0).abs() < 0.11);
}

#[test]
fn the_scatter_has_a_marker_for_each_value_and_a_label_for_each_row() {
    let scenario = Scenario::default();
    let outcome = run(&scenario).expect("a valid scenario");
    let svg = svg::render(
        &scatter::figure(&outcome.normalization, Theme::Dark),
        410.0,
        410.0,
    );
    for row in 1..=3 {
        assert!(svg.contains(&format!("row {row}</text>")), "{svg}");
    }
    assert_eq!(marks(&svg).len(), 30);
    assert!(svg.contains(Theme::Dark.quiet()) && !svg.contains(Theme::Light.quiet()));
}

/// How many marks stand for a line above the chart.
fn arrow_heads(figure: &Figure) -> usize {
    let traces = figure.data.as_array().into_iter().flatten();
    let arrows = traces.filter(|trace| trace["marker"]["symbol"] == "triangle-up");
    let counts = arrows.map(|trace| trace["x"].as_array().map_or(0, Vec::len));
    counts.sum()
}

/// The coordinates of the points that have markers.
fn points(figure: &Figure) -> Vec<(f64, f64)> {
    let traces = figure.data.as_array().into_iter().flatten();
    let has_marks = |mode: &Value| mode.as_str().is_some_and(|mode| mode.contains("markers"));
    let marked = traces.filter(|trace| has_marks(&trace["mode"]));
    let numbers = |values: &Value| -> Vec<f64> {
        let values = values.as_array().into_iter().flatten();
        values.filter_map(Value::as_f64).collect()
    };
    marked
        .flat_map(|trace| std::iter::zip(numbers(&trace["x"]), numbers(&trace["y"])))
        .collect()
}

#[test]
fn each_point_of_a_stack_has_a_marker_at_its_coordinates() {
    for scheme in Scheme::ALL {
        let settings = Depth {
            scheme,
            ..Depth::default()
        };
        let stack = run_stack(&mut Draws::seeded(0, 1, 4), 0, &settings);
        let charts = [depth::stream, depth::gradients, depth::alike];
        for (chart, count) in charts.into_iter().zip([25, 24, 50]) {
            let figure = chart(&stack, &settings, Theme::Light);
            let marks = marks(&svg::render(&figure, WIDTH, HEIGHT));
            let points = points(&figure);
            assert_eq!(marks.len(), points.len(), "{scheme:?}");
            assert_eq!(points.len() - arrow_heads(&figure), count, "{scheme:?}");
            let [layers, values] = figure.ranges();
            let is_logarithmic = figure.layout["yaxis"]["type"] == "log";
            for ((x, y), (layer, value)) in marks.into_iter().zip(points) {
                let value = if is_logarithmic { value.log10() } else { value };
                let share = |value: f64, range: &[f64]| (value - range[0]) / (range[1] - range[0]);
                // The labels of the lines take 124 pixels at the right.
                let expected = [
                    80.0 + 236.0 * share(layer, &layers),
                    276.0 - 236.0 * share(value, &values),
                ];
                assert!(
                    (x - expected[0]).abs() < 0.06 && (y - expected[1]).abs() < 0.06,
                    "{scheme:?}: layer {layer} at {x}, {y}, not {expected:?}"
                );
            }
        }
    }
}

#[test]
fn the_charts_of_a_stack_have_their_titles_and_a_text_for_each_line_of_a_label() {
    let settings = Depth::default();
    let stack = run_stack(&mut Draws::seeded(0, 1, 4), 0, &settings);
    for (figure, texts) in [
        (
            depth::stream(&stack, &settings, Theme::Dark),
            ["Forward: does the stream grow?", "Post-LN", "√(1 + s²·ℓ)"],
        ),
        (
            depth::gradients(&stack, &settings, Theme::Dark),
            [
                "Backward: do gradients shrink?",
                "Pre-LN = Peri-LN",
                "1/√(1 + s²·ℓ)",
            ],
        ),
        (
            depth::alike(&stack, &settings, Theme::Dark),
            [
                "Across rows: how alike do they become?",
                "independent rows",
                "rank ÷ 8",
            ],
        ),
    ] {
        let svg = svg::render(&figure, WIDTH, HEIGHT);
        for text in texts {
            assert!(svg.contains(&format!("{text}</text>")), "{text}: {svg}");
        }
        assert!(!svg.contains(Theme::Light.quiet()), "{svg}");
    }
}

/// The strokes of the rugs and the rows' lines are pieces of one path each.
#[test]
fn a_point_without_a_position_leaves_a_gap_in_a_line() {
    let scenario = Scenario::default();
    let outcome = run(&scenario).expect("a valid scenario");
    let figure = scatter::figure(&outcome.normalization, Theme::Light);
    let svg = svg::render(&figure, 410.0, 410.0);
    let pieces: Vec<usize> = svg
        .split("<path d=\"")
        .skip(1)
        .map(|path| path.split('"').next().unwrap_or_default())
        .filter(|path| path.matches('M').count() > 1)
        .map(|path| path.matches('M').count())
        .collect();
    // Thirty values on two axes; three rows.
    assert_eq!(pieces, [60, 3], "{svg}");
}

#[test]
fn text_is_escaped() {
    let mut figure = growing(&Scenario::default());
    figure.layout["title"]["text"] = "<script>\"&".into();
    let svg = svg::render(&figure, WIDTH, HEIGHT);
    assert!(svg.contains("&lt;script&gt;&quot;&amp;"), "{svg}");
}

#[test]
fn a_chart_without_space_renders_as_a_valid_svg() {
    let figure = growing(&Scenario::default());
    for (width, height) in [(0.0, 0.0), (30.0, 20.0), (76.0, 84.0)] {
        let svg = svg::render(&figure, width, height);
        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"), "{svg}");
        // Every opened element is closed, and every attribute has a number or a name.
        let opened = svg.matches('<').count() - 2 * svg.matches("</").count();
        assert_eq!(opened, svg.matches("/>").count(), "{svg}");
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    }
}
