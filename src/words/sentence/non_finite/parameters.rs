//! Entries of γ and β that exceed the layer's format, in words.

use crate::{
    claims::layer::{InfiniteEntries, NonFinite},
    lab::scenario::LayerNorm,
    words::sentence::growth::{format_name, largest},
};

/// Which entries of γ and β exceed the format, and what they become.
pub(super) fn overflow(claim: &NonFinite, layer: &LayerNorm) -> String {
    let (gamma, beta) = (claim.gamma, claim.beta);
    let limit = format!(
        "{}’s largest number, {}",
        format_name(layer.precision),
        largest(layer.precision)
    );
    let alone = |entries, symbol| {
        format!(
            "{} {} {limit}, and {} {}.",
            subject(entries, symbol),
            if is_plural(entries) {
                "exceed"
            } else {
                "exceeds"
            },
            if is_plural(entries) {
                "become"
            } else {
                "becomes"
            },
            infinity(entries)
        )
    };
    let is_all = |entries: InfiniteEntries| entries.count() == entries.of;
    match (gamma.count(), beta.count()) {
        (_, 0) => alone(gamma, "γ"),
        (0, _) => alone(beta, "β"),
        _ if is_all(gamma) && is_all(beta) => {
            let result = match (infinity(gamma), infinity(beta)) {
                (of_gamma, of_beta) if of_gamma != of_beta => {
                    format!("become {of_gamma} and {of_beta}")
                }
                (both @ ("∞" | "−∞"), _) => format!("both become {both}"),
                // The entries of each differ.
                (both, _) => format!("become {both}"),
            };
            format!("γ and β exceed {limit}, and {result}.")
        }
        _ => {
            let of_beta = subject(beta, "β").replace("One", "one");
            let verb = if is_plural(beta) { "do" } else { "does" };
            let result = if infinity(beta) == infinity(gamma) {
                String::new()
            } else {
                let becomes = if is_plural(beta) { "become" } else { "becomes" };
                format!(", which {becomes} {}", infinity(beta))
            };
            format!("{} So {verb} {of_beta}{result}.", alone(gamma, "γ"))
        }
    }
}

/// `γ`, `one entry of γ (feature 2)` or `2 of the 10 entries of γ`.
fn subject(entries: InfiniteEntries, symbol: &str) -> String {
    if entries.count() == entries.of {
        return symbol.to_owned();
    }
    match entries.only {
        Some((None, feature)) => format!("One entry of {symbol} (feature {})", feature + 1),
        Some((Some(row), feature)) => format!(
            "One entry of {symbol} (row {}, feature {})",
            row + 1,
            feature + 1
        ),
        None => format!(
            "{} of the {} entries of {symbol}",
            entries.count(),
            entries.of
        ),
    }
}

fn is_plural(entries: InfiniteEntries) -> bool {
    entries.count() > 1 && entries.count() < entries.of
}

fn infinity(entries: InfiniteEntries) -> &'static str {
    match (entries.positive, entries.negative) {
        (_, 0) => "∞",
        (0, _) => "−∞",
        _ => "∞ or −∞",
    }
}
