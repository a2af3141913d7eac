//! Reads the Python literals of a `.npy` header: strings, `True`, `False`, and tuples of
//! integers.

/// The rest of the header. Each function returns `None` where the header differs from what it
/// reads.
#[derive(Clone, Copy)]
pub(super) struct Literals<'a>(pub(super) &'a str);

impl<'a> Literals<'a> {
    /// Skips white space, and this text if it follows.
    pub(super) fn skip(&mut self, text: &str) -> bool {
        self.0 = self.0.trim_ascii_start();
        let rest = self.0.strip_prefix(text);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// Whether only white space is left.
    pub(super) fn is_at_end(self) -> bool {
        self.0.trim_ascii().is_empty()
    }

    /// Reads a string without escapes, in single or double quotes.
    pub(super) fn string(&mut self) -> Option<&'a str> {
        let quote = ["'", "\""].into_iter().find(|quote| self.skip(quote))?;
        let (text, rest) = self.0.split_once(quote)?;
        self.0 = rest;
        (!text.contains('\\')).then_some(text)
    }

    /// Reads `True` or `False`.
    pub(super) fn bool(&mut self) -> Option<bool> {
        if self.skip("True") {
            Some(true)
        } else {
            self.skip("False").then_some(false)
        }
    }

    /// Reads a tuple of integers: `()`, `(3,)`, `(3, 4)`.
    pub(super) fn tuple(&mut self) -> Option<Vec<usize>> {
        let mut numbers = Vec::new();
        if !self.skip("(") {
            return None;
        }
        while !self.skip(")") {
            numbers.push(self.integer()?);
            if !self.skip(",") {
                // `(3)` is no tuple.
                return (self.skip(")") && numbers.len() > 1).then_some(numbers);
            }
        }
        Some(numbers)
    }

    /// Reads an integer, which Python 2 may have written with an `L`.
    fn integer(&mut self) -> Option<usize> {
        self.0 = self.0.trim_ascii_start();
        let end = self
            .0
            .find(|character: char| !character.is_ascii_digit())
            .unwrap_or(self.0.len());
        let (digits, rest) = self.0.split_at(end);
        self.0 = rest.strip_prefix('L').unwrap_or(rest);
        digits.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tuples_are_read_as_python_writes_them() {
        let tuple = |text| Literals(text).tuple();
        assert_eq!(tuple("()"), Some(vec![]));
        assert_eq!(tuple(" (3,)"), Some(vec![3]));
        assert_eq!(tuple("(3, 4)"), Some(vec![3, 4]));
        assert_eq!(tuple("(3L, 4L,)"), Some(vec![3, 4]));
        for text in [
            "", "(", "(3)", "(3", "(,)", "(-3,)", "(3 4)", "[3, 4]", "(3.0,)",
        ] {
            assert_eq!(tuple(text), None, "{text}");
        }
    }

    #[test]
    fn strings_and_bools_are_read_and_nothing_else() {
        assert_eq!(Literals(" '<f4'").string(), Some("<f4"));
        assert_eq!(Literals("\"<f4\"").string(), Some("<f4"));
        assert_eq!(Literals("'<f4\"").string(), None);
        assert_eq!(Literals(r"'\x66'").string(), None);
        assert_eq!(Literals("True").bool(), Some(true));
        assert_eq!(Literals("False").bool(), Some(false));
        assert_eq!(Literals("1").bool(), None);
    }
}
