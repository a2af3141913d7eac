//! Lists within a sentence.

/// `a`, `a and b`, `a, b and c`. Items with a comma of their own keep one before the last.
#[must_use]
pub fn and(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [rest @ .., last] => {
            let has_commas = rest.iter().any(|item| item.contains(','));
            let comma = if has_commas { "," } else { "" };
            format!("{}{comma} and {last}", rest.join(", "))
        }
    }
}

/// `a and b`, or `a` where both are the same.
#[must_use]
pub fn once_if_equal([first, second]: [String; 2]) -> String {
    if first == second {
        first
    } else {
        format!("{first} and {second}")
    }
}

#[cfg(test)]
mod tests {
    use super::and;

    #[test]
    fn only_items_with_commas_need_one_before_the_last() {
        let list = |items: &[&str]| and(&items.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(list(&[]), "");
        assert_eq!(list(&["γ"]), "γ");
        assert_eq!(list(&["γ", "β"]), "γ and β");
        assert_eq!(list(&["γ", "β", "ε"]), "γ, β and ε");
        assert_eq!(list(&["γ", "β, which differs"]), "γ and β, which differs");
        assert_eq!(list(&["β, which differs", "ε"]), "β, which differs, and ε");
        assert_eq!(
            list(&["γ", "β, which differs", "ε"]),
            "γ, β, which differs, and ε"
        );
    }
}
