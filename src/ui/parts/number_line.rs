//! A row's values as dots on a line: a picture where a table has only numbers.

use std::fmt::Write;

use leptos::prelude::*;

/// Dots for values along a line, with a mark at zero.
///
/// What is outside the range, or no number, is left out; the table says it.
#[component]
pub(crate) fn NumberLine(
    /// The values.
    #[prop(into)]
    values: Signal<Vec<f32>>,
    /// The ends of the line.
    #[prop(into)]
    range: Signal<[f64; 2]>,
    /// The dots' class: which matrix they belong to.
    class: &'static str,
) -> impl IntoView {
    let across = move |value: f64| {
        let [low, high] = range.get();
        (value - low) / (high - low) * 100.0
    };
    // One path of round caps: a dot for each value, and one element for all.
    let dots = move || {
        let mut path = String::new();
        for x in values.read().iter().map(|&value| across(f64::from(value))) {
            if (0.0..=100.0).contains(&x) {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{x:.2} 7h0");
            }
        }
        path
    };
    let zero = move || {
        let x = across(0.0);
        if (0.0..=100.0).contains(&x) {
            format!("M{x:.2} 1v12")
        } else {
            String::new()
        }
    };
    view! {
        <svg class="number-line" viewBox="-3 0 106 14" preserveAspectRatio="none" aria-hidden="true">
            <path class="number-line-axis" d="M0 7h100" />
            <path class="number-line-zero" d=zero />
            <path class="number-line-dots-outline" d=dots />
            <path class=format!("number-line-dots {class}") d=dots />
        </svg>
    }
}
