//! The export of all results holds every number, and they are those of separate calls.

use layernorm_lab::{
    lab::{
        activations, depth,
        ensemble::Ensemble,
        failures, geometry, gradient, growth, normalization, relatives,
        scenario::{Depth, Scenario, Scheme},
    },
    share::export::Export,
};
use serde::Serialize;
use serde_json::{Value, json};

use crate::fixtures::{ALL, ODD, run, text};

fn exported(scenario: &str) -> Value {
    serde_json::from_str(&text(Export::Outcome, scenario)).expect("JSON")
}

/// A value as JSON text holds it: a float32 with its own shortest digits.
fn written(value: &impl Serialize) -> Value {
    let text = serde_json::to_string(value).expect("JSON");
    serde_json::from_str(&text).expect("JSON")
}

/// The numbers of a JSON value; `"NaN"` and infinities as such.
fn number(value: &Value) -> f64 {
    match value.as_str() {
        Some("NaN") => f64::NAN,
        Some("Infinity") => f64::INFINITY,
        Some("-Infinity") => f64::NEG_INFINITY,
        Some(other) => panic!("{other} is no number"),
        None => value.as_f64().expect("a number"),
    }
}

fn rows(matrix: &Value) -> Vec<Vec<f64>> {
    let rows = matrix["values"].as_array().expect("rows");
    rows.iter()
        .map(|row| row.as_array().expect("a row").iter().map(number).collect())
        .collect()
}

#[test]
fn the_json_equals_independent_calls_for_every_station() {
    for json_text in ODD {
        let (scenario, outcome) = run(json_text);
        let read = exported(json_text);
        let mut noise = growth::Noise::seeded(scenario.seed);
        assert_eq!(
            read["growth"],
            json!(growth::run(&mut noise, &scenario.growth))
        );
        let input = activations::activations(scenario.seed, &scenario.activations);
        let layer = normalization::run(input.clone(), &scenario.layer_norm);
        for (field, value) in written(&layer).as_object().expect("an object") {
            assert_eq!(
                read["normalization"][field], *value,
                "{field} of {json_text}"
            );
        }
        let settings = Scenario::from_json(&read["scenario"].to_string());
        assert_eq!(settings.as_ref(), Ok(&scenario));

        let wanted = scenario.relatives.groups;
        let groups = (1..=wanted).rev().find(|groups| {
            usize::try_from(*groups).is_ok_and(|groups| input.columns().is_multiple_of(groups))
        });
        let relatives =
            relatives::Relative::all(groups.expect("1 divides every number")).map(|relative| {
                let settings = &scenario.layer_norm;
                relatives::run(relative, &input, settings.eps, settings.precision)
            });
        let relatives = relatives.map(|outcome| outcome.expect("the groups divide the features"));
        assert_eq!(read["relatives"], json!(relatives));

        let failures = read["failures"].as_array().expect("a list");
        assert_eq!(failures.len(), failures::ALL.len());
        for (read, failure) in std::iter::zip(failures, &failures::ALL) {
            assert_eq!(read["id"], json!(failure.id));
            assert_eq!(read["eps"], json!(failure.eps));
            assert_eq!(read["precision"], json!(failure.precision));
            assert_eq!(read["reports"], json!(failure.reports));
            let outcome = json!(failures::run(failure));
            for (field, value) in outcome.as_object().expect("an object") {
                assert_eq!(read[field], *value, "{field}");
            }
        }

        let points = geometry::points(scenario.seed, &scenario.geometry, &layer.input);
        let points = geometry::run(points, &scenario.layer_norm);
        assert_eq!(read["geometry"], written(&points));

        let upstream = gradient::upstream(
            scenario.seed,
            &scenario.gradients,
            input.rows(),
            input.columns(),
        );
        let gradient = gradient::run(&layer.input, &scenario.layer_norm, &upstream);
        let steps = gradient::steps::steps(&layer.input, &scenario.layer_norm, &upstream);
        assert_eq!(read["backward"]["steps"], json!(steps));
        assert_eq!(
            read["backward"]["comparison"],
            json!(steps.compare(&gradient))
        );
        let mut noise = growth::Noise::seeded(scenario.seed);
        let chains = gradient::chains::run(&mut noise, &scenario.growth);
        assert_eq!(read["backward"]["chains"], json!(chains));
        assert_eq!(read["backward"]["gradient"], json!(gradient));
        assert_eq!(read["backward"]["upstream"], json!(upstream));

        let stacks = Scheme::ALL.map(|scheme| {
            let settings = Depth {
                scheme,
                ..scenario.depth.clone()
            };
            let mut draws = depth::Draws::seeded(0, 1, 4);
            depth::run(&mut draws, scenario.seed, &settings)
        });
        assert_eq!(read["depth"], json!(stacks));

        // Whatever fields an outcome has are in the file.
        for (field, value) in written(&outcome).as_object().expect("an object") {
            assert_eq!(read[field], *value, "{field}");
        }
    }
}

/// Every leaf is a number, a name or a boolean: nothing is lost to `null`, except what
/// does not exist, and every string is a name or a non-finite number.
#[test]
fn no_number_becomes_null() {
    fn walk(value: &Value, path: &str, leaves: &mut usize) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    walk(value, &format!("{path}.{name}"), leaves);
                }
            }
            Value::Array(list) => list.iter().for_each(|value| walk(value, path, leaves)),
            Value::Null => assert!(
                [
                    ".normalization.predicted",
                    ".relatives.refusal",
                    ".geometry.points.rms_cause",
                    ".normalization.unrounded",
                    ".normalization.stepwise",
                ]
                .contains(&path)
                    || path.starts_with(".normalization.diagnosis.")
                    || path.starts_with(".failures.causes."),
                "{path}"
            ),
            Value::String(_) | Value::Number(_) | Value::Bool(_) => *leaves += 1,
        }
    }
    for scenario in ODD {
        let mut leaves = 0;
        walk(&exported(scenario), "", &mut leaves);
        assert!(leaves > 1000, "{scenario}: {leaves}");
    }
    let non_finite = text(Export::Outcome, ALL[2]);
    assert!(non_finite.contains("\"NaN\""), "{non_finite}");
}

#[test]
fn the_bands_are_in_the_file_if_they_are_computed() {
    let (scenario, outcome) = run("{}");
    let mut ensemble = Ensemble::with_runs(3, 0, &scenario.growth);
    ensemble.advance(3);
    let bands = ensemble.bands();
    let text = Export::Outcome.text(&scenario, &outcome, Some(&bands));
    let read: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(read["bands"], json!(bands));
    assert_eq!(read["bands"]["growing"].as_array().map(Vec::len), Some(21));
    assert_eq!(exported("{}").get("bands"), None);
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / f64::from(u32::try_from(values.len()).expect("few values"))
}

fn assert_close(here: f64, there: f64, what: &str) {
    assert!(
        (here - there).abs() <= 1e-5 * (1.0 + there.abs()),
        "{what}: {here}, {there}"
    );
}

/// The default scenario, recomputed in float64 from the matrices in the file.
#[test]
fn statistics_and_gradients_follow_from_the_matrices_in_the_file() {
    let read = exported("{}");
    let layer = &read["normalization"];
    let (x, y) = (rows(&layer["input"]), rows(&layer["output"]));
    let g = rows(&read["backward"]["upstream"]);
    for row in 0..3 {
        let mu = mean(&x[row]);
        let squares: Vec<f64> = x[row].iter().map(|x| (x - mu).powi(2)).collect();
        let root = (mean(&squares) + 1e-5).sqrt();
        let of_row = |path: &str, field: &str| number(&layer[path]["rows"][row][field]);
        assert_close(of_row("before", "mean"), mu, "mean");
        assert_close(of_row("before", "std_biased"), mean(&squares).sqrt(), "std");
        assert_close(
            of_row("before", "std_unbiased"),
            (squares.iter().sum::<f64>() / 9.0).sqrt(),
            "std",
        );
        assert_close(
            number(&layer["predicted"][row]["mean"]),
            mean(&y[row]),
            "predicted",
        );
        let hat: Vec<f64> = x[row].iter().map(|x| (x - mu) / root).collect();
        let weighted: Vec<f64> = std::iter::zip(&g[row], &hat)
            .map(|(g, hat)| g * hat)
            .collect();
        let gradient = &rows(&read["backward"]["gradient"]["input"])[row];
        let root_mean_square = mean(&x[row].iter().map(|x| x * x).collect::<Vec<_>>());
        for column in 0..10 {
            assert_close(y[row][column], hat[column], "y");
            let expected = (g[row][column] - mean(&g[row]) - hat[column] * mean(&weighted)) / root;
            assert_close(gradient[column], expected, "gradient");
            let rms = &rows(&read["relatives"][2]["output"])[row];
            let expected = x[row][column] / (root_mean_square + 1e-5).sqrt();
            assert_close(rms[column], expected, "RMSNorm");
        }
    }
}
