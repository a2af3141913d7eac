//! The sentences that interpret each station's numbers, put together from
//! [claims](crate::claims).

mod affine;
mod backward;
mod chain;
mod depth;
mod geometry;
mod gradient;
mod growth;
mod layer;
mod non_finite;
mod rounding;
mod rows;
mod shown;
pub mod spread;
mod subject;
mod transformer;
mod value;

#[cfg(feature = "gradient")]
pub use backward::backward;
pub use backward::{backward_chain, backward_chains};
pub(in crate::words) use chain::compared;
pub use chain::{both_chains, chain};
pub use depth::depth;
pub use geometry::{geometry, geometry_rms_norm};
pub use gradient::{gradient, kept, percent};
pub use growth::{band, format_name, why};
pub use layer::{scatter, what};
pub use rows::{parameters, statistics};
pub use transformer::transformer;
