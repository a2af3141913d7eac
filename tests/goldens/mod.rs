//! PyTorch's reference values, and checks that compare the lab's numbers with them.
//!
//! PyTorch 2.15 computed the JSON files in this folder and the recording in
//! `assets/transformer`, on a CPU. The same checks run natively (`tests/numbers.rs`) and in a
//! browser (`tests/wasm.rs`), which cannot read files, so the files are compiled into the
//! tests.

mod chain_case;
mod chain_gradients;
mod depth;
mod failures;
mod gradient;
mod growth;
mod layer_formats;
mod layer_norm;
pub(crate) mod numbers_page;
mod randn;
#[cfg(not(target_arch = "wasm32"))]
mod render_page;
mod transformer;
mod variants;

pub(crate) use chain_gradients::{
    check_elementwise as check_elementwise_gradients, check_long as check_long_gradients,
    check_matrix as check_matrix_gradients,
};
pub(crate) use depth::{check_gradients as check_depth_gradients, check_rms as check_depth_rms};
pub(crate) use failures::check as check_failures;
pub(crate) use gradient::{
    check as check_gradient, check_few as check_gradient_few,
    check_large_offset as check_gradient_large_offset,
};
pub(crate) use growth::{
    check_elementwise as check_elementwise_chains, check_layer_norm as check_layer_norm_chains,
    check_matrix as check_matrix_chains,
};
pub(crate) use layer_formats::{
    check_bfloat16, check_every_step, check_float16, check_offset as check_offset_in_formats,
    check_relatives as check_relatives_in_formats,
};
pub(crate) use layer_norm::{check as check_layer_norm, check_large_offset};
pub(crate) use randn::{check_long as check_long_draws, check_short as check_short_draws};
pub(crate) use transformer::check as check_transformer;
pub(crate) use variants::check as check_variants;

use layernorm_lab::lab::real::Real;
use serde::{Deserialize, de::DeserializeOwned};

/// The result of checking one golden file.
#[derive(Debug)]
pub(crate) struct Report {
    /// The file, and which of its cases if not all of them.
    pub(crate) file: &'static str,
    /// The unit of the errors.
    pub(crate) measure: &'static str,
    /// Number of cases computed.
    pub(crate) cases: usize,
    /// Number of values compared.
    pub(crate) values: usize,
    /// The largest error allowed for any value.
    pub(crate) allowed: f64,
    /// The largest error found.
    pub(crate) worst: f64,
    /// One message for every value whose error exceeds its tolerance.
    failures: Vec<String>,
}

impl Report {
    fn new(file: &'static str, measure: &'static str) -> Self {
        Self {
            file,
            measure,
            cases: 0,
            values: 0,
            allowed: 0.0,
            worst: 0.0,
            failures: Vec::new(),
        }
    }

    /// Records the error of one value.
    fn record(&mut self, label: &str, error: f64, tolerance: f64) {
        self.values += 1;
        self.allowed = self.allowed.max(tolerance);
        self.worst = self.worst.max(error);
        if error.is_nan() || error > tolerance {
            self.failures
                .push(format!("{label}: error {error:e}, allowed {tolerance:e}"));
        }
    }

    /// Returns the report if every error is within its tolerance.
    ///
    /// # Panics
    /// With the first ten values whose errors are not, or if there were no cases.
    #[must_use]
    pub(crate) fn passed(self) -> Self {
        assert!(self.cases > 0, "{} contains no cases", self.file);
        let first = &self.failures[..self.failures.len().min(10)];
        assert!(
            first.is_empty(),
            "{}: {} of {} values exceed their tolerance; the first are\n{}",
            self.file,
            self.failures.len(),
            self.values,
            first.join("\n")
        );
        self
    }
}

#[derive(Deserialize)]
struct File<Case> {
    cases: Vec<Case>,
}

fn cases<Case: DeserializeOwned>(json: &str) -> Vec<Case> {
    let file: File<Case> = serde_json::from_str(json).expect("the golden files are valid JSON");
    file.cases
}

/// `|measured − expected| / scale(|expected|)`; infinite if only one of the two is
/// finite, or if they are different non-finite values.
fn scaled_error(measured: Real, expected: Real, scale: fn(f64) -> f64) -> f64 {
    match (measured, expected) {
        // Before the division, so that an exact match of 0 has error 0 and not 0/0.
        _ if measured == expected => 0.0,
        (Real::Finite(measured), Real::Finite(expected)) => {
            (measured - expected).abs() / scale(expected.abs())
        }
        _ => f64::INFINITY,
    }
}
