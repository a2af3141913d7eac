//! A chart's picture as a file.

use leptos::{html, prelude::*};

use crate::{
    browser::{
        download,
        plotly::{self, Picture},
    },
    charts::{figure::Figure, paper},
    share::export::picture_name,
    ui::{parts::turns::Plotly, state::Lab},
    words::export,
};

/// Width and height that fit a slide and a page, whatever the screen's size.
const WIDTH: u32 = 800;
const HEIGHT: u32 = 500;

/// The formats: what they are called, their file ending, their media type.
const FORMATS: [(&str, &str, &str, Picture); 2] = [
    ("PNG", "png", "image/png", Picture::Png(WIDTH, HEIGHT)),
    ("SVG", "svg", "image/svg+xml", Picture::Svg(WIDTH, HEIGHT)),
];

/// A button for each format, in the corner where a chart's axes meet.
#[component]
pub(crate) fn Pictures(
    /// The chart's id.
    id: &'static str,
    /// The chart's element.
    place: NodeRef<html::Div>,
    /// What it shows.
    figure: Signal<Figure>,
) -> impl IntoView {
    let lab = Lab::of_page();
    let plotly_js: Plotly = expect_context();
    let (error, set_error) = signal(None::<String>);
    let button = |(name, kind, media_type, picture): (&'static str, &str, &'static str, _)| {
        let kind = kind.to_owned();
        let button_id = format!("{id}-{kind}");
        let save = move |_| {
            set_error.set(None);
            let seed = lab.scenario.with_untracked(|scenario| scenario.seed);
            let file = picture_name(id, seed, &kind);
            let done = move |drawn: Result<Vec<u8>, String>| {
                let saved = drawn.and_then(|drawn| download::bytes(&file, media_type, &drawn));
                if let Err(reason) = saved {
                    set_error.set(Some(export::no_picture(name, &reason)));
                }
            };
            let on_paper = serde_json::to_string(&paper::on_paper(&figure.read_untracked()));
            // The click may be the first that the page hears of a person.
            plotly_js.once_known(move || match (place.get_untracked(), on_paper) {
                (Some(element), Ok(figure)) => plotly::picture(&element, &figure, picture, done),
                (None, _) => {}
                (_, Err(reason)) => done(Err(reason.to_string())),
            });
        };
        view! {
            <button
                type="button"
                id=button_id
                title=export::picture(name)
                aria-label=export::picture(name)
                on:click=save
            >
                {name}
            </button>
        }
    };
    view! {
        <div class="pictures-of-chart" role="group" aria-label=export::PICTURES>
            {FORMATS.map(button).collect_view()}
        </div>
        <p class="slider-error" role="alert">
            {move || error.get()}
        </p>
    }
}
