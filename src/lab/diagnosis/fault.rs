//! The stage of the computation at which float32's result and the exact one part.

use serde::Serialize;

/// Why the result differs from the exact one. The largest number, and what is too small,
/// are those of the number format in which the layer computes. In the order of the
/// computation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// The input holds an infinity or a NaN.
    NonFiniteInput,
    /// A partial sum of the values exceeds the largest number, so the mean is not
    /// finite.
    SumOverflow,
    /// A squared deviation exceeds the largest number, so the variance is infinite.
    SquareOverflow,
    /// The sum of the squared deviations exceeds the largest number.
    VarianceOverflow,
    /// `v + ε` and every deviation are 0: 0/0.
    ZeroOverZero,
    /// `v + ε` is 0, a deviation is not: the squares were too small.
    DivisionByZero,
    /// ε exceeds the largest number, so the root is infinite.
    EpsOverflow,
    /// γ exceeds the largest number.
    GammaOverflow,
    /// β exceeds the largest number.
    BetaOverflow,
    /// γ and β exceed the largest number.
    GammaBetaOverflow,
    /// A finite `x̂` times γ, plus β, exceeds the largest number.
    ResultOverflow,
    /// The sum of the values is rounded while it is added up, so that its quotient is not
    /// the number nearest to the mean. Another order of summation gives another sum.
    SumRounding,
    /// The number nearest to the mean is visibly off.
    MeanRounding,
    /// Squares that are 0 in the format are missing from the variance.
    VarianceUnderflow,
    /// The squares are subnormal numbers, which the format holds with few digits.
    SubnormalSquares,
    /// The rounded variance is visibly off.
    VarianceRounding,
    /// The format cannot hold an ε this small: it becomes 0.
    EpsUnderflow,
    /// The number of the format that is nearest to ε is visibly off.
    EpsRounding,
    /// The number of the layer's format that is nearest to γ is visibly off.
    GammaRounding,
    /// The number of the layer's format that is nearest to β is visibly off.
    BetaRounding,
    /// The rounding of the result to a narrow number format shows.
    FormatRounding,
    /// Every step is rounded to a narrow number format, and the roundings after the variance
    /// show: of x − μ, of the root, of x̂, of γ·x̂ and of the sum with β.
    StepRounding,
    /// Mean and variance are right; a later rounding shows, of x − μ or of γ·x̂ + β.
    ResultRounding,
}

impl Fault {
    /// Whether it comes from γ and β, after x̂, and leaves other results finite.
    pub(super) fn is_of_results(self) -> bool {
        matches!(
            self,
            Self::GammaOverflow
                | Self::BetaOverflow
                | Self::GammaBetaOverflow
                | Self::ResultOverflow
        )
    }
}
