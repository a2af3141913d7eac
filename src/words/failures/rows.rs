//! The rows that break ordinary arithmetic: their names, and why they do.

use crate::lab::failures::Id;

/// What the row is called.
#[must_use]
pub fn name(id: Id) -> &'static str {
    match id {
        Id::OnesFrom40000 => "40000 and up by ones",
        Id::Near2000 => "about 2000",
        Id::ThousandthsFrom100 => "100 and up by thousandths",
        Id::ThousandthsFrom1000 => "1000 and up by thousandths",
        Id::ThousandthsFrom10000 => "10000 and up by thousandths",
        Id::Constant1234 => "256 times 1234",
        Id::PlusMinus1e20 => "±1e20",
        Id::Zeros => "all zeros",
        Id::ZerosInFloat16 => "all zeros in float16",
        Id::OneInfinity => "one infinity",
    }
}

/// Why the arithmetic fails, in one sentence.
#[must_use]
pub fn why(id: Id) -> &'static str {
    match id {
        Id::OnesFrom40000 => {
            "The squares are near 1.6 billion, where float32 only knows every 128th number, so the naive variance comes out below zero and its root is NaN."
        }
        Id::Near2000 => {
            "Squares of 4 million are rounded to the nearest quarter, which is more than the whole variance of 0.07, so that the naive one is a matter of chance."
        }
        Id::ThousandthsFrom100 => {
            "The true variance is 0.00002, and two numbers of about 10000 cannot differ by so little in float32."
        }
        Id::ThousandthsFrom1000 => {
            "Float32 holds these values only to the nearest 0.00006, and the rounding of their mean shifts every output by the same amount."
        }
        Id::ThousandthsFrom10000 => {
            "Neighbouring float32 numbers are 0.001 apart here, so that the mean itself is off by a good part of the whole spread."
        }
        Id::Constant1234 => {
            "The exact variance is 0, but a long sum of equal squares is rounded again and again, and a remainder below −ε has no root."
        }
        Id::PlusMinus1e20 => {
            "The square of 1e20 is past float32's largest number, so the variance is infinite and everything divided by its root is 0."
        }
        Id::Zeros => {
            "Without a spread there is nothing to divide by but ε: forward this gives 0, while a backward pass that takes the root's slope at the bare variance divides by 0."
        }
        Id::ZerosInFloat16 => {
            "Float16 has no number between 0 and 0.00000006, so ε = 1e-12 becomes 0 and the layer computes 0/0."
        }
        Id::OneInfinity => {
            "The mean is infinite, and ∞ − ∞ and ∞/∞ have no value, so one entry takes the whole row with it."
        }
    }
}
