//! The links to the stations: numbered discs on a wide screen, a list on a narrow one.

use leptos::prelude::*;

use super::popup::{Popup, PopupButton, Popups};
use crate::{
    lab::station::Station,
    share::lesson::Access,
    ui::{components::current_station::CurrentStation, session::Session},
    words::{label, station as words},
};

/// A link to each station. That of the current station shows its name.
#[component]
pub(super) fn StationMenu(popups: Popups) -> impl IntoView {
    let current = CurrentStation::of_page();
    let session = Session::of_page();
    let button = move || {
        let name = move || words::short_name(current.get());
        view! {
            <span class="station-disc" translate="no" prop:textContent=move || current.get().number().to_string()></span>
            <span class="popup-name" prop:textContent=name></span>
            <span class="popup-arrow" aria-hidden="true"></span>
        }
    };
    let link = move |station: Station| {
        let access = session.access(station);
        let is_current = move || (current.get() == station).then_some("true");
        view! {
            <li hidden=move || access.get() == Access::Hidden>
                <a
                    href=format!("#{}", station.id())
                    title=words::heading(station)
                    aria-current=is_current
                    on:click=move |_| popups.close()
                >
                    <span class="station-disc" translate="no">{station.number()}</span>
                    <span class="station-name">{words::short_name(station)}</span>
                </a>
            </li>
        }
    };
    view! {
        <PopupButton popups=popups popup=Popup::Stations label=label::STATIONS content=Box::new(move || button().into_any())>
            <ol class="top-bar-stations" data-tab-group="">{Station::ALL.map(link).collect_view()}</ol>
        </PopupButton>
    }
}
