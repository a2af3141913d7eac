//! Numbers as a screen reader should read them: it skips raised digits, and takes a space
//! inside a number for its end.

use super::digits::{MINUS, THIN_SPACE};

/// The circumflex of x̂, which follows its letter.
const HAT: char = '\u{302}';

/// A text with its numbers in words where a screen reader would misread them: `2.5×10⁻⁴`
/// becomes `2.5 times 10 to the power of minus 4`, and `−∞` becomes `minus infinity`.
#[must_use]
pub fn spoken(text: &str) -> String {
    let mut spoken = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    let mut is_in_norm = false;
    while let Some(character) = rest.next() {
        let next = rest.peek().copied().unwrap_or(' ');
        match character {
            '×' if spoken.ends_with(|c: char| c.is_ascii_digit()) && next == '1' => {
                spoken.push_str(" times ");
            }
            MINUS if next.is_ascii_digit() || next == '∞' => spoken.push_str("minus "),
            THIN_SPACE if next.is_ascii_digit() => {}
            '∞' => spoken.push_str("infinity"),
            '‖' => {
                if !is_in_norm {
                    spoken.push_str("the norm of ");
                }
                is_in_norm = !is_in_norm;
            }
            HAT => spoken.push_str(" hat"),
            '√' => spoken.push_str("the root of "),
            '∂' if spoken.ends_with("d L/") => {
                spoken.truncate(spoken.len() - 1);
                spoken.push_str(" by d ");
            }
            '∂' => spoken.push_str("d "),
            '≈' if spoken.ends_with(' ') => {
                spoken.truncate(spoken.len() - 1);
                spoken.push_str(", about");
            }
            '≈' => spoken.push_str(if next == ' ' { "about" } else { "about " }),
            raised if lowered(raised).is_some() => {
                let power: String = std::iter::once(raised)
                    .chain(std::iter::from_fn(|| {
                        rest.next_if(|c| lowered(*c).is_some())
                    }))
                    .filter_map(lowered)
                    .collect();
                spoken.push_str(&to_the_power(&power));
            }
            other => spoken.push(other),
        }
    }
    spoken
}

/// The same, or `None` if no digit of the text is raised, no number has a space inside, and none
/// is compared with another by ≈.
/// Screen readers read the rest well where a user can go back to it.
#[must_use]
pub fn spoken_if_needed(text: &str) -> Option<String> {
    let is_misread =
        |c: char| matches!(c, THIN_SPACE | HAT | '‖' | '√' | '∂') || lowered(c).is_some();
    (text.contains(is_misread) || text.contains(" ≈ ")).then(|| spoken(text))
}

fn to_the_power(power: &str) -> String {
    match power {
        "2" => " squared".to_owned(),
        _ => format!(" to the power of {}", power.replace(MINUS, "minus ")),
    }
}

/// The digit, sign or letter that a raised one stands for.
fn lowered(raised: char) -> Option<char> {
    Some(match raised {
        '⁻' => MINUS,
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        'ᵏ' => 'k',
        '⁰' | '⁴'..='⁹' => char::from_digit(u32::from(raised) - 0x2070, 10)?,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_signs_and_separators_are_spoken() {
        for (text, expected) in [
            ("2.5×10⁻⁴", "2.5 times 10 to the power of minus 4"),
            ("\u{2212}3.4×10³⁸", "minus 3.4 times 10 to the power of 38"),
            ("123\u{202f}456\u{202f}789", "123456789"),
            ("from \u{2212}∞ to ∞", "from minus infinity to infinity"),
            (
                "less than 10⁻⁶ in size",
                "less than 10 to the power of minus 6 in size",
            ),
            (
                "values are … × 10⁻³",
                "values are … × 10 to the power of minus 3",
            ),
            ("≈ 0", "about 0"),
            ("≈0", "about 0"),
            (
                "std 1.0535 ≈ 0.9995 × 1.0541",
                "std 1.0535, about 0.9995 × 1.0541",
            ),
            ("30·1.5ᵏ", "30·1.5 to the power of k"),
            ("(x − μ)²", "(x − μ) squared"),
            ("3 × 10 values", "3 × 10 values"),
            (
                "10 % of ‖g‖² along x\u{302}",
                "10 % of the norm of g squared along x hat",
            ),
            ("±√383", "±the root of 383"),
            (
                "∂L/∂x and ‖∂L/∂A₁‖",
                "d L by d x and the norm of d L by d A₁",
            ),
        ] {
            assert_eq!(spoken(text), expected);
        }
    }

    #[test]
    fn only_texts_that_a_screen_reader_misreads_need_a_spoken_form() {
        for text in ["30.14", "row 1, feature 2", "n − 1", "NaN", "−0.5", "≈ 0"] {
            assert_eq!(spoken_if_needed(text), None, "{text}");
        }
        for text in ["1×10⁶", "x\u{302}", "‖g‖", "∂L/∂y", "√3", "3 ≈ 2.9996"] {
            assert_eq!(spoken_if_needed(text), Some(spoken(text)));
        }
        assert_eq!(spoken_if_needed("43\u{202f}210").as_deref(), Some("43210"));
    }
}
