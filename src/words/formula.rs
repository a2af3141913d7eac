//! Formulas with numbers, as an expression tree that the page renders.

use std::slice;

use crate::{
    lab::{
        real::Real,
        scenario::{Parameter, count_inside},
    },
    words::{
        markup::escape,
        number::{exact, short},
    },
};

/// LayerNorm's formula for screen readers.
pub const LAYER_NORM: &str =
    "y equals x minus mu, over the square root of v plus epsilon, times gamma, plus beta";

/// A setting's value in a formula: `1×10⁻⁵`.
#[must_use]
pub fn setting(value: f64) -> String {
    exact(value.into())
}

/// γ or β in a formula: its common value, or its symbol if one of its entries has another.
/// `shape` is that of γ and β in the layer.
#[must_use]
pub fn parameter(symbol: &str, parameter: &Parameter, shape: [u32; 2]) -> String {
    if count_inside(&parameter.overrides, shape) == 0 {
        let value = setting(parameter.all);
        if parameter.all < 0.0 {
            format!("({value})")
        } else {
            value
        }
    } else {
        symbol.to_owned()
    }
}

/// A formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Math {
    /// A measured number, to four digits.
    Number(Real),
    /// A measured number with all its digits.
    Exact(Real),
    /// A number with all its digits, such as n or ε.
    Plain(f64),
    /// A symbol.
    Symbol(&'static str),
    /// An operator or a bracket.
    Operator(&'static str),
    /// A sequence of parts.
    Row(Vec<Math>),
    /// Numerator and denominator.
    Fraction(Box<[Math; 2]>),
    /// A square root.
    Root(Box<Math>),
    /// A square.
    Square(Box<Math>),
}

impl Math {
    /// The formula as one line of text.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Number(value) => short(*value),
            Self::Exact(value) => exact(*value),
            Self::Plain(value) => setting(*value),
            Self::Symbol(text) | Self::Operator(text) => (*text).to_owned(),
            Self::Row(parts) => parts.iter().map(Self::text).collect::<Vec<_>>().join(" "),
            Self::Fraction(of) => format!("({}) / ({})", of[0].text(), of[1].text()),
            Self::Root(of) => format!("√({})", of.text()),
            Self::Square(of) => format!("{}²", of.text()),
        }
    }

    /// The formula as `MathML`, without the `math` element around it.
    #[must_use]
    pub fn markup(&self) -> Markup {
        let mut markup = Markup::default();
        self.write(&mut markup);
        markup
    }

    fn write(&self, markup: &mut Markup) {
        match self {
            Self::Number(_) | Self::Exact(_) | Self::Plain(_) => markup.push_number(self.text()),
            Self::Symbol(text) => markup.push_element("mi", text),
            Self::Operator(text) => markup.push_element("mo", text),
            Self::Row(parts) => markup.nest("mrow", parts),
            Self::Fraction(of) => markup.nest("mfrac", &of[..]),
            Self::Root(of) => markup.nest("msqrt", slice::from_ref(&**of)),
            Self::Square(of) => {
                markup.elements += "<msup>";
                of.write(markup);
                markup.push_number("2".to_owned());
                markup.elements += "</msup>";
            }
        }
    }
}

/// A formula as `MathML`. Two formulas of the same `elements` differ in their numbers alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Markup {
    /// The markup, with empty `mn` elements.
    pub elements: String,
    /// The texts of the `mn` elements, in the order of the document.
    pub numbers: Vec<String>,
}

impl Markup {
    fn push_number(&mut self, text: String) {
        self.elements += "<mn></mn>";
        self.numbers.push(text);
    }

    fn push_element(&mut self, name: &str, text: &str) {
        self.elements += &["<", name, ">", &escape(text), "</", name, ">"].concat();
    }

    fn nest(&mut self, name: &str, parts: &[Math]) {
        self.elements += &["<", name, ">"].concat();
        for part in parts {
            part.write(self);
        }
        self.elements += &["</", name, ">"].concat();
    }
}

pub(super) fn fraction(numerator: Math, denominator: Math) -> Math {
    Math::Fraction(Box::new([numerator, denominator]))
}

/// A number as an operand, with brackets around a negative one.
pub(super) fn operand(value: Real) -> Math {
    if short(value).starts_with('\u{2212}') {
        Math::Row(vec![
            Math::Operator("("),
            Math::Number(value),
            Math::Operator(")"),
        ])
    } else {
        Math::Number(value)
    }
}

/// `left = parts[0] = parts[1] …`
pub(super) fn equals(left: &'static str, parts: impl IntoIterator<Item = Math>) -> Math {
    let mut row = vec![Math::Symbol(left)];
    for part in parts {
        row.extend([Math::Operator("="), part]);
    }
    Math::Row(row)
}

/// The sum of one term per value. Beyond `max_terms` values, an ellipsis replaces all but
/// the first ones and the last.
pub(super) fn sum(values: &[f32], max_terms: usize, term: impl Fn(Real) -> Math) -> Math {
    let (first, last) = if values.len() <= max_terms {
        (values, None)
    } else {
        (&values[..max_terms - 1], values.last())
    };
    let mut row = Vec::new();
    for &value in first {
        if !row.is_empty() {
            row.push(Math::Operator("+"));
        }
        row.push(term(value.into()));
    }
    if let Some(&last) = last {
        row.extend([Math::Operator("+ … +"), term(last.into())]);
    }
    Math::Row(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole markup, with the numbers in their elements.
    fn filled(Markup { elements, numbers }: &Markup) -> String {
        let pieces: Vec<&str> = elements.split("<mn></mn>").collect();
        assert_eq!(pieces.len() - 1, numbers.len(), "as many texts as numbers");
        let parts = pieces[1..].iter().zip(numbers);
        let parts = parts.map(|(piece, number)| format!("<mn>{number}</mn>{piece}"));
        pieces[0].to_owned() + &parts.collect::<String>()
    }

    /// A formula whose numbers are all 0.
    fn without_numbers(math: &Math) -> Math {
        match math {
            Math::Number(_) | Math::Exact(_) | Math::Plain(_) => Math::Plain(0.0),
            Math::Symbol(text) => Math::Symbol(text),
            Math::Operator(text) => Math::Operator(text),
            Math::Row(parts) => Math::Row(parts.iter().map(without_numbers).collect()),
            Math::Fraction(of) => {
                let [numerator, denominator] = [&of[0], &of[1]].map(without_numbers);
                fraction(numerator, denominator)
            }
            Math::Root(of) => Math::Root(Box::new(without_numbers(of))),
            Math::Square(of) => Math::Square(Box::new(without_numbers(of))),
        }
    }

    #[test]
    fn the_markup_has_every_part_and_no_open_tag_of_a_text() {
        let root = Math::Root(Box::new(Math::Square(Box::new(Math::Symbol("x")))));
        let formula = equals("y", [fraction(Math::Plain(2.0), root)]);
        assert_eq!(
            filled(&formula.markup()),
            "<mrow><mi>y</mi><mo>=</mo><mfrac><mn>2</mn>\
             <msqrt><msup><mi>x</mi><mn>2</mn></msup></msqrt></mfrac></mrow>"
        );
        assert_eq!(filled(&Math::Operator("<").markup()), "<mo>&lt;</mo>");
    }

    #[test]
    fn formulas_of_the_same_elements_differ_in_their_numbers_alone() {
        let of = |x: f64, root: Math| {
            let square = Math::Square(Box::new(Math::Row(vec![
                operand(Real::from(x)),
                Math::Operator("\u{2212}"),
                Math::Exact(Real::from(x / 3.0)),
            ])));
            equals("y", [fraction(square, Math::Root(Box::new(root)))])
        };
        let formulas = [
            of(1.5, Math::Plain(10.0)),
            of(2.0, Math::Plain(0.5)),
            of(-2.0, Math::Plain(10.0)),
            of(1.5, Math::Symbol("v")),
            of(1.5, Math::Symbol("n")),
            equals("y", [Math::Plain(10.0)]),
            equals("y", [Math::Plain(10.0), Math::Plain(10.0)]),
            fraction(Math::Plain(1.0), Math::Plain(2.0)),
            fraction(Math::Plain(1.0), Math::Symbol("n")),
        ];
        let mut same = 0;
        for formula in &formulas {
            for other in &formulas {
                let [of_formula, of_other] = [formula, other].map(Math::markup);
                let expected = without_numbers(formula) == without_numbers(other);
                assert_eq!(of_formula.elements == of_other.elements, expected);
                if expected {
                    same += 1;
                    let mixed = Markup {
                        elements: of_formula.elements,
                        numbers: of_other.numbers.clone(),
                    };
                    assert_eq!(filled(&mixed), filled(&of_other));
                }
            }
        }
        assert_eq!(
            same,
            formulas.len() + 2,
            "the first two have the same elements"
        );
    }
}
