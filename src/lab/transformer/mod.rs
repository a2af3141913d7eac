//! The LayerNorms of a trained model, with recorded activations.
//!
//! The activations are in a file, which the page fetches or the user opens
//! (`crate::share::recording` reads it): nothing here is part of a scenario but the
//! choice of layer and sentence.
//!
//! | module | holds |
//! |---|---|
//! | `recording` | the LayerNorms of a model and what they were given |
//! | `outcome` | burn's output for a recorded input, and statistics of both |
//! | `largest` | the largest value of each token at each LayerNorm |
//! | `own_matrix` | a recorded input as the matrix of stations 2 to 7 |
//! | `remarkable` | a value far from the mean, a feature that rows share, what γ removes |
//! | `stages` | single values before the LayerNorm, normalised, and with γ and β |
//! | `finding` | the layers and sentences of the lab's recording that show one thing each |

mod finding;
mod largest;
mod outcome;
mod own_matrix;
mod recording;
mod remarkable;
mod stages;

pub use finding::{Finding, FindingSpec};
pub use largest::{LargestValue, largest_by_norm};
pub use outcome::{Comparison, Outcome, TokenSummary, run};
pub use own_matrix::{OwnMatrixError, use_in};
pub use recording::{Activations, Norm, Recording, Sample};
pub use remarkable::{ZERO, peak_row, rows_of, shared_feature, split_by_gamma};
pub use stages::{ByStage, Line, Others, Stages, Subject};
