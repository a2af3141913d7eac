//! The rows that the lab shows.

use serde::Serialize;

use super::{Failure, Report};
use crate::lab::scenario::Precision;

/// Which of the rows: the words about it go by this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Id {
    /// Four values from 40000 on, 1 apart.
    OnesFrom40000,
    /// Four values within 0.7 of each other, near 2000.
    Near2000,
    /// 16 values from 100 on, a thousandth apart.
    ThousandthsFrom100,
    /// The same from 1000 on.
    ThousandthsFrom1000,
    /// The same from 10000 on.
    ThousandthsFrom10000,
    /// 256 times the same value.
    Constant1234,
    /// Two values as large as 1e20, two as small as −1e20.
    PlusMinus1e20,
    /// Nothing but zeros.
    Zeros,
    /// The same, with an ε that float16 has no number for.
    ZerosInFloat16,
    /// One infinity among numbers.
    OneInfinity,
}

const fn report(repository: &'static str, issue: u32) -> Report {
    Report { repository, issue }
}

/// 16 values from `mean` on, a thousandth apart.
fn thousandths(mean: f32) -> Vec<f32> {
    (0..16_u8).map(|i| mean + f32::from(i) * 1e-3).collect()
}

/// Every failure, from the mildest kind of row to the wildest.
pub static ALL: [Failure; 10] = [
    Failure {
        id: Id::OnesFrom40000,
        row: || vec![40_000.0, 40_001.0, 40_002.0, 40_003.0],
        eps: 1e-5,
        precision: Precision::Float32,
        reports: &[report("microsoft/onnxruntime", 28463)],
    },
    Failure {
        id: Id::Near2000,
        row: || vec![2000.3, 1999.9, 2000.6, 2000.0],
        eps: 1e-5,
        precision: Precision::Float32,
        reports: &[report("pytorch/pytorch", 51102)],
    },
    Failure {
        id: Id::ThousandthsFrom100,
        row: || thousandths(100.0),
        eps: 1e-5,
        precision: Precision::Float32,
        reports: &[
            report("tracel-ai/burn", 5607),
            report("pytorch/pytorch", 40302),
        ],
    },
    Failure {
        id: Id::ThousandthsFrom1000,
        row: || thousandths(1000.0),
        eps: 1e-5,
        precision: Precision::Float32,
        reports: &[report("tracel-ai/burn", 5607)],
    },
    Failure {
        id: Id::ThousandthsFrom10000,
        row: || thousandths(10_000.0),
        eps: 1e-5,
        precision: Precision::Float32,
        reports: &[report("tracel-ai/burn", 5607)],
    },
    Failure {
        id: Id::Constant1234,
        row: || vec![1234.0; 256],
        eps: 1e-5,
        precision: Precision::Float32,
        reports: &[report("microsoft/onnxruntime", 21935)],
    },
    Failure {
        id: Id::PlusMinus1e20,
        row: || vec![1e20, -1e20, 1e20, -1e20],
        eps: 1e-5,
        precision: Precision::Float32,
        reports: &[report("pytorch/pytorch", 162_489)],
    },
    Failure {
        id: Id::Zeros,
        row: || vec![0.0; 8],
        eps: 1e-5,
        precision: Precision::Float32,
        reports: &[report("tracel-ai/burn", 1992)],
    },
    Failure {
        id: Id::ZerosInFloat16,
        row: || vec![0.0; 8],
        eps: 1e-12,
        precision: Precision::Float16,
        reports: &[report("pytorch/pytorch", 41527)],
    },
    Failure {
        id: Id::OneInfinity,
        row: || vec![1.0, 2.0, f32::INFINITY, 4.0],
        eps: 1e-5,
        precision: Precision::Float32,
        reports: &[report("pytorch/pytorch", 173_885)],
    },
];
