//! Station 6: which row is normalised.

use serde::{Deserialize, Serialize};

use crate::lab::listed_enum::listed_enum;

/// The row that station 6 normalises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Failures {
    /// Where the row comes from.
    pub source: RowSource,
    /// Which row of the matrix, counted from 1, if it comes from there. Where the
    /// matrix has fewer rows, its last row is taken.
    pub row: u32,
}

listed_enum! {
    /// Where station 6's row comes from: a published report, or the matrix. The reports
    /// are ordered from ordinary values to extreme ones.
    #[derive(Default, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum RowSource {
        /// Four values from 40000, in steps of 1.
        #[default]
        From40000,
        /// Four values within 0.7 of each other, near 2000.
        Near2000,
        /// 16 values from 100, in steps of 0.001.
        From100,
        /// The same from 1000.
        From1000,
        /// The same from 10000.
        From10000,
        /// 256 equal values.
        Constant,
        /// Two values of 1e20 and two of −1e20.
        Huge,
        /// All zeros.
        Zeros,
        /// All zeros, with an ε that float16 rounds to 0.
        ZerosInFloat16,
        /// One infinite value among finite ones.
        Infinity,
        /// A row of the matrix of station 2.
        MatrixRow,
    }
}

impl Default for Failures {
    fn default() -> Self {
        Self {
            source: RowSource::default(),
            row: 1,
        }
    }
}

impl Failures {
    /// The index of the matrix's row, counted from 0, given how many rows the matrix has.
    #[must_use]
    pub fn index(&self, rows: usize) -> usize {
        (self.row as usize).clamp(1, rows.max(1)) - 1
    }
}
