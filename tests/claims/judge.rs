//! Collects verdicts on claims.

use layernorm_lab::words::emphasis::{Tone, split};

use crate::parse::parse;

/// The largest part of a number that a sentence may round away: half a unit in the
/// fourth significant digit.
pub const ROUNDED: f64 = 5e-4;

/// The largest part of a std or a mean that the claims call invisible, as documented in
/// the lab's diagnosis.
pub const INVISIBLE: f64 = 5e-5;

/// The least part of a std that counts as a cause: a quarter of what is visible.
pub const CAUSE: f64 = INVISIBLE / 4.0;

/// The verdicts on the claims of one state after the other.
#[derive(Default)]
pub struct Judge {
    /// How many claims were judged.
    pub claims: usize,
    /// How many sentences were read.
    pub sentences: usize,
    false_claims: Vec<String>,
    state: String,
}

impl Judge {
    /// Names the state of the following claims.
    pub fn set_state(&mut self, state: String) {
        self.state = state;
    }

    /// Judges one claim.
    pub fn claim(&mut self, holds: bool, claim: impl FnOnce() -> String) {
        self.claims += 1;
        if !holds {
            self.false_claims
                .push(format!("{}: {}", self.state, claim()));
        }
    }

    /// Judges that a number is another to within a part of their sizes.
    pub fn near(&mut self, shown: f64, is: f64, tolerance: f64, what: &str) {
        let holds = (shown - is).abs() <= tolerance;
        self.claim(holds, || {
            format!("{what} is {is}, not {shown} ± {tolerance:e}")
        });
    }

    /// Judges that each number in a sentence is one of the known ones, to within a part of
    /// their sizes.
    pub fn known_numbers(&mut self, text: &str, known: &[f64], tolerance: f64) {
        let parts = split(text, &[]);
        for part in parts.iter().filter(|part| part.tone == Tone::Number) {
            let number = parse(&part.text);
            let is_known = known
                .iter()
                .any(|known| (number - known).abs() <= tolerance * known.abs() || number == *known);
            self.claim(is_known, || {
                format!("{} is no number of the claim: {text}", part.text)
            });
        }
    }

    /// Judges that a text ends a sentence, and contains none of these slips.
    pub fn without_slips(&mut self, text: &str, slips: &[&str]) {
        for slip in slips {
            self.claim(!text.contains(slip), || format!("“{slip}” in: {text}"));
        }
        self.claim(text.ends_with('.'), || text.to_owned());
    }

    /// Panics with the first false claims.
    pub fn close(self, states: usize) {
        println!(
            "{states} states, {} sentences, {} claims, {} of them false",
            self.sentences,
            self.claims,
            self.false_claims.len()
        );
        let first: Vec<_> = self.false_claims.iter().take(12).collect();
        assert!(first.is_empty(), "false claims: {first:#?}");
        assert!(self.claims > states, "too few claims");
    }
}
