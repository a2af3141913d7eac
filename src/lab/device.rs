//! The one place that chooses burn's backend.

use burn::tensor::Device;

#[cfg(not(any(feature = "ndarray", feature = "flex")))]
compile_error!("the lab computes on a burn backend: turn on the Cargo feature `ndarray` or `flex`");

/// The device that every tensor of the lab lives on: burn's `flex` backend if
/// the Cargo feature of that name is on, else `ndarray`.
#[cfg(feature = "flex")]
#[must_use]
pub fn device() -> Device {
    Device::flex()
}

/// The device that every tensor of the lab lives on: burn's `flex` backend if
/// the Cargo feature of that name is on, else `ndarray`.
#[cfg(all(feature = "ndarray", not(feature = "flex")))]
#[expect(
    deprecated,
    reason = "the lab is asked to run on ndarray; the feature `flex` is ready for its removal"
)]
#[must_use]
pub fn device() -> Device {
    Device::ndarray()
}
