//! PyTorch's reference values and the lab's numbers held against them.
//!
//! The JSON files beside this one were computed by PyTorch 2.15 on a CPU.
//! The same checks run natively (`tests/numbers.rs`) and in a browser
//! (`tests/wasm.rs`), so the files are part of the test program.

mod failures;
mod gradient;
mod growth;
mod layer_norm;
pub(crate) mod page;
mod randn;
mod variants;
#[cfg(not(target_arch = "wasm32"))]
mod write;

pub(crate) use failures::check as check_failures;
pub(crate) use gradient::{
    check as check_gradient, check_few as check_gradient_few,
    check_large_offset as check_gradient_large_offset,
};
pub(crate) use growth::{
    check_elementwise as check_elementwise_chains, check_matrix as check_matrix_chains,
};
pub(crate) use layer_norm::{check as check_layer_norm, check_large_offset};
pub(crate) use randn::{check_long as check_long_draws, check_short as check_short_draws};
pub(crate) use variants::check as check_variants;

use layernorm_lab::lab::real::Real;
use serde::{Deserialize, de::DeserializeOwned};

/// What one file's check found.
#[derive(Debug)]
pub(crate) struct Report {
    /// The file, and which of its cases if not all.
    pub(crate) file: &'static str,
    /// What an error is counted in.
    pub(crate) measure: &'static str,
    /// How many cases were computed.
    pub(crate) cases: usize,
    /// How many numbers were compared.
    pub(crate) values: usize,
    /// The largest error that any of them may have.
    pub(crate) allowed: f64,
    /// The largest error found.
    pub(crate) worst: f64,
    /// Every number that was off by more than it may.
    faults: Vec<String>,
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
            faults: Vec::new(),
        }
    }

    /// Counts one comparison and its error.
    fn hold(&mut self, place: &str, error: f64, tolerance: f64) {
        self.values += 1;
        self.allowed = self.allowed.max(tolerance);
        self.worst = self.worst.max(error);
        if error.is_nan() || error > tolerance {
            self.faults
                .push(format!("{place}: error {error:e}, allowed {tolerance:e}"));
        }
    }

    /// The report, if every number held.
    ///
    /// # Panics
    /// With the first numbers that did not.
    #[must_use]
    pub(crate) fn confirmed(self) -> Self {
        assert!(self.cases > 0, "{} holds no case", self.file);
        let first = &self.faults[..self.faults.len().min(10)];
        assert!(
            first.is_empty(),
            "{}: {} of {} numbers are off, first\n{}",
            self.file,
            self.faults.len(),
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
    let file: File<Case> = serde_json::from_str(json).expect("the golden files are well formed");
    file.cases
}

/// The difference, `scale`d by the expected value; two numbers of different
/// kind, such as an infinity and a finite one, are infinitely far apart.
fn difference(measured: Real, expected: Real, scale: fn(f64) -> f64) -> f64 {
    match (measured, expected) {
        // Before any division: a zero that is met exactly is met.
        _ if measured == expected => 0.0,
        (Real::Finite(measured), Real::Finite(expected)) => {
            (measured - expected).abs() / scale(expected.abs())
        }
        _ => f64::INFINITY,
    }
}
