//! The state of a visit, independent of the page: undo and redo.

pub mod history;
