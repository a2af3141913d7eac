//! Station 6's rows from published reports.

use super::{Failure, Report};
use crate::lab::scenario::{Precision, RowSource};

/// The report's row; `None` for a row of the matrix.
#[must_use]
pub fn preset(source: RowSource) -> Option<&'static Failure> {
    ALL.iter().find(|failure| failure.id == source)
}

const fn report(repository: &'static str, issue: u32) -> Report {
    Report { repository, issue }
}

/// 16 values from `start`, in steps of 0.001.
fn thousandths(start: f32) -> Vec<f32> {
    (0..16_u8).map(|i| start + f32::from(i) * 1e-3).collect()
}

/// Every failure, in display order: from ordinary values to extreme ones.
pub static ALL: [Failure; 10] = [
    Failure {
        id: RowSource::From40000,
        values: || vec![40_000.0, 40_001.0, 40_002.0, 40_003.0],
        eps: 1e-5,
        precision: Precision::Float32,
        reports: &[report("microsoft/onnxruntime", 28463)],
    },
    Failure {
        id: RowSource::Near2000,
        values: || vec![2000.3, 1999.9, 2000.6, 2000.0],
        eps: 1e-5,
        precision: Precision::Float32,
        reports: &[report("pytorch/pytorch", 51102)],
    },
    Failure {
        id: RowSource::From100,
        values: || thousandths(100.0),
        eps: 1e-5,
        precision: Precision::Float32,
        reports: &[
            report("tracel-ai/burn", 5607),
            report("pytorch/pytorch", 40302),
        ],
    },
    Failure {
        id: RowSource::From1000,
        values: || thousandths(1000.0),
        eps: 1e-5,
        precision: Precision::Float32,
        reports: &[report("tracel-ai/burn", 5607)],
    },
    Failure {
        id: RowSource::From10000,
        values: || thousandths(10_000.0),
        eps: 1e-5,
        precision: Precision::Float32,
        reports: &[report("tracel-ai/burn", 5607)],
    },
    Failure {
        id: RowSource::Constant,
        values: || vec![1234.0; 256],
        eps: 1e-5,
        precision: Precision::Float32,
        reports: &[report("microsoft/onnxruntime", 21935)],
    },
    Failure {
        id: RowSource::Huge,
        values: || vec![1e20, -1e20, 1e20, -1e20],
        eps: 1e-5,
        precision: Precision::Float32,
        reports: &[report("pytorch/pytorch", 162_489)],
    },
    Failure {
        id: RowSource::Zeros,
        values: || vec![0.0; 8],
        eps: 1e-5,
        precision: Precision::Float32,
        reports: &[report("tracel-ai/burn", 1992)],
    },
    Failure {
        id: RowSource::ZerosInFloat16,
        values: || vec![0.0; 8],
        eps: 1e-12,
        precision: Precision::Float16,
        reports: &[report("pytorch/pytorch", 41527)],
    },
    Failure {
        id: RowSource::Infinity,
        values: || vec![1.0, 2.0, f32::INFINITY, 4.0],
        eps: 1e-5,
        precision: Precision::Float32,
        reports: &[report("pytorch/pytorch", 173_885)],
    },
];
