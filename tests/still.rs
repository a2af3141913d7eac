//! Still pictures of the charts: what stands until plotly.js draws them, and
//! where it cannot.

use layernorm_lab::{
    charts::{figure::Figure, growth, scatter, still, theme::Theme},
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
        growth::Which::Growing,
        &scenario.growth,
        &scenario.view,
        Theme::Light,
        &[],
    )
}

/// Where the marks of a picture stand.
fn marks(svg: &str) -> Vec<(f64, f64)> {
    svg.split("<path transform=\"translate(")
        .skip(1)
        .map(|mark| {
            let place = mark.split(')').next().expect("a place");
            let (x, y) = place.split_once(' ').expect("two numbers");
            (x.parse().expect("a number"), y.parse().expect("a number"))
        })
        .collect()
}

#[test]
fn every_norm_has_its_mark_at_its_place() {
    let scenario = Scenario::default();
    let figure = growing(&scenario);
    let svg = still::svg(&figure, WIDTH, HEIGHT);
    let marks = marks(&svg);
    let points = figure.data.as_array().expect("traces").last().expect("one");
    let norms: Vec<f64> = points["y"]
        .as_array()
        .expect("norms")
        .iter()
        .map(|norm| norm.as_f64().expect("a number"))
        .collect();
    assert_eq!(marks.len(), 20);
    // The axis goes from 0 to 3000, between 276 and 40 pixels.
    for (&(_, y), norm) in marks.iter().zip(norms) {
        let expected = 276.0 - norm / 3000.0 * 236.0;
        assert!((y - expected).abs() < 0.06, "{norm} at {y}, not {expected}");
    }
    // The steps, from 0.2 to 20.8, between 72 and 426 pixels.
    for (step, &(x, _)) in (1..).zip(&marks) {
        let expected = 72.0 + (f64::from(step) - 0.2) / 20.6 * 354.0;
        assert!(
            (x - expected).abs() < 0.06,
            "step {step} at {x}, not {expected}"
        );
    }
    for words in [
        "Matrices slightly larger (factor 1.5)",
        "Matrix norm",
        ">2500<",
        ">19<",
    ] {
        assert!(svg.contains(words), "{words}");
    }
}

#[test]
fn norms_that_have_no_place_are_told_at_the_edge() {
    let mut scenario = Scenario::default();
    scenario.growth.scale = 1000.0;
    scenario.growth.steps = 60;
    scenario.view.axis = Axis::Logarithmic;
    let svg = still::svg(&growing(&scenario), WIDTH, HEIGHT);
    assert!(svg.contains("∞ from step 13"), "{svg}");
    assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    // Powers of ten are set as such.
    assert!(svg.contains(">10<tspan"), "{svg}");
}

#[test]
fn rows_are_told_apart_and_named_below() {
    let scenario = Scenario::default();
    let outcome = run(&scenario).expect("a valid scenario");
    let svg = still::svg(
        &scatter::figure(&outcome.normalization, Theme::Dark),
        410.0,
        432.0,
    );
    for row in 1..=3 {
        assert!(svg.contains(&format!(">row {row}, r = 1.00<")), "{svg}");
    }
    // Thirty values, and a mark beside each name.
    assert_eq!(marks(&svg).len(), 33);
    assert!(svg.contains(Theme::Dark.quiet()) && !svg.contains(Theme::Light.quiet()));
    // As plotly.js 4.1.1 lays it out: the axes end 126 pixels above the edge.
    assert!(svg.contains("L396.0 306.5"), "{svg}");
}

#[test]
fn words_are_no_markup() {
    let mut figure = growing(&Scenario::default());
    figure.layout["title"]["text"] = "<script>\"&".into();
    let svg = still::svg(&figure, WIDTH, HEIGHT);
    assert!(svg.contains("&lt;script&gt;&quot;&amp;"), "{svg}");
}

#[test]
fn a_picture_without_room_is_empty_and_no_fault() {
    let figure = growing(&Scenario::default());
    for (width, height) in [(0.0, 0.0), (30.0, 20.0), (76.0, 84.0)] {
        assert!(still::svg(&figure, width, height).ends_with("</svg>"));
    }
}
