//! Modal dialogs of the top bar.

pub(super) mod export;
pub(super) mod share;
