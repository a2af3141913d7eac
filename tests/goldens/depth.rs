//! `depth.json`: residual stacks, with the rms of the stream and the norms of the gradients.

use layernorm_lab::lab::{
    depth::{Draws, run},
    scenario::{Depth, Scheme},
};
use serde::Deserialize;

use super::Report;

#[derive(Deserialize)]
struct Case {
    seed: u64,
    rows: u32,
    width: u32,
    depth: u32,
    scale: f64,
    scheme: String,
    rms: Vec<f64>,
    weight_gradients: Vec<f64>,
    input_gradient: f64,
}

/// Allows a relative error of 1e-4.
pub(crate) fn check_rms() -> Report {
    check("depth.json, rms of the stream", 1e-4, |stack, case| {
        pairs(
            &stack.rms.iter().map(|rms| rms.to_f64()).collect::<Vec<_>>(),
            &case.rms,
        )
    })
}

/// Allows a relative error of 1e-3.
pub(crate) fn check_gradients() -> Report {
    check("depth.json, gradients", 1e-3, |stack, case| {
        let mut measured: Vec<f64> = stack
            .weight_gradients
            .iter()
            .map(|norm| norm.to_f64())
            .collect();
        measured.push(stack.input_gradient.to_f64());
        let mut expected = case.weight_gradients.clone();
        expected.push(case.input_gradient);
        pairs(&measured, &expected)
    })
}

fn pairs(measured: &[f64], expected: &[f64]) -> Vec<(f64, f64)> {
    assert_eq!(measured.len(), expected.len());
    std::iter::zip(measured.to_vec(), expected.to_vec()).collect()
}

fn check(
    file: &'static str,
    tolerance: f64,
    compared: impl Fn(&layernorm_lab::lab::depth::Stack, &Case) -> Vec<(f64, f64)>,
) -> Report {
    let mut report = Report::new(file, "relative error");
    for case in super::cases::<Case>(include_str!("depth.json")) {
        report.cases += 1;
        let scheme = match case.scheme.as_str() {
            "none" => Scheme::None,
            "post" => Scheme::Post,
            "pre" => Scheme::Pre,
            "peri" => Scheme::Peri,
            other => panic!("no stack is called {other}"),
        };
        let settings = Depth {
            scheme,
            layers: case.depth,
            width: case.width,
            scale: case.scale,
            rows: case.rows,
        };
        let mut draws = Draws::seeded(case.seed, case.rows as usize, case.width as usize);
        let stack = run(&mut draws, case.seed, &settings);
        for (index, (measured, expected)) in compared(&stack, &case).into_iter().enumerate() {
            let label = format!("seed {} {} {index}", case.seed, case.scheme);
            report.record(&label, (measured - expected).abs() / expected, tolerance);
        }
    }
    report
}
