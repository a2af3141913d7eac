//! A row's values as dots on a line: a picture where a table has only numbers.

use std::fmt::Write;

use leptos::prelude::*;

/// As many dots stand side by side on a wide screen.
const MOST_DOTS: usize = 128;

/// The length of the line, in hundredths of the drawing's unit.
const HUNDREDTHS: usize = 10_000;

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
    // One path of round caps: a dot for each value, and one element for all.
    let dots = Memo::new(move |_| {
        let (values, range) = (values.read(), range.get());
        // Of very many values, those that would cover each other are one dot.
        let step = if values.len() > MOST_DOTS { 40 } else { 1 };
        let mut taken = vec![false; HUNDREDTHS + 1];
        let mut path = String::new();
        for &value in values.iter() {
            let place =
                across(f64::from(value), range).map(|place| (place + step / 2) / step * step);
            if let Some(place) = place.filter(|&place| !std::mem::replace(&mut taken[place], true))
            {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{}.{:02} 7h0", place / 100, place % 100);
            }
        }
        path
    });
    let zero =
        move || across(0.0, range.get()).map(|x| format!("M{}.{:02} 1v12", x / 100, x % 100));
    view! {
        <svg class="number-line" viewBox="-3 0 106 14" preserveAspectRatio="none" aria-hidden="true">
            <path class="number-line-axis" d="M0 7h100" />
            <path class="number-line-zero" d=zero />
            <path class="number-line-dots-outline" d=dots />
            <path class=format!("number-line-dots {class}") d=dots />
        </svg>
    }
}

/// Where a value stands on the line, in hundredths; `None` beyond its ends.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a place on the line is a small number"
)]
fn across(value: f64, [low, high]: [f64; 2]) -> Option<usize> {
    let part = (value - low) / (high - low);
    (0.0..=1.0)
        .contains(&part)
        .then(|| (part * HUNDREDTHS as f64).round() as usize)
}
