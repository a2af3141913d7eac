//! The output on the terminal: a line before each slow step, a line with the time it
//! took after it, and one line when it fails.

use std::fmt::Display;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// Prints what starts now.
pub(crate) fn progress(what: impl Display) {
    eprintln!("▸ {what}");
}

/// Prints a line of information.
pub(crate) fn note(what: impl Display) {
    eprintln!("  {what}");
}

/// Prints the line that ends a failed command.
pub(crate) fn error(error: &anyhow::Error) {
    // Colons join the causes. Only the first line of each is shown: a tool has already
    // printed its own long output, which would hide what to do.
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

/// Runs `work` under a heading, and prints how long it took.
pub(crate) fn step<T>(what: &str, usual_time: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    progress(format_args!("{what} (usually {usual_time})"));
    let start = Instant::now();
    let value = work().with_context(|| format!("{what} failed"))?;
    eprintln!("✓ {what}: {}", duration(start.elapsed()));
    Ok(value)
}

/// A duration in seconds, or in minutes and seconds.
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
    fn a_duration_has_the_unit_that_suits_it() {
        assert_eq!(duration(Duration::from_millis(840)), "0.8 s");
        assert_eq!(duration(Duration::from_secs(42)), "42 s");
        assert_eq!(duration(Duration::from_mins(1)), "1 min 0 s");
        assert_eq!(duration(Duration::from_secs(192)), "3 min 12 s");
    }
}
