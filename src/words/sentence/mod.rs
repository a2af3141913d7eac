//! The sentences that interpret each station's numbers, put together from
//! [claims](crate::claims).

#[cfg(feature = "gradient")]
mod backward;
mod gradient;
mod growth;
mod layer;
mod rows;
mod subject;

#[cfg(feature = "gradient")]
pub use backward::backward;
pub use gradient::{gradient, percent};
pub use growth::{band, chain, format_name, why};
pub use layer::{scatter, what};
pub use rows::{parameters, statistics};
