//! Words and characters that visible text does not contain.

use crate::literals::{Text, of_words};

/// Files of program code, whose identifiers and quotation marks are ASCII.
const CODE: [&str; 2] = ["export/code.rs", "export/notebook.rs"];

/// Identifiers of PyTorch and of the lab's files in visible text.
const IDENTIFIERS: [&str; 2] = ["normalized_shape", "torch.inf"];

/// Words of earlier versions that are now said in one other way, or not British.
const FORBIDDEN: [&str; 31] = [
    "knob",
    "knobs",
    "afresh",
    "hand rests",
    "is none",
    "are none",
    "take away",
    "took away",
    "is no number",
    "no number at all",
    "no numbers",
    "last good",
    "nine of ten",
    "on their way",
    "brings your own",
    "what there is to see",
    "normalize",
    "normalized",
    "normalizes",
    "normalization",
    "color",
    "colors",
    "center",
    "centered",
    "gray",
    "behavior",
    "initialize",
    "organize",
    "recognize",
    "neighbor",
    "neighbors",
];

/// Where `undefined` describes a quantity. As a number it is NaN.
const UNDEFINED: [&str; 2] = ["is undefined", "are undefined"];

/// What is wrong with a text.
fn faults(text: &Text) -> Vec<String> {
    let is_code = CODE.contains(&text.file.as_str());
    let mut plain = without_placeholders(&text.text);
    for identifier in IDENTIFIERS {
        plain = plain.replace(identifier, "");
    }
    let lower = plain.to_ascii_lowercase();
    let mut faults: Vec<String> = FORBIDDEN
        .into_iter()
        .filter(|word| has_word(&lower, word))
        .map(str::to_owned)
        .collect();
    let mut rest = lower.clone();
    for allowed in UNDEFINED {
        rest = rest.replace(allowed, "");
    }
    if has_word(&rest, "undefined") {
        faults.push("undefined".to_owned());
    }
    if ["nan", "inf"].iter().any(|name| has_word(&plain, name)) {
        faults.push("NaN and ∞ have one spelling".to_owned());
    }
    if !is_code && plain.contains('\'') {
        faults.push("a straight apostrophe".to_owned());
    }
    if !is_code && has_exponent(&plain) {
        faults.push("an exponent with e".to_owned());
    }
    faults
}

/// The text without `{…}`, which holds identifiers.
fn without_placeholders(text: &str) -> String {
    let mut depth = 0_u32;
    let mut plain = String::new();
    for letter in text.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            letter if depth == 0 => plain.push(letter),
            _ => {}
        }
    }
    plain
}

fn has_word(text: &str, word: &str) -> bool {
    let is_letter =
        |letter: Option<char>| letter.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
    text.match_indices(word).any(|(at, _)| {
        !is_letter(text[..at].chars().next_back())
            && !is_letter(text[at + word.len()..].chars().next())
    })
}

/// Whether the text has a number such as 1e-5.
fn has_exponent(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters.windows(3).any(|window| {
        window[0].is_ascii_digit()
            && window[1].eq_ignore_ascii_case(&'e')
            && (window[2].is_ascii_digit() || "-+\u{2212}".contains(window[2]))
    })
}

#[test]
fn visible_text_is_british_and_says_each_thing_in_one_way() {
    let found: Vec<String> = of_words()
        .iter()
        .filter_map(|text| {
            let faults = faults(text);
            let Text { file, text } = text;
            (!faults.is_empty()).then(|| format!("{file}: {text:?}: {}", faults.join(", ")))
        })
        .collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn every_kind_of_fault_is_found() {
    let found = |text: &str| {
        !faults(&Text {
            file: "text.rs".to_owned(),
            text: text.to_owned(),
        })
        .is_empty()
    };
    for faulty in [
        "Turn every knob.",
        "start afresh",
        "from 1 to undefined",
        "3 values are no numbers",
        "Take away",
        "“x” is none",
        "they follow when the hand rests",
        "Normalized by row",
        "the gray band",
        "burn's result",
        "such as 2.4e-08",
        "down to −inf",
        "it is nan",
    ] {
        assert!(found(faulty), "{faulty}");
    }
    for correct in [
        "NaN and ∞",
        "its std is undefined",
        "{undefined} cells",
        "burn’s result, normalised",
        "normalized_shape",
        "1×10⁻⁵",
        "the colour of an informed knobbly hand",
    ] {
        assert!(!found(correct), "{correct}");
    }
}
