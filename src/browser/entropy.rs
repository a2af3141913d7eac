//! A seed nobody chose.

/// 32 random bits from the browser's own source.
///
/// # Errors
/// When the browser refuses to give any.
pub fn seed() -> Result<u32, String> {
    getrandom::u32().map_err(|error| error.to_string())
}
