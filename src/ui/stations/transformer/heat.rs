//! The input as a heat map: one row per token, one pixel per value, with the outlier of each
//! row marked.

use leptos::{ev, prelude::*};

use super::state::Recorded;
use crate::{
    browser::pointer,
    charts::heat,
    lab::{matrix::Matrix, real::Real},
    ui::components::{
        colour_legend::ColourLegend,
        heat_map::{FINE_COLUMNS, HeatCanvas, frame_style, index_at},
        pointer_help::PointerHelp,
        spoken::SpokenText,
    },
    words::{heat_map::IMAGE_ROLE, transformer as words},
};

/// The id of the heat map.
const ID: &str = "transformer-heat";

/// The heat map with the names of the tokens, the value under the pointer or the keys' focus,
/// and the scale of the colours.
#[component]
pub(super) fn TokenHeat(recorded: Recorded) -> impl IntoView {
    let matrix = Memo::new(move |_| {
        recorded.outcome.with(|outcome| {
            let outcome = outcome.as_ref();
            outcome
                .map(|outcome| outcome.input.clone())
                .unwrap_or_default()
        })
    });
    let limit = Memo::new(move |_| matrix.with(colour_limit));
    let beyond = Memo::new(move |_| matrix.with(|matrix| heat::any_beyond(matrix, limit.get())));
    let shape = Memo::new(move |_| matrix.with(|matrix| [matrix.rows(), matrix.columns()]));
    let cell = RwSignal::new(None::<(usize, usize)>);
    let readout = Memo::new(move |_| read_out(recorded, &matrix.read(), cell.get()));
    let names = move || {
        let rows = 0..shape.get()[0];
        let name = |row| {
            recorded
                .sample
                .with(|sample| words::short_token(sample, row))
        };
        rows.map(|row| view! { <span prop:textContent=name(row)></span> })
            .collect_view()
    };
    view! {
        <div class="token-heat" id=ID>
            <p class="heat-caption">{words::HEAT_MAP}</p>
            <div class="token-heat-rows" style:--rows=move || shape.get()[0].to_string()>
                // The readout names the token of a value.
                <div class="token-heat-names" aria-hidden="true" translate="no">
                    {names}
                </div>
                <Picture recorded=recorded matrix=matrix limit=limit cell=cell />
            </div>
            <p class="heat-readout" id="transformer-heat-readout" aria-live="polite">
                <SpokenText text=Signal::derive(move || readout.get().unwrap_or_default()) />
                <span hidden=move || readout.read().is_some()>
                    <PointerHelp help=words::HEAT_HELP />
                </span>
            </p>
            <ColourLegend limit=limit any_beyond=beyond />
            <p class="note">{words::MARKS}</p>
        </div>
    }
}

/// The magnitude drawn in full colour: at most a twentieth of the values exceed it. A larger
/// one would leave all but the outliers white.
fn colour_limit(matrix: &Matrix) -> f64 {
    let limit = heat::limit(matrix, 0.0);
    if limit > 0.0 { limit } else { 1.0 }
}

/// The value of a cell, if there is one.
fn read_out(recorded: Recorded, matrix: &Matrix, cell: Option<(usize, usize)>) -> Option<String> {
    let (row, feature) = cell?;
    let value = Real::from(matrix.get(row, feature)?);
    let readout = recorded
        .sample
        .with(|sample| words::readout(sample, [row, feature], value));
    Some(readout)
}

/// The pixels, the marks, and a frame around the cell that is read.
#[component]
fn Picture(
    recorded: Recorded,
    matrix: Memo<Matrix>,
    /// The magnitude drawn in full colour.
    limit: Memo<f64>,
    /// The cell that is read: row and feature.
    cell: RwSignal<Option<(usize, usize)>>,
) -> impl IntoView {
    let shape = Memo::new(move |_| matrix.with(|matrix| [matrix.rows(), matrix.columns()]));
    let point = move |event: ev::PointerEvent| {
        let [rows, columns] = shape.get_untracked();
        if let Some((x, y)) = pointer::relative_position(&event) {
            cell.set(Some((index_at(y, rows), index_at(x, columns))));
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let from = cell.get_untracked().unwrap_or((0, 0));
        if event.key() == "Escape" {
            cell.set(None);
        } else if let Some(to) = moved(&event.key(), from, shape.get_untracked()) {
            event.prevent_default();
            cell.set(Some(to));
        }
    };
    // The feature farthest from the mean, row by row.
    let outliers = Memo::new(move |_| {
        recorded.outcome.with(|outcome| {
            let tokens = outcome.iter().flat_map(|outcome| &outcome.tokens);
            tokens.map(|token| token.feature).collect::<Vec<usize>>()
        })
    });
    let marks = move || {
        let shape = shape.get();
        let outliers = outliers.get().into_iter().enumerate();
        outliers
            .map(|(row, feature)| {
                let style = frame_style(shape, [row, feature], [1, 1]);
                view! { <span class="token-heat-mark" style=style></span> }
            })
            .collect_view()
    };
    let frame = move || {
        let [rows, columns] = shape.get();
        let cell = cell
            .get()
            .filter(|&(row, feature)| row < rows && feature < columns);
        cell.map(|(row, feature)| {
            let style = frame_style([rows, columns], [row, feature], [1, 1]);
            view! { <span class="heat-highlighted" style=style></span> }
        })
    };
    view! {
        <div
            class="heat-picture"
            class:fine=move || { shape.get()[1] > FINE_COLUMNS }
            tabindex="0"
            role="application"
            aria-roledescription=IMAGE_ROLE
            aria-label=words::HEAT_MAP
            aria-describedby="transformer-heat-readout"
            on:pointermove=point
            on:pointerdown=point
            on:keydown=key
        >
            <HeatCanvas id=ID matrix=matrix colour_limit=limit />
            {marks}
            {frame}
        </div>
    }
}

/// The cell to which a key leads; `None` for other keys.
fn moved(
    key: &str,
    (row, feature): (usize, usize),
    [rows, columns]: [usize; 2],
) -> Option<(usize, usize)> {
    let [last_row, last] = [rows, columns].map(|count| count.saturating_sub(1));
    // The cell may be of an earlier, larger matrix.
    let (row, feature) = (row.min(last_row), feature.min(last));
    Some(match key {
        "ArrowUp" => (row.saturating_sub(1), feature),
        "ArrowDown" => ((row + 1).min(last_row), feature),
        "ArrowLeft" => (row, feature.saturating_sub(1)),
        "ArrowRight" => (row, (feature + 1).min(last)),
        "Home" => (row, 0),
        "End" => (row, last),
        "PageUp" => (0, feature),
        "PageDown" => (last_row, feature),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_outlier_does_not_set_the_scale_of_the_colours() {
        let mut values = vec![0.07; 40];
        values[3] = 223.0;
        let limit = |values| colour_limit(&Matrix::new(1, 40, values));
        assert!((limit(values) - 0.1).abs() < 1e-12);
        assert!((limit(vec![0.0; 40]) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn keys_stay_in_the_picture() {
        let to = |key| moved(key, (1, 2), [2, 3]);
        assert_eq!(to("ArrowRight"), Some((1, 2)));
        assert_eq!(to("ArrowDown"), Some((1, 2)));
        assert_eq!(to("ArrowUp"), Some((0, 2)));
        assert_eq!(to("ArrowLeft"), Some((1, 1)));
        assert_eq!(to("Home"), Some((1, 0)));
        assert_eq!(to("PageUp"), Some((0, 2)));
        assert_eq!(to("a"), None);
        // A cell of a larger matrix.
        assert_eq!(moved("ArrowUp", (60, 3000), [12, 384]), Some((10, 383)));
    }
}
