//! Slips that no sentence may have.

use crate::{judge::Judge, parse::parse};

pub(super) fn grammar(judge: &mut Judge, text: &str) {
    for wrong in [
        " 1 values",
        " 1 rows",
        "row have",
        "  ",
        "..",
        "undefined",
        "inf",
        "None",
        "of the 1 ",
        "from 0 to 0 ",
        " ,",
        "−0 ",
    ] {
        judge.claim(!text.contains(wrong), || format!("“{wrong}” in: {text}"));
    }
    ranges(judge, text);
    for part in text.split(". ").filter(|part| part.starts_with("Rows ")) {
        let has_singular = [" has ", " was ", " holds "].iter();
        let wrong = has_singular.filter(|verb| part.contains(**verb)).count();
        judge.claim(wrong == 0, || format!("singular in: {part}"));
    }
    judge.claim(text.ends_with('.') && !text.is_empty(), || text.to_owned());
}

/// A range has two ends that read differently, and its subject is not a single row.
fn ranges(judge: &mut Judge, text: &str) {
    for part in text.split(". ") {
        let words: Vec<&str> = part.split(' ').collect();
        let plain = |word: &str| word.trim_end_matches([':', ';', '.', ',']).to_owned();
        for (at, _) in words.iter().enumerate().filter(|(_, word)| **word == "to") {
            let [low, high] = [at.wrapping_sub(1), at + 1]
                .map(|at| words.get(at).map_or_else(String::new, |word| plain(word)));
            if parse(&low).is_nan() || parse(&high).is_nan() {
                continue;
            }
            judge.claim(low != high, || format!("{low} to {high}: {text}"));
            let singular = ["Each of", "Every row", "The row ", "Row "].iter();
            let is_range_of_stds = part.contains("run from");
            let wrong = singular.filter(|start| part.starts_with(**start)).count();
            judge.claim(wrong == 0 || is_range_of_stds, || {
                format!("one row in: {text}")
            });
        }
    }
}
