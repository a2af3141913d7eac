//! Reactive primitives that know nothing about layer normalisation.

pub(crate) mod debounce;
pub(crate) mod deferred_memo;
pub(crate) mod drawn_size;
pub(crate) mod eased;
pub(crate) mod ever;
pub(crate) mod generation;
pub(crate) mod idle;
pub(crate) mod pointer_state;
pub(crate) mod printing;
pub(crate) mod raf_throttle;
pub(crate) mod recent_change;
pub(crate) mod scoped_memo;
pub(crate) mod scroll_target;
pub(crate) mod staged_mount;
pub(crate) mod touch_gesture;
pub(crate) mod viewport;
