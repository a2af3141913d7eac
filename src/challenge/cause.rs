//! Why a question makes no sense in a state.

/// A property of the state that makes a question meaningless.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// LayerNorm holds the norm, so that there is nothing to predict.
    LayerNormOn,
    /// The chain has a single step.
    FewSteps,
    /// A setting would leave its range.
    OutOfRange,
    /// A result is 0, infinite or undefined, or beyond any scale.
    NotFinite,
    /// There is one feature, which always becomes β.
    OneFeature,
    /// There is one row.
    OneRow,
    /// Values that are normalised together hardly differ, compared with their size.
    NoSpread,
    /// ε is not small compared with a variance.
    Epsilon,
    /// A narrow number format rounds the values.
    Format,
    /// The whole matrix is normalised together.
    WholeMatrix,
    /// The matrix has too many parts to tap.
    TooLarge,
    /// Two rows are nearly equal in what is asked.
    Tie,
}
