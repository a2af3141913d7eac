//! Modal dialogs.

pub(super) mod export;
pub(super) mod public_questions;
pub(super) mod share;
