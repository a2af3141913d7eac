//! A formula with numbers that change.

use leptos::prelude::*;

use crate::{browser::element_text, words::formula::Markup};

/// A formula as `MathML`. While only its numbers change, their elements stay: under a
/// slider, the browser then parses nothing and lays out less.
#[component]
pub(crate) fn Formula(
    /// The formula's markup, which may be empty.
    markup: impl Fn() -> Markup + 'static,
) -> impl IntoView {
    let node = NodeRef::<leptos::tachys::mathml::Math>::new();
    Effect::new(move |shown: Option<Option<Markup>>| {
        let element = node.get()?;
        let markup = markup();
        let shown = shown.flatten();
        let numbers = match &shown {
            Some(shown) if shown.elements == markup.elements => &shown.numbers[..],
            _ => {
                // As markup: the browser parses a formula sooner than the lab creates its elements.
                element.set_inner_html(&markup.elements);
                &[]
            }
        };
        element_text::update(&element, "mn", numbers, &markup.numbers);
        Some(markup)
    });
    view! { <math node_ref=node></math> }
}
