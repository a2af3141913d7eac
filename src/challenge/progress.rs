//! The result of the first try at each challenge.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::challenge::{answer::Verdict, list::Challenge};

/// The result of a first try.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FirstTry {
    /// Within the tolerance.
    Right,
    /// Near it.
    Close,
    /// Far from it.
    Off,
}

impl From<Verdict> for FirstTry {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Right => Self::Right,
            Verdict::Close(_) => Self::Close,
            Verdict::Off(_) => Self::Off,
        }
    }
}

/// The first try at each challenge that the user has predicted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress(BTreeMap<Challenge, FirstTry>);

impl Progress {
    /// Records a prediction. Only the first one of a challenge counts.
    pub fn record(&mut self, challenge: Challenge, verdict: Verdict) {
        self.0.entry(challenge).or_insert_with(|| verdict.into());
    }

    /// The first try at a challenge.
    #[must_use]
    pub fn of(&self, challenge: Challenge) -> Option<FirstTry> {
        self.0.get(&challenge).copied()
    }

    /// How many challenges the user has predicted.
    #[must_use]
    pub fn predicted(&self) -> usize {
        self.0.len()
    }

    /// How many of them were right at the first try.
    #[must_use]
    pub fn right(&self) -> usize {
        let tries = self.0.values();
        tries.filter(|&&first| first == FirstTry::Right).count()
    }

    /// As JSON, from the challenge's id to the result.
    #[must_use]
    pub fn to_json(&self) -> String {
        let by_id: BTreeMap<&str, FirstTry> = self
            .0
            .iter()
            .map(|(challenge, &first)| (challenge.spec().id, first))
            .collect();
        serde_json::to_string(&by_id).unwrap_or_default()
    }

    /// Reads JSON. Skips whatever is no challenge or no result of this version, so that
    /// another version's progress still counts as far as possible.
    #[must_use]
    pub fn from_json(text: &str) -> Self {
        let by_id: BTreeMap<String, serde_json::Value> =
            serde_json::from_str(text).unwrap_or_default();
        let entries = by_id.into_iter().filter_map(|(id, value)| {
            let challenge = Challenge::ALL
                .into_iter()
                .find(|challenge| challenge.spec().id == id)?;
            Some((challenge, serde_json::from_value(value).ok()?))
        });
        Self(entries.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::challenge::answer::Offset;

    #[test]
    fn only_the_first_try_counts() {
        let mut progress = Progress::default();
        progress.record(Challenge::TypicalNorm, Verdict::Off(Offset::Factor(49.0)));
        progress.record(Challenge::TypicalNorm, Verdict::Right);
        progress.record(Challenge::SampleStd, Verdict::Right);
        assert_eq!((progress.predicted(), progress.right()), (2, 1));
        assert_eq!(progress.of(Challenge::TypicalNorm), Some(FirstTry::Off));
    }

    #[test]
    fn progress_survives_storage_and_strange_text() {
        let mut progress = Progress::default();
        progress.record(Challenge::TypicalNorm, Verdict::Close(Offset::Other));
        progress.record(Challenge::NaiveVariance, Verdict::Right);
        assert_eq!(Progress::from_json(&progress.to_json()), progress);
        for text in [
            "",
            "null",
            "[1]",
            "{\"a\":",
            "{\"typical-norm\":7,\"x\":\"right\"}",
        ] {
            assert_eq!(Progress::from_json(text), Progress::default(), "{text}");
        }
    }
}
