//! Random seeds.

/// A seed of 32 random bits from the browser.
///
/// # Errors
/// If the browser provides no random bits.
pub fn random_seed() -> Result<u32, String> {
    getrandom::u32().map_err(|error| error.to_string())
}
