//! Why an answer is what it is, as typed values: `words` puts them into a sentence.

use crate::lab::{real::Real, relatives::Relative};

/// The reason for an answer in one state.
#[derive(Clone, Debug, PartialEq)]
pub enum Explanation {
    /// Under the elementwise product, a typical entry changes by this factor per step:
    /// `s·exp(E ln|Z|)`, where `E ln|Z| = −(γ_Euler + ln 2)/2`. The expected norm comes
    /// from few large entries.
    TypicalFactor {
        /// The factor.
        factor: f64,
        /// Whether the matrix has a single entry, which then is the norm.
        is_single: bool,
        /// The root-mean-square norm after the last step.
        expected: Real,
    },
    /// Under the matrix product, the expected norm changes by this factor per step: s·√n.
    MatrixGain {
        /// The factor.
        gain: f64,
    },
    /// Each of n rows of n entries has the norm √n after LayerNorm.
    HeldNorm {
        /// n.
        size: u32,
    },
    /// The rows have become more or less similar.
    Directions {
        /// The mean |cos| of the angle between two rows after one step.
        first: Real,
        /// After the last.
        last: Real,
    },
    /// No value of n is more than √(n − 1) standard deviations from the mean.
    Bound {
        /// n.
        count: usize,
    },
    /// The same, and the recording has such a value.
    RecordedBound {
        /// n.
        count: usize,
    },
    /// LayerNorm removes shift and scale.
    Invariant {
        /// The largest change of an output, which is due to ε and rounding.
        largest: f64,
        /// Whether ε is 0, so that it is due to rounding alone.
        without_eps: bool,
    },
    /// All rows share one mean and one standard deviation.
    SharedStatistics,
    /// LayerNorm divides by n, `torch.std` by n − 1.
    Divisors {
        /// n.
        count: usize,
    },
    /// Only the rows' own means are subtracted.
    RowMeans {
        /// The least and the greatest mean of a column.
        columns: [Real; 2],
    },
    /// The slope of a row's line is 1/σ.
    SmallestStd {
        /// The row with the smallest σ, counted from 0.
        row: usize,
        /// Its σ.
        std: Real,
    },
    /// Each row is a straight line, but the lines differ.
    Lines {
        /// The least and the greatest slope, 1/σ.
        slopes: [Real; 2],
        /// The least and the greatest mean of a row.
        means: [Real; 2],
    },
    /// The second layer removes γ and β.
    Removed {
        /// The largest difference from the output without γ and β.
        largest: f64,
    },
    /// Only the cells that share a mean and a standard deviation with the edited one can
    /// change.
    SharedCells {
        /// The layer.
        relative: Relative,
        /// How many cells share them, with the edited one.
        sharing: usize,
        /// How many of those changed.
        changed: usize,
    },
    /// tan θ = |μ|/σ.
    Angle {
        /// |μ| of the row.
        mean: f64,
        /// Its σ.
        std: f64,
    },
    /// tan θ = σ/|μ|, of the point that is farthest from the axis (1, 1, 1).
    AxisAngle {
        /// |μ| of the point.
        mean: f64,
        /// Its σ.
        std: f64,
    },
    /// The two numbers are apart by the variance, and float32's numbers by the gap.
    Cancellation {
        /// The exact variance.
        variance: f64,
        /// The distance between two neighbouring float32 numbers at μ².
        gap: f64,
        /// What float32 gives.
        result: f64,
    },
    /// Each normalised row sums to 0, and so does the whole output.
    FixedSum {
        /// The sum of all outputs.
        sum: f64,
    },
    /// LN normalises what each block reads, and each block adds to the stream.
    StreamGrowth {
        /// L.
        layers: u32,
        /// s²: what a block adds to the stream's mean square, on average.
        added: f64,
        /// √(1 + s²·L).
        expected: f64,
    },
    /// The sum of the squares, or the values themselves, are not finite in float32.
    NotFinite {
        /// Whether all values of the row are finite.
        finite_values: bool,
    },
}
