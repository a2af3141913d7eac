//! Static SVG charts, which the page shows until plotly.js has loaded, or when it cannot
//! load.

use layernorm_lab::{
    charts::{figure::Figure, growth, scatter, svg, theme::Theme},
    lab::{
        experiment::run,
        scenario::{Axis, Scenario},
    },
};

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
    // The y axis maps 0–3000 to 276–40 pixels.
    for (&(_, y), norm) in marks.iter().zip(norms) {
        let expected = 276.0 - norm / 3000.0 * 236.0;
        assert!((y - expected).abs() < 0.06, "{norm} at {y}, not {expected}");
    }
    // The x axis maps 0.2–20.8 to 72–426 pixels.
    for (step, &(x, _)) in (1..).zip(&marks) {
        let expected = 72.0 + (f64::from(step) - 0.2) / 20.6 * 354.0;
        assert!(
            (x - expected).abs() < 0.06,
            "step {step} at {x}, not {expected}"
        );
    }
    for text in [
        "Matrices slightly larger: noise of size 1.5",
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
    scenario.view.axis = Axis::Logarithmic;
    let svg = svg::render(&growing(&scenario), WIDTH, HEIGHT);
    assert!(svg.contains("∞ from step 13"), "{svg}");
    assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    // Tick labels are powers of ten with a superscript exponent.
    assert!(svg.contains(">10<tspan"), "{svg}");
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
