//! The choice of burn backend.

use burn::tensor::Device;

#[cfg(not(any(feature = "ndarray", feature = "flex")))]
compile_error!("the lab needs a burn backend: enable the Cargo feature `ndarray` or `flex`");

/// The device of every tensor in the lab: burn's `flex` backend if the Cargo
/// feature of that name is enabled, otherwise `ndarray`.
#[cfg(feature = "flex")]
#[must_use]
pub fn device() -> Device {
    Device::flex()
}

/// The device of every tensor in the lab: burn's `flex` backend if the Cargo
/// feature of that name is enabled, otherwise `ndarray`.
#[cfg(all(feature = "ndarray", not(feature = "flex")))]
#[expect(
    deprecated,
    reason = "the project requires ndarray; the feature `flex` is the replacement once burn removes it"
)]
#[must_use]
pub fn device() -> Device {
    Device::ndarray()
}
