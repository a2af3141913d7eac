//! A row's values as marks on a line.

use std::fmt::Write;

use leptos::prelude::*;

use crate::{
    charts::whiskers::{MOST_TICKS, round_ticks},
    words::whiskers::tick,
};

/// How many marks fit side by side on a wide screen.
const MOST_MARKS: usize = 128;

/// The length of the line, in hundredths of a unit of the SVG's view box.
const HUNDREDTHS: usize = 10_000;

/// What the values of a line are, which sets the shape of their marks
/// (`style/number-line.css`).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Values before the layer: hollow dots.
    Before,
    /// x̂: hollow bars.
    Normalized,
    /// The layer's results: green bars.
    After,
}

impl Mark {
    /// The class of the marks, and of their key.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Normalized => "normalized",
            Self::After => "after",
        }
    }

    /// The segment of a mark after its position, in an SVG path. A dot is the cap of a segment
    /// too short to see: paper would lack the cap of a segment of length 0.
    fn segment(self) -> &'static str {
        match self {
            Self::Before => "7h.01",
            Self::Normalized | Self::After => "4v6",
        }
    }
}

/// Values as marks along a line, with a tick at zero.
///
/// Values outside the range and non-finite values have no mark. Hidden from screen
/// readers, which read the table.
#[component]
pub(crate) fn NumberLine(
    /// The values.
    #[prop(into)]
    values: Signal<Vec<f32>>,
    /// The ends of the line.
    #[prop(into)]
    range: Signal<[f64; 2]>,
    /// Which matrix the values belong to.
    mark: Mark,
) -> impl IntoView {
    // One path for all values.
    let marks = Memo::new(move |_| {
        let (values, range) = (values.read(), range.get());
        // Many values: marks that would overlap are merged.
        let step = if values.len() > MOST_MARKS { 40 } else { 1 };
        let mut occupied = vec![false; HUNDREDTHS + 1];
        let mut path = String::new();
        for &value in values.iter() {
            let position = position_of(f64::from(value), range)
                .map(|position| (position + step / 2) / step * step);
            if let Some(position) =
                position.filter(|&position| !std::mem::replace(&mut occupied[position], true))
            {
                // Writing to a string cannot fail.
                let (whole, hundredths) = (position / 100, position % 100);
                let _ = write!(path, "M{whole}.{hundredths:02} {}", mark.segment());
            }
        }
        path
    });
    let zero =
        move || position_of(0.0, range.get()).map(|x| format!("M{}.{:02} 1v12", x / 100, x % 100));
    let ticks = move || {
        let range = range.get();
        let positions = round_ticks(range)
            .into_iter()
            .filter_map(|tick| position_of(tick, range));
        let mut path = String::new();
        for x in positions {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{}.{:02} 0v14", x / 100, x % 100);
        }
        path
    };
    view! {
        <svg class="number-line" viewBox="-3 0 106 14" preserveAspectRatio="none" aria-hidden="true">
            <path class="number-line-ticks" d=ticks />
            <path class="number-line-axis" d="M0 7h100" />
            <path class="number-line-zero" d=zero />
            <path class=format!("number-line-outline {}", mark.class()) d=marks />
            <path class=format!("number-line-marks {}", mark.class()) d=marks />
        </svg>
    }
}

/// The numbers at the ticks of all lines of a column with this range.
#[component]
pub(crate) fn NumberLineAxis(
    /// The ends of the lines.
    range: Memo<[f64; 2]>,
) -> impl IntoView {
    let label = move |index: usize| {
        let value = Memo::new(move |_| round_ticks(range.get()).get(index).copied());
        let left = move || {
            let position = position_of(value.get()?, range.get())?;
            let (whole, hundredths) = (position / 100, position % 100);
            // Within the view box of a line.
            Some(format!("calc(({whole}.{hundredths:02}% + 3%) / 1.06)"))
        };
        let text = move || {
            let [low, high] = range.get();
            value.get().map(|value| tick(value, high - low))
        };
        view! {
            <span
                hidden=move || value.get().is_none()
                style:left=move || left().unwrap_or_default()
                prop:textContent=move || text().unwrap_or_default()
            ></span>
        }
    };
    view! {
        <div class="number-line-labels" translate="no">
            {(0..MOST_TICKS).map(label).collect_view()}
        </div>
    }
}

/// A value's position on the line, in hundredths; `None` beyond its ends.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a position is at most 10 000"
)]
fn position_of(value: f64, [low, high]: [f64; 2]) -> Option<usize> {
    let fraction = (value - low) / (high - low);
    (0.0..=1.0)
        .contains(&fraction)
        .then(|| (fraction * HUNDREDTHS as f64).round() as usize)
}
