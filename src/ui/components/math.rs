//! Formulas as `MathML`.

use leptos::prelude::*;

use crate::words::formula::Math;

/// The formula as a `math` element.
pub(crate) fn formula(math: &Math) -> AnyView {
    view! { <math>{draw(math)}</math> }.into_any()
}

fn draw(math: &Math) -> AnyView {
    match math {
        Math::Number(_) | Math::Exact(_) | Math::Plain(_) => {
            view! { <mn prop:textContent=math.text()></mn> }.into_any()
        }
        Math::Symbol(text) => view! { <mi prop:textContent=*text></mi> }.into_any(),
        Math::Operator(text) => view! { <mo prop:textContent=*text></mo> }.into_any(),
        Math::Row(parts) => {
            view! { <mrow>{parts.iter().map(draw).collect_view()}</mrow> }.into_any()
        }
        Math::Fraction(of) => view! { <mfrac>{draw(&of[0])} {draw(&of[1])}</mfrac> }.into_any(),
        Math::Root(of) => view! { <msqrt>{draw(of)}</msqrt> }.into_any(),
        Math::Square(of) => view! { <msup>{draw(of)} <mn>"2"</mn></msup> }.into_any(),
    }
}
