//! Buttons that save a chart as a picture.

use leptos::{html, prelude::*};

use super::plotly_loader::PlotlyLoader;
use crate::{
    browser::{
        download,
        plotly::{self, Picture},
    },
    charts::{figure::Figure, print},
    share::export::{picture_caption, picture_name},
    ui::state::Lab,
    words::{chart_table as words, export},
};

/// Width and height in pixels. They fit a slide and a page, independently of the screen.
const WIDTH: u32 = 800;
const HEIGHT: u32 = 500;

/// Name, file extension, media type and picture of each format.
const FORMATS: [(&str, &str, &str, Picture); 2] = [
    ("PNG", "png", "image/png", Picture::Png(WIDTH, HEIGHT)),
    ("SVG", "svg", "image/svg+xml", Picture::Svg(WIDTH, HEIGHT)),
];

/// A download button per format.
#[component]
pub(crate) fn PictureButtons(
    /// The chart's id.
    id: &'static str,
    /// The chart's name.
    name: Signal<String>,
    /// The chart's element.
    element: NodeRef<html::Div>,
    /// The figure.
    figure: Signal<Figure>,
    /// Shows why a picture could not be saved.
    set_error: WriteSignal<String>,
) -> impl IntoView {
    let lab = Lab::of_page();
    let plotly_js: PlotlyLoader = expect_context();
    let button =
        |(format, extension, media_type, picture): (&'static str, &str, &'static str, _)| {
            let extension = extension.to_owned();
            let button_id = format!("{id}-{extension}");
            let save = move |_| {
                set_error.set(String::new());
                let (file, caption) = lab.scenario.with_untracked(|scenario| {
                    let file = picture_name(id, scenario.seed, &extension);
                    (file, picture_caption(id, scenario))
                });
                let done = move |drawn: Result<Vec<u8>, String>| {
                    let saved = drawn.and_then(|drawn| download::bytes(&file, media_type, &drawn));
                    if let Err(reason) = saved {
                        set_error.set(export::no_picture(format, &reason));
                    }
                };
                let printable =
                    print::for_print(&figure.read_untracked(), &caption, [WIDTH, HEIGHT]);
                let printable = serde_json::to_string(&printable);
                // This click may be the first interaction, which starts to load plotly.js.
                plotly_js.when_settled(move || match (element.get_untracked(), printable) {
                    (Some(element), Ok(figure)) => {
                        plotly::picture(&element, &figure, picture, done);
                    }
                    (None, _) => {}
                    (_, Err(reason)) => done(Err(reason.to_string())),
                });
            };
            view! {
                <button
                    type="button"
                    id=button_id
                    title=export::picture(format)
                    aria-label=move || words::button(format, &name.read())
                    on:click=save
                >
                    {format}
                </button>
            }
        };
    FORMATS.map(button).collect_view()
}
