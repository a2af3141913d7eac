//! Pure conversions between the lab's values and text.
//!
//! The parsers accept any text: each reports what it could not use.
//!
//! | module | holds |
//! |---|---|
//! | [`export`] | exports: PyTorch, Jupyter notebook, burn, CSV, JSON |
//! | [`lesson`] | the controls that a teacher hides or locks |
//! | [`link`] | a scenario and a lesson as the fragment of a URL |
//! | [`matrix_text`] | parses a matrix from CSV, Python, numpy, PyTorch, pandas, MATLAB, R, Markdown and others |
//! | [`scenario_file`] | a scenario and a lesson as a JSON file |
//! | [`stored_steps`] | undo steps as text, for the storage of a tab |

pub mod export;
pub mod lesson;
pub mod link;
pub mod matrix_text;
pub mod scenario_file;
pub mod stored_steps;
