//! The toolbar of a picture that plotly.js does not draw.

use leptos::prelude::*;

use super::{Done, Format, PictureButtons, TableToggle, Toolbar};
use crate::{
    browser::raster,
    charts::picture::{self, Picture},
};

/// The button of the table, if there is one, and the buttons that save the picture.
#[component]
pub(crate) fn PictureToolbar(
    /// The picture's id, which begins the ids of the buttons.
    id: &'static str,
    /// The picture's name, which ends the names of the buttons.
    name: &'static str,
    /// The picture in its current state.
    picture: Callback<(), Picture>,
    /// Whether the table is open.
    #[prop(optional)]
    table: Option<RwSignal<bool>>,
) -> impl IntoView {
    let (error, set_error) = signal(String::new());
    let name = Signal::stored(name.to_owned());
    let draw = move |(format, caption, done): (Format, Vec<String>, Done)| {
        let document = picture::document(&untrack(|| picture.run(())), &caption);
        match format {
            Format::Png => raster::png(&document.svg, document.pixels(), done),
            Format::Svg => done(Ok(document.svg.into_bytes())),
        }
    };
    view! {
        <Toolbar name=name error=error.into() is_separate=true>
            {table.map(|is_open| view! { <TableToggle id=id name=name is_open=is_open /> })}
            <PictureButtons id=id name=name draw=Callback::new(draw) set_error=set_error />
        </Toolbar>
    }
}
