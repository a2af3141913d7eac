//! The only calls into JavaScript and web-sys.
//!
//! Nothing here knows what the lab computes: text, numbers and elements come
//! in, and a failure goes out as a `Result`.

pub mod clock;
pub mod entropy;
pub mod focus;
pub mod loading;
pub mod plotly;
pub mod plotly_script;
pub mod pointer;
pub mod preference;
pub mod visibility;
