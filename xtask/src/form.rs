//! The two forms of the optimised site.

/// How the WebAssembly module is shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// As a primary and a secondary module (`crates/module-splitter`).
    Split,
    /// In one piece.
    Whole,
}
