//! Judges what is said about all results together.

use super::{Judge, ensure};
use crate::text::{count, holes};

impl Judge<'_> {
    /// `every burn result`, or `the burn result` if there is only one.
    pub(super) fn every(&self, whose: &str) -> String {
        let every = if self.truth.count() == 1 {
            "the"
        } else {
            "every"
        };
        format!("{every} {whose} result")
    }

    /// What the results are, as in `every burn result is NaN`; an empty text claims that all
    /// are finite, and not all 0.
    pub(super) fn kinds(&self, text: &str) -> Result<(), String> {
        let naive: Vec<f64> = self
            .truth
            .naive
            .output
            .iter()
            .map(|y| f64::from(*y))
            .collect();
        let results = if text.contains("naive") {
            &naive
        } else {
            &self.burn
        };
        let amount = |of: fn(f64) -> bool| results.iter().filter(|y| of(**y)).count();
        if text.is_empty() {
            return Ok(());
        }
        let whose = if text.contains("naive") {
            "naive"
        } else {
            "burn"
        };
        if let Some(kind) = text.strip_prefix(&format!("{} is ", self.every(whose))) {
            let all = |of: fn(f64) -> bool| amount(of) == results.len();
            return ensure(
                match kind {
                    "NaN" => all(f64::is_nan),
                    "0" => all(|y| y == 0.0),
                    "∞" => all(|y| y == f64::INFINITY),
                    "−∞" => all(|y| y == f64::NEG_INFINITY),
                    "∞ or −∞" => {
                        all(f64::is_infinite) && amount(|y| y > 0.0) > 0 && amount(|y| y < 0.0) > 0
                    }
                    _ => false,
                },
                || format!("kind: {text}"),
            );
        }
        let (first, second) = match text.split_once(", and ") {
            Some((first, second)) => (first, Some(second)),
            None => (text, None),
        };
        let pattern = format!("{{}} of {{}} {whose} results {{}} {{}}");
        let [some, of, is, kind] = holes(&pattern, first).ok_or("no kind")?;
        let mut claims = vec![[some, is, kind]];
        if let Some(second) = second {
            claims.push(holes("{} {} {}", second).ok_or("no second kind")?);
        }
        ensure(count(of)? == results.len(), || "of how many".to_owned())?;
        let mut of_special = 0;
        for [some, is, kind] in claims {
            let expected = match kind {
                "NaN" => amount(f64::is_nan),
                "infinite" => amount(f64::is_infinite),
                _ => return Err(format!("kind: {text}")),
            };
            of_special += expected;
            ensure(
                count(some)? == expected
                    && is == if expected == 1 { "is" } else { "are" }
                    && expected > 0
                    && expected < results.len(),
                || format!("count: {text}"),
            )?;
        }
        ensure(of_special == amount(|y| !y.is_finite()), || {
            format!("some are not counted: {text}")
        })
    }
}
