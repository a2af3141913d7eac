//! Pure conversions between the lab's values and text.
//!
//! The parsers accept any text: each reports what it could not use.
//!
//! | module | holds |
//! |---|---|
//! | [`answers`] | the predictions of students as short codes, and what a class predicted |
//! | [`export`] | exports: PyTorch, Jupyter notebook, burn, CSV, JSON |
//! | [`lesson`] | a teacher's steps, and the controls that each one hides or locks |
//! | [`lesson_file`] | a lesson as a part of a scenario file |
//! | [`lesson_sheet`] | a lesson as a page to print |
//! | [`link`] | a scenario and a lesson as the fragment of a URL |
//! | [`matrix_text`] | parses a matrix from CSV, Python, numpy, PyTorch, pandas, MATLAB, R, Markdown and others |
//! | [`npy`] | reads a matrix from numpy's `.npy` files |
//! | [`recording`] | reads recorded activations of a model from safetensors files |
//! | [`scenario_file`] | a scenario and a lesson as a JSON file |
//! | [`stored_steps`] | undo steps as text, for the storage of a tab |

pub mod answers;
mod csv_text;
pub mod export;
pub mod lesson;
pub mod lesson_file;
pub mod lesson_sheet;
pub mod link;
pub mod matrix_text;
pub mod npy;
pub mod recording;
pub mod scenario_file;
pub mod stored_steps;
