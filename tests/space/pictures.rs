//! The pictures stay in their box, whatever the points are, and show what they claim.

use layernorm_lab::{
    charts::{
        float_grid::Panel,
        space::{panels, progress},
    },
    lab::{
        geometry::{self, Outcome},
        matrix::Matrix,
        scenario::{Geometry, LayerNorm, Stage},
    },
};
use proptest::prelude::*;

use crate::strategies::{config, layer, outcome, points, view};

const SIZE: f64 = 400.0;
pub(super) const FONT: f64 = 13.5;

pub(super) fn drawn(outcome: &Outcome, settings: &Geometry, progress: f64) -> [Panel; 3] {
    panels(outcome, settings, progress, SIZE, FONT)
}

pub(super) fn svg(panel: &Panel) -> &str {
    panel.svg.as_deref().expect("every panel has a picture")
}

/// The values of an attribute of the elements whose class begins so.
pub(super) fn values<'a>(svg: &'a str, class: &str, name: &str) -> Vec<&'a str> {
    let elements = svg.split("<path ").skip(1);
    let start = format!("class=\"{class}");
    let attribute = format!(" {name}=\"");
    elements
        .filter(|element| element.starts_with(&start))
        .filter_map(|element| element.split_once(&attribute)?.1.split('"').next())
        .collect()
}

pub(super) fn numbers(text: &str) -> Vec<f64> {
    text.split(|character: char| !matches!(character, '0'..='9' | '.' | '-'))
        .filter(|number| !number.is_empty())
        .map(|number| number.parse().expect("a number"))
        .collect()
}

/// Every coordinate of lines and curves, and every place of a mark or a text.
fn coordinates(svg: &str) -> Vec<f64> {
    let mut all = Vec::new();
    for element in svg.split('<').skip(1) {
        let attribute = |name: &str| {
            let (_, rest) = element.split_once(&format!(" {name}=\""))?;
            rest.split('"').next()
        };
        if let Some(place) = attribute("transform") {
            all.extend(numbers(place));
        } else if let Some(shape) = attribute("d") {
            all.extend(numbers(shape));
        }
        for name in ["x", "y"] {
            all.extend(attribute(name).into_iter().flat_map(numbers));
        }
    }
    all
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_picture_stays_in_its_box(
        points in points(),
        layer in layer(),
        view in view(),
        part in 0_f64..=3.0,
    ) {
        let outcome = outcome(points, &layer);
        for panel in drawn(&outcome, &view, part) {
            let svg = svg(&panel);
            prop_assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
            let all = coordinates(svg);
            prop_assert!(all.len() > 100, "{}", all.len());
            for at in all {
                prop_assert!((0.0..=SIZE).contains(&at), "{at} in {}: {svg}", panel.id);
            }
        }
    }

    /// One mark for each finite result, unless it lies outside the picture.
    #[test]
    fn each_finite_result_has_a_green_mark(points in points(), view in view()) {
        let settings = Geometry { stage: Stage::Output, ..view };
        let outcome = outcome(points, &LayerNorm::default());
        let is_finite = |matrix: &Matrix, row: usize| {
            matrix.row(row).iter().all(|x| x.is_finite() && x.abs() < 2.0)
        };
        let rows = 0..outcome.input.rows();
        let finite = rows.filter(|&row| {
            let stages = [&outcome.normalized, &outcome.output];
            outcome.input.row(row).iter().all(|x| x.is_finite())
                && stages.iter().all(|stage| is_finite(stage, row))
                && outcome.centred.row(row).iter().all(|x| x.is_finite())
        });
        let [layer_norm, _, along] = drawn(&outcome, &settings, 3.0);
        let expected = finite.count();
        for panel in [layer_norm, along] {
            let marks = values(svg(&panel), "space-after", "transform").len();
            prop_assert!(marks >= expected, "{marks} of {expected} in {}", panel.id);
        }
    }
}

fn cloud(settings: &Geometry) -> Outcome {
    let ten = Matrix::new(1, 10, vec![0.0; 10]);
    geometry::run(geometry::points(0, settings, &ten), &LayerNorm::default())
}

/// The distance of each mark from the middle of the picture along the axis, in pixels.
fn radii(panel: &Panel, class: &str) -> Vec<f64> {
    let middle = SIZE / 2.0;
    values(svg(panel), class, "transform")
        .into_iter()
        .map(|place| {
            let at = numbers(place);
            (at[0] - middle).hypot(at[1] - middle)
        })
        .collect()
}

#[test]
fn the_default_cloud_lies_on_one_circle_of_the_picture() {
    let settings = Geometry::default();
    let outcome = cloud(&settings);
    let [layer_norm, rms_norm, along] = drawn(&outcome, &settings, 3.0);
    let radii = radii(&along, "space-after");
    assert_eq!(radii.len(), 24);
    let circle = numbers(values(svg(&along), "space-circle", "d")[0]);
    let radius = (circle[0] - SIZE / 2.0).hypot(circle[1] - SIZE / 2.0);
    for each in radii {
        assert!((each - radius).abs() < 0.5, "{each} {radius}");
    }
    for panel in [&layer_norm, &rms_norm] {
        assert_eq!(values(svg(panel), "space-after", "transform").len(), 24);
        assert!(!panel.caption.contains("outside"), "{}", panel.caption);
    }
}

/// The points go one leg further at each stage.
#[test]
fn each_stage_adds_its_leg() {
    let settings = Geometry::default();
    let outcome = cloud(&settings);
    let counts = |stage: Stage| {
        let settings = Geometry {
            stage,
            ..settings.clone()
        };
        let [panel, rms_norm, _] = drawn(&outcome, &settings, progress(stage));
        let count = |panel: &Panel, class| values(svg(panel), class, "d").len();
        [
            count(&panel, "space-drop"),
            count(&panel, "space-way"),
            count(&panel, "space-after"),
            count(&rms_norm, "space-way"),
        ]
    };
    assert_eq!(counts(Stage::Input), [0, 0, 0, 0]);
    assert_eq!(counts(Stage::Centred), [24, 0, 0, 0]);
    assert_eq!(counts(Stage::Normalized), [24, 24, 24, 24]);
    // y is x̂ with γ = 1 and β = 0.
    assert_eq!(counts(Stage::Output), [24, 24, 24, 24]);
}

/// A far cloud keeps the circle's size: its lines enter the picture from outside.
#[test]
fn a_far_cloud_is_cut_and_counted() {
    let near = Geometry::default();
    let far = Geometry {
        mean: 1e6,
        ..Geometry::default()
    };
    let [layer_norm, ..] = drawn(&cloud(&far), &far, 3.0);
    assert!(
        layer_norm
            .caption
            .ends_with("All 24 x lie outside the picture."),
        "{}",
        layer_norm.caption
    );
    assert_eq!(values(svg(&layer_norm), "space-drop", "d").len(), 24);
    let width = |settings: &Geometry| {
        let [panel, ..] = drawn(&cloud(settings), settings, 3.0);
        let circle = numbers(values(svg(&panel), "space-circle", "d")[0]);
        let xs = circle.iter().step_by(2);
        let (low, high) = xs.fold((f64::MAX, 0.0_f64), |(low, high), &x| {
            (low.min(x), high.max(x))
        });
        high - low
    };
    assert!(
        width(&far) > 0.6 * width(&near),
        "{} {}",
        width(&far),
        width(&near)
    );
}

/// Few rows have their numbers beside them, and different shapes.
#[test]
fn rows_are_told_apart() {
    let points = Matrix::new(3, 3, vec![1.0, 2.0, 4.0, 3.0, 1.0, 0.0, -1.0, 2.0, 2.0]);
    let outcome = outcome(points, &LayerNorm::default());
    let [panel, ..] = drawn(&outcome, &Geometry::default(), 3.0);
    for row in ["1", "2", "3"] {
        assert!(svg(&panel).contains(&format!("\">{row}</text>")), "{row}");
    }
    let mut shapes = values(svg(&panel), "space-after", "d");
    shapes.sort_unstable();
    shapes.dedup();
    assert_eq!(shapes.len(), 3);
}

/// γ and β show as a dashed curve through the results.
#[test]
fn the_image_of_the_circle_goes_through_the_outputs() {
    let mut layer = LayerNorm::default();
    layer.gamma.set(0, 0, 2.0);
    layer.beta.set(0, 1, 0.5);
    let points = Matrix::new(2, 3, vec![1.0, 2.0, 4.0, 3.0, 1.0, 0.0]);
    let outcome = outcome(points, &layer);
    for panel in [0, 2] {
        let panels = drawn(&outcome, &Geometry::default(), 3.0);
        let svg = svg(&panels[panel]);
        let curve = numbers(values(svg, "space-image", "d")[0]);
        for place in values(svg, "space-after", "transform") {
            let at = numbers(place);
            let nearest = curve
                .chunks_exact(2)
                .map(|point| (point[0] - at[0]).hypot(point[1] - at[1]))
                .fold(f64::MAX, f64::min);
            // The curve consists of 72 lines.
            assert!(nearest < 8.0, "{nearest}");
        }
    }
    assert!(
        values(
            svg(&drawn(&cloud(&Geometry::default()), &Geometry::default(), 3.0)[0]),
            "space-image",
            "d"
        )
        .is_empty()
    );
}
