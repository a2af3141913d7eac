//! Buttons that save a chart or a picture as a file.

use leptos::prelude::*;

use crate::{
    browser::download,
    share::export::{picture_caption, picture_name},
    ui::state::Lab,
    words::{chart_table as words, export},
};

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// Pixels.
    Png,
    /// Vectors.
    Svg,
}

impl Format {
    const ALL: [Self; 2] = [Self::Png, Self::Svg];

    /// Its name, its file extension and its media type.
    fn names(self) -> [&'static str; 3] {
        match self {
            Self::Png => ["PNG", "png", "image/png"],
            Self::Svg => ["SVG", "svg", "image/svg+xml"],
        }
    }
}

/// Takes the bytes of a file, or the reason why it could not be drawn.
pub(crate) type Done = Box<dyn FnOnce(Result<Vec<u8>, String>)>;

/// The caption of pictures that show more than a scenario holds. A component provides it for
/// the pictures within.
#[derive(Clone, Copy)]
pub(crate) struct PictureCaption(pub(crate) Signal<Vec<String>>);

/// A download button per format.
#[component]
pub(crate) fn PictureButtons(
    /// The id of the chart or the picture.
    id: &'static str,
    /// Its name.
    name: Signal<String>,
    /// Draws it in a format, with the parts of a caption.
    draw: Callback<(Format, Vec<String>, Done)>,
    /// Shows why a file could not be saved.
    set_error: WriteSignal<String>,
) -> impl IntoView {
    let lab = Lab::of_page();
    let given = use_context::<PictureCaption>();
    let button = |format: Format| {
        let [text, extension, media_type] = format.names();
        let save = move |_| {
            set_error.set(String::new());
            let (file, caption) = lab.scenario.with_untracked(|scenario| {
                let file = picture_name(id, scenario.seed, extension);
                let caption = given.map(|given| given.0.get_untracked());
                (
                    file,
                    caption.unwrap_or_else(|| picture_caption(id, scenario)),
                )
            });
            let done = move |drawn: Result<Vec<u8>, String>| {
                let saved = drawn.and_then(|drawn| download::bytes(&file, media_type, &drawn));
                if let Err(reason) = saved {
                    set_error.set(export::no_picture(text, &reason));
                }
            };
            draw.run((format, caption, Box::new(done)));
        };
        view! {
            <button
                type="button"
                id=format!("{id}-{extension}")
                title=export::picture(text)
                aria-label=move || words::button(text, &name.read())
                on:click=save
            >
                {text}
            </button>
        }
    };
    Format::ALL.map(button).collect_view()
}
