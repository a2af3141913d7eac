//! The three pictures as one control that turns and tilts them.

use leptos::{html, prelude::*};

use super::{Points, turning::Turning};
use crate::{
    charts::{float_grid::Panel, space},
    ui::{
        components::spoken::SpokenText,
        reactive::{drawn_size::drawn_size, eased::eased},
    },
    words::geometry::{self as words, picture},
};

/// The text of the pictures, in pixels.
const FONT: f64 = 13.5;
/// The width of a picture before the page is laid out.
const WIDTH: f64 = 400.0;
/// The width of a picture on paper: a third of a sheet, as in `style/space-layout.css`.
const PRINT_WIDTH: f64 = 328.0;
/// How long the points move from one stage to the next, in milliseconds.
const DURATION: f64 = 240.0;

/// The pictures.
#[component]
pub(super) fn Pictures(
    points: Points,
    /// Where RMSNorm puts the points, in words.
    rms_norm: Signal<String>,
) -> impl IntoView {
    let elements: [NodeRef<html::Div>; 3] = std::array::from_fn(|_| NodeRef::new());
    let size = drawn_size(elements[0], WIDTH, PRINT_WIDTH);
    let stage = Memo::new(move |_| space::progress(points.settings.read().stage));
    let progress = eased(stage, DURATION);
    let panels = Memo::new(move |_| {
        let [width, scale] = size.get();
        let settings = points.settings.read();
        points
            .outcome
            .with(|outcome| space::panels(outcome, &settings, progress.get(), width, FONT * scale))
    });
    let turning = Turning::new();
    let figure = move |index: usize, title: &'static str| {
        let of = move |read: fn(&Panel) -> String| {
            Memo::new(move |_| panels.with(|panels| read(&panels[index])))
        };
        let drawn = of(|panel| panel.caption.clone());
        let caption = Memo::new(move |_| match title {
            picture::RMS_NORM => format!("{} {}", rms_norm.get(), drawn.get()),
            _ => drawn.get(),
        });
        let svg = of(|panel| panel.svg.clone().unwrap_or_default());
        let id = panels.with_untracked(|panels| panels[index].id);
        view! {
            <figure class="space" id=id>
                <strong class="space-title">{title}</strong>
                <div
                    role="img"
                    translate="no"
                    // The caption follows it.
                    aria-label=title
                    node_ref=elements[index]
                    on:pointerdown=move |event| turning.press(&event)
                    on:pointermove=move |event| turning.moves(&event)
                    on:pointerup=move |_| turning.release()
                    on:pointercancel=move |_| turning.cancel()
                    on:dblclick=move |_| turning.reset()
                    inner_html=move || svg.get()
                ></div>
                <figcaption class="space-caption">
                    <SpokenText text=caption />
                </figcaption>
            </figure>
        }
    };
    let titles = [picture::LAYER_NORM, picture::RMS_NORM, picture::ALONG];
    view! {
        <div
            class="space-pictures"
            class:locked=move || turning.is_locked()
            id="geometry-pictures"
            role="group"
            tabindex="0"
            aria-label=words::PICTURES
            aria-describedby="geometry-help"
            on:keydown=move |event| turning.key(&event)
        >
            {(0..).zip(titles).map(|(index, title)| figure(index, title)).collect_view()}
        </div>
    }
}
