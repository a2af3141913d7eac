//! What the person at the terminal reads: a line before anything slow, a line
//! with the time it took after it, and one line if it fails.

use std::fmt::Display;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// Announces something that is about to be done.
pub(crate) fn doing(what: impl Display) {
    eprintln!("▸ {what}");
}

/// Tells a fact worth a line of its own.
pub(crate) fn fact(what: impl Display) {
    eprintln!("  {what}");
}

/// The one line that ends a command which failed.
pub(crate) fn error(error: &anyhow::Error) {
    // Causes are joined with colons. One that spans lines, such as a tool's own
    // output, would hide what to do; the tool has printed it already.
    let line: Vec<_> = error
        .chain()
        .map(|cause| {
            cause
                .to_string()
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned()
        })
        .collect();
    eprintln!("error: {}", line.join(": "));
}

/// Does `work` under a heading, and says how long it took.
pub(crate) fn step<T>(what: &str, usually: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    doing(format_args!("{what} (usually {usually})"));
    let start = Instant::now();
    let value = work().with_context(|| format!("{what} failed"))?;
    eprintln!("✓ {what}: {}", duration(start.elapsed()));
    Ok(value)
}

/// A duration as a person would say it.
pub(crate) fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_naturally() {
        assert_eq!(duration(Duration::from_millis(840)), "0.8 s");
        assert_eq!(duration(Duration::from_secs(42)), "42 s");
        assert_eq!(duration(Duration::from_mins(1)), "1 min 0 s");
        assert_eq!(duration(Duration::from_secs(192)), "3 min 12 s");
    }
}
