//! The ends of the norm axis.

/// The ends of the norm axis, as values.
#[derive(Clone, Copy)]
pub(super) struct Edges {
    pub(super) bottom: f64,
    pub(super) top: f64,
}

impl Edges {
    /// From the range as plotly takes it: powers of ten on a logarithmic axis.
    pub(super) fn of([bottom, top]: [f64; 2], logarithmic: bool) -> Self {
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
