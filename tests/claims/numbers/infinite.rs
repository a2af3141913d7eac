//! What the text says of how many results are ∞ and −∞, and what it says of all of them.

use crate::{judge::Judge, truth::Truth};

/// Judges station 2's text.
pub(super) fn infinite(judge: &mut Judge, truth: &Truth, text: &str) {
    let text = text.replace(['\u{a0}', '\u{202f}'], " ");
    // A sentence on every result ends with its kind, which no number counts.
    let counted = text
        .split(". ")
        .filter(|part| !part.starts_with("Every result"));
    let counted: Vec<&str> = counted.collect();
    let counted = counted.join(". ");
    let words: Vec<&str> = counted.split([' ', '.', ',']).collect();
    let say = |what: &str, group: usize| {
        let y = truth.groups.get(group).map(|group| &group.y);
        format!("{what} in: {text} {y:?}")
    };
    let values = || truth.groups.iter().flat_map(|group| &group.y);
    for (kind, infinity) in [("∞", f32::INFINITY), ("−∞", f32::NEG_INFINITY)] {
        let count = values().filter(|y| **y == infinity).count();
        let stated = words.windows(3).filter(|words| {
            matches!(words[1], "is" | "are") && words[2].trim_end_matches(':') == kind
        });
        let stated: usize = stated
            .filter_map(|words| words[0].parse::<usize>().ok())
            .sum();
        // Of a single kind the text says that all of the results, or those counted before, are.
        let is_of_all = ["very result of", "they are", "it is"];
        let is_counted = !is_of_all.iter().any(|words| text.contains(words));
        judge.claim(stated == count || (!is_counted && stated < count), || {
            say(&format!("{stated} of {count} {kind}"), 0)
        });
        for part in ["they are", "it is"] {
            let part = format!("{part} {kind}");
            judge.claim(!text.contains(&part) || count > 0, || say(&part, 0));
        }
        let all = format!(" is {kind}");
        if let Some((_, rest)) = text.split_once("Every result of ")
            && rest
                .split(['.', ','])
                .next()
                .is_some_and(|part| part.ends_with(&all))
        {
            let mut groups = truth.groups.iter();
            let holds = groups.any(|group| group.y.iter().all(|y| *y == infinity));
            judge.claim(holds, || say("every result", 0));
        }
    }
    // Without a count, an infinity is one of all results.
    for part in ["γ·x̂ + β is", "and becomes ±∞", "division by 0 gives ∞."] {
        judge.claim(!text.contains(part), || say(part, 0));
    }
}
