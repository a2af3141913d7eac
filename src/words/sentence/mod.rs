//! The sentences that interpret each station's numbers, put together from
//! [claims](crate::claims).

mod gradient;
mod growth;
mod layer;
mod rows;
mod subject;

pub use gradient::{gradient, percent};
pub use growth::{band, chain, format_name, why};
pub use layer::{scatter, what};
pub use rows::{parameters, statistics};
