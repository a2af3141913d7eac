//! A row's values as dots on a line: a picture where a table has only numbers.

use std::fmt::Write;

use leptos::prelude::*;

/// As many dots stand side by side on a wide screen.
const MOST_DOTS: usize = 128;

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
    let dots = Memo::new(move |_| {
        let values = values.read();
        // Of very many values, those that would cover each other are one dot.
        let step = if values.len() > MOST_DOTS { 0.4 } else { 0.01 };
        let mut places: Vec<f64> = values
            .iter()
            .map(|&value| across(f64::from(value)))
            .filter(|x| (0.0..=100.0).contains(x))
            .map(|x| (x / step).round())
            .collect();
        if values.len() > MOST_DOTS {
            places.sort_by(f64::total_cmp);
            places.dedup();
        }
        let mut path = String::new();
        for place in places {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{:.2} 7h0", place * step);
        }
        path
    });
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
