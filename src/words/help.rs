//! Help on what a pointer does.

/// What a mouse or a key does, and what a finger does instead.
#[derive(Clone, Copy, Debug)]
pub struct Help {
    /// For a device with a mouse.
    pub mouse: &'static str,
    /// For a device with a touch screen alone.
    pub touch: &'static str,
}
