//! The bounds of the norm axis.

/// The bounds of the norm axis, as norms.
#[derive(Clone, Copy)]
pub(super) struct AxisBounds {
    pub(super) bottom: f64,
    pub(super) top: f64,
}

impl AxisBounds {
    /// Converts plotly's range, which holds exponents of ten on a logarithmic axis.
    pub(super) fn from_range([bottom, top]: [f64; 2], logarithmic: bool) -> Self {
        if logarithmic {
            Self {
                bottom: 10_f64.powf(bottom),
                top: 10_f64.powf(top),
            }
        } else {
            Self { bottom, top }
        }
    }
}
