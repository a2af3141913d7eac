//! Formulas with numbers, as an expression tree that the page renders.

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
    pub fn markup(&self) -> String {
        match self {
            Self::Number(_) | Self::Exact(_) | Self::Plain(_) => {
                format!("<mn>{}</mn>", escape(&self.text()))
            }
            Self::Symbol(text) => format!("<mi>{}</mi>", escape(text)),
            Self::Operator(text) => format!("<mo>{}</mo>", escape(text)),
            Self::Row(parts) => {
                let parts: String = parts.iter().map(Self::markup).collect();
                format!("<mrow>{parts}</mrow>")
            }
            Self::Fraction(of) => format!("<mfrac>{}{}</mfrac>", of[0].markup(), of[1].markup()),
            Self::Root(of) => format!("<msqrt>{}</msqrt>", of.markup()),
            Self::Square(of) => format!("<msup>{}<mn>2</mn></msup>", of.markup()),
        }
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

    #[test]
    fn the_markup_has_every_part_and_no_open_tag_of_a_text() {
        let root = Math::Root(Box::new(Math::Square(Box::new(Math::Symbol("x")))));
        let formula = equals("y", [fraction(Math::Plain(2.0), root)]);
        assert_eq!(
            formula.markup(),
            "<mrow><mi>y</mi><mo>=</mo><mfrac><mn>2</mn>\
             <msqrt><msup><mi>x</mi><mn>2</mn></msup></msqrt></mfrac></mrow>"
        );
        assert_eq!(Math::Operator("<").markup(), "<mo>&lt;</mo>");
    }
}
