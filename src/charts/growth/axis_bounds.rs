//! The bounds of the norm axis.

/// The bounds of the norm axis, as norms.
#[derive(Clone, Copy)]
pub(super) struct AxisBounds {
    pub(super) bottom: f64,
    pub(super) top: f64,
}

impl AxisBounds {
    /// The bounds of a linear axis with this range.
    pub(super) fn linear([bottom, top]: [f64; 2]) -> Self {
        Self { bottom, top }
    }

    /// The bounds of a logarithmic axis, whose range holds exponents of ten.
    pub(super) fn logarithmic(range: [f64; 2]) -> Self {
        Self::linear(range.map(|exponent| 10_f64.powf(exponent)))
    }
}
