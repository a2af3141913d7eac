//! Pure conversions between the lab's values and text.
//!
//! The parsers accept any text: each reports what it could not use.
//!
//! | module | holds |
//! |---|---|
//! | [`export`] | exports: PyTorch, Jupyter notebook, burn, CSV, JSON |
//! | [`lesson`] | the controls that a teacher hides or locks |
//! | [`link`] | a scenario and a lesson as the fragment of a URL |
//! | [`matrix_text`] | parses a matrix from CSV, TSV, a Python list, or numpy's or PyTorch's output |
//! | [`stored_steps`] | undo steps as text, for the storage of a tab |

pub mod export;
pub mod lesson;
pub mod link;
pub mod matrix_text;
pub mod stored_steps;
