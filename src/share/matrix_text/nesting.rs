//! Writes tuples, and calls within lists, as lists in square brackets:
//! `((1, 2), (3, 4))`, `{{1, 2}, {3, 4}}` and `[tensor([1, 2]), tensor([3, 4])]` become
//! `[[1, 2], [3, 4]]`.

use std::borrow::Cow;

/// What an opening bracket or parenthesis begins.
#[derive(Clone, Copy, PartialEq)]
enum Group {
    /// A list in square brackets.
    List,
    /// A tuple, written as a list.
    Tuple,
    /// A call whose parentheses stay: that of the whole matrix, or of one number.
    Call,
    /// A call around a list within a list. Its list stays, its other arguments do not.
    InnerCall,
    /// Parentheses without a meaning.
    Nothing,
}

/// The text with square brackets for every list. A sequence of lists, such as one per line,
/// becomes a list of lists.
pub(super) fn as_lists(text: &str) -> Cow<'_, str> {
    let nested = if text.contains('{') && !text.contains('[') {
        // Mathematica.
        Cow::Owned(text.replace('{', "[").replace('}', "]"))
    } else if text.contains('(') {
        Cow::Owned(without_tuples(text))
    } else {
        Cow::Borrowed(text)
    };
    if is_sequence(&nested) {
        // A comma at the end of the line belongs to the sequence.
        let lists = nested.trim().trim_end_matches(',');
        return Cow::Owned(format!("[{lists}]"));
    }
    nested
}

fn without_tuples(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut groups: Vec<Group> = Vec::new();
    // The depth of the inner call whose list is complete: its other arguments are skipped.
    let mut skipping = None;
    for (at, &c) in chars.iter().enumerate() {
        if let Some(depth) = skipping {
            match c {
                '(' | '[' => groups.push(Group::Nothing),
                ')' | ']' => {
                    groups.pop();
                    if groups.len() < depth {
                        skipping = None;
                    }
                }
                _ => {}
            }
            continue;
        }
        match c {
            '(' => {
                let group = opened(&chars, at, &out, &groups);
                match group {
                    Group::InnerCall => {
                        let name = out.trim_end_matches(is_of_name).len();
                        out.truncate(name);
                    }
                    Group::Tuple => out.push('['),
                    Group::Call | Group::List => out.push('('),
                    Group::Nothing => {}
                }
                groups.push(group);
            }
            '[' => {
                groups.push(Group::List);
                out.push('[');
            }
            ')' | ']' => {
                match groups.pop() {
                    Some(Group::Tuple) => out.push(']'),
                    Some(Group::InnerCall | Group::Nothing) => {}
                    Some(Group::List | Group::Call) | None => out.push(c),
                }
                if groups.last() == Some(&Group::InnerCall) {
                    skipping = Some(groups.len());
                }
            }
            c => out.push(c),
        }
    }
    out
}

/// What the parenthesis at this place opens.
fn opened(chars: &[char], at: usize, before: &str, groups: &[Group]) -> Group {
    let is_inside = !groups.is_empty();
    if before.ends_with(is_of_name) {
        let next = chars[at + 1..].iter().find(|c| !c.is_whitespace());
        let is_in_list = groups
            .iter()
            .any(|group| matches!(group, Group::List | Group::Tuple));
        return if is_in_list && matches!(next, Some('[' | '(')) {
            Group::InnerCall
        } else {
            Group::Call
        };
    }
    // The value of an argument, such as `size=(2, 3)`.
    if is_inside && before.trim_end().ends_with('=') {
        return Group::Call;
    }
    if has_own_comma(&chars[at + 1..]) {
        Group::Tuple
    } else if is_inside {
        Group::Nothing
    } else {
        Group::Call
    }
}

/// Whether a comma belongs to the parentheses whose content begins here.
fn has_own_comma(content: &[char]) -> bool {
    let mut depth = 0_usize;
    for c in content {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' if depth == 0 => return false,
            ')' | ']' => depth -= 1,
            ',' if depth == 0 => return true,
            _ => {}
        }
    }
    false
}

fn is_of_name(c: char) -> bool {
    c.is_alphabetic() || c.is_ascii_digit() || c == '_' || c == '.'
}

/// Whether the text is several lists, one per line or with commas between them.
fn is_sequence(text: &str) -> bool {
    let (mut depth, mut lists, mut end) = (0_usize, 0, 0);
    for (at, bracket) in text.match_indices(['[', ']']) {
        if bracket == "]" {
            let Some(less) = depth.checked_sub(1) else {
                return false;
            };
            depth = less;
            end = at + 1;
            continue;
        }
        if depth == 0 {
            let between = &text[end..at];
            let is_blank = between.chars().all(|c| c == ',' || c.is_whitespace());
            if !is_blank || lists > 0 && !between.contains([',', '\n']) {
                return false;
            }
            lists += 1;
        }
        depth += 1;
    }
    let tail = &text[end..];
    lists > 1 && depth == 0 && tail.chars().all(|c| c == ',' || c.is_whitespace())
}
