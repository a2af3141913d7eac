//! The rows that the lab shows.

use super::{Failure, Report};
use crate::lab::scenario::Precision;

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
        name: "40000 and up by ones",
        row: || vec![40_000.0, 40_001.0, 40_002.0, 40_003.0],
        eps: 1e-5,
        precision: Precision::Float32,
        why: "The squares are near 1.6 billion, where float32 only knows every 128th number, so the naive variance comes out below zero and its root is NaN.",
        reports: &[report("microsoft/onnxruntime", 28463)],
    },
    Failure {
        name: "about 2000",
        row: || vec![2000.3, 1999.9, 2000.6, 2000.0],
        eps: 1e-5,
        precision: Precision::Float32,
        why: "Squares of 4 million are rounded to the nearest quarter, which is more than the whole variance of 0.07, so that the naive one is a matter of chance.",
        reports: &[report("pytorch/pytorch", 51102)],
    },
    Failure {
        name: "100 and up by thousandths",
        row: || thousandths(100.0),
        eps: 1e-5,
        precision: Precision::Float32,
        why: "The true variance is 0.00002, and two numbers of about 10000 cannot differ by so little in float32.",
        reports: &[
            report("tracel-ai/burn", 5607),
            report("pytorch/pytorch", 40302),
        ],
    },
    Failure {
        name: "1000 and up by thousandths",
        row: || thousandths(1000.0),
        eps: 1e-5,
        precision: Precision::Float32,
        why: "Float32 holds these values only to the nearest 0.00006, and the rounding of their mean shifts every output by the same amount.",
        reports: &[report("tracel-ai/burn", 5607)],
    },
    Failure {
        name: "10000 and up by thousandths",
        row: || thousandths(10_000.0),
        eps: 1e-5,
        precision: Precision::Float32,
        why: "Neighbouring float32 numbers are 0.001 apart here, so that the mean itself is off by a good part of the whole spread.",
        reports: &[report("tracel-ai/burn", 5607)],
    },
    Failure {
        name: "256 times 1234",
        row: || vec![1234.0; 256],
        eps: 1e-5,
        precision: Precision::Float32,
        why: "The exact variance is 0, but a long sum of equal squares is rounded again and again, and a remainder below −ε has no root.",
        reports: &[report("microsoft/onnxruntime", 21935)],
    },
    Failure {
        name: "±1e20",
        row: || vec![1e20, -1e20, 1e20, -1e20],
        eps: 1e-5,
        precision: Precision::Float32,
        why: "The square of 1e20 is past float32's largest number, so the variance is infinite and everything divided by its root is 0.",
        reports: &[report("pytorch/pytorch", 162_489)],
    },
    Failure {
        name: "all zeros",
        row: || vec![0.0; 8],
        eps: 1e-5,
        precision: Precision::Float32,
        why: "Without a spread there is nothing to divide by but ε: forward this gives 0, while a backward pass that takes the root's slope at the bare variance divides by 0.",
        reports: &[report("tracel-ai/burn", 1992)],
    },
    Failure {
        name: "all zeros in float16",
        row: || vec![0.0; 8],
        eps: 1e-12,
        precision: Precision::Float16,
        why: "Float16 has no number between 0 and 0.00000006, so ε = 1e-12 becomes 0 and the layer computes 0/0.",
        reports: &[report("pytorch/pytorch", 41527)],
    },
    Failure {
        name: "one infinity",
        row: || vec![1.0, 2.0, f32::INFINITY, 4.0],
        eps: 1e-5,
        precision: Precision::Float32,
        why: "The mean is infinite, and ∞ − ∞ and ∞/∞ have no value, so one entry takes the whole row with it.",
        reports: &[report("pytorch/pytorch", 173_885)],
    },
];
