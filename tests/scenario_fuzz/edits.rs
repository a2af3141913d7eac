//! Random changes of a JSON text.

use proptest::{prelude::*, sample};

/// JSON texts that replace a value.
pub const REPLACEMENTS: [&str; 45] = [
    "null",
    "true",
    "0",
    "-0",
    "-0.0",
    "1",
    "2",
    "-1",
    "0.5",
    "63",
    "64",
    "65",
    "1023",
    "1024",
    "3.4e38",
    "3.5e38",
    "-1e39",
    "1e6",
    "1e-300",
    "1e-400",
    "1e308",
    "-1e308",
    "1e999",
    "18446744073709551615",
    "18446744073709551616",
    "9007199254740993",
    "00",
    "1.",
    "NaN",
    "Infinity",
    "\"\"",
    "\"NaN\"",
    "\"1\"",
    "\"matrix\"",
    "\"\\ud800\"",
    "\"\\u0000\"",
    "[]",
    "[[1, 2]]",
    "[[1], [2, 3]]",
    "[[1, 1e39]]",
    "[{\"row\": 63, \"feature\": 1023, \"value\": 1}]",
    "[{\"row\": 64, \"feature\": 1024, \"value\": 1e39}]",
    "{}",
    "{\"all\": 1e7, \"own\": [{\"row\": 99, \"feature\": -1}]}",
    "{\"all\": 2, \"own\": [{\"feature\": 3, \"value\": 4}], \"x\": 0}",
];

/// A random change of a text.
#[derive(Clone, Debug)]
pub enum Edit {
    Remove(usize),
    Insert(&'static str),
    Replace(char),
    Repeat(usize),
    Truncate,
}

pub fn edit() -> impl Strategy<Value = Edit> {
    let tokens = REPLACEMENTS.into_iter().chain([
        "{", "}", "[", "]", ":", ",", "\"", "\\", "\u{feff}", "e", "-", ".",
    ]);
    prop_oneof![
        4 => (1_usize..12).prop_map(Edit::Remove),
        4 => sample::select(tokens.collect::<Vec<_>>()).prop_map(Edit::Insert),
        4 => any::<char>().prop_map(Edit::Replace),
        2 => (1_usize..300).prop_map(Edit::Repeat),
        1 => Just(Edit::Truncate),
    ]
}

/// The text after an edit at a fraction of its length.
pub fn edited(text: &str, fraction: f64, edit: &Edit) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let length = characters.len();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "a fraction of a short text's length"
    )]
    let start = ((fraction * length as f64) as usize).min(length);
    let end = |count: usize| (start + count).min(length);
    match *edit {
        Edit::Remove(count) => drop(characters.drain(start..end(count))),
        Edit::Insert(token) => drop(characters.splice(start..start, token.chars())),
        Edit::Replace(character) => drop(characters.splice(start..end(1), [character])),
        Edit::Repeat(count) => {
            let copy = characters[start..end(count)].to_vec();
            drop(characters.splice(start..start, copy));
        }
        Edit::Truncate => characters.truncate(start),
    }
    characters.into_iter().collect()
}
