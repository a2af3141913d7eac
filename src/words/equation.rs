//! Finds the short equations in a text, in which no line should break.

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its text. The concatenation of all pieces is the text.
    pub text: String,
    /// Whether it is an equation or a term: `ε = 1×10⁻¹²`, `x − μ`.
    pub is_equation: bool,
}

/// The signs that belong to the words before and after them.
const SIGNS: [&str; 9] = ["=", "≈", "≠", "<", ">", "≤", "≥", "−", "+"];
/// A longer equation may break, or it would leave half a line of a phone empty.
const LONGEST: usize = 24;

/// Splits a text before and after each short equation.
///
/// A sign at the start or the end of the text counts too: a sentence has its numbers in
/// elements of their own.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece> {
    let words: Vec<&str> = text.split(' ').collect();
    let is_joined = |pair: &[&str]| pair.iter().any(|word| SIGNS.contains(word));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut add = |text: String, is_equation: bool| match pieces.last_mut() {
        Some(last) if !last.is_equation && !is_equation => last.text.push_str(&text),
        _ => pieces.push(Piece { text, is_equation }),
    };
    let mut start = 0;
    while start < words.len() {
        let after = words[start..].windows(2).take_while(|pair| is_joined(pair));
        let end = start + 1 + after.count();
        let run = words[start..end].join(" ");
        let is_equation = end > start + 1 && run.chars().count() <= LONGEST;
        if start > 0 {
            add(" ".to_owned(), false);
        }
        add(run, is_equation);
        start = end;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The equations of a text, whose pieces must make up the text.
    fn equations(text: &str) -> Vec<String> {
        let pieces = pieces(text);
        let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(whole, text);
        pieces
            .into_iter()
            .filter(|piece| piece.is_equation)
            .map(|piece| piece.text)
            .collect()
    }

    #[test]
    fn equations_and_differences_are_pieces_of_their_own() {
        assert_eq!(
            equations("With ε = 1×10⁻¹², the mean of (x − μ)² stays."),
            ["ε = 1×10⁻¹²,", "(x − μ)²"]
        );
        assert_eq!(equations("divides by n − 1"), ["n − 1"]);
    }

    #[test]
    fn a_sign_beside_a_number_of_its_own_element_keeps_its_spaces() {
        assert_eq!(equations("a std of σ = "), ["σ = "]);
        assert_eq!(equations(" = "), [" = "]);
    }

    #[test]
    fn text_without_signs_and_long_equations_may_break() {
        assert_eq!(equations("The norm falls."), [""; 0]);
        assert_eq!(equations(""), [""; 0]);
        assert_eq!(
            equations("1.234567 + 2.345678 + 3.456789 = 7.037034"),
            [""; 0]
        );
    }
}
