//! The station that the user looks at.

use leptos::prelude::*;

use crate::{
    browser::visibility::{self, Visible},
    lab::station::Station,
};

/// The station that crosses the middle of the screen, or the last one that did.
#[derive(Clone, Copy)]
pub(crate) struct CurrentStation(RwSignal<Station>);

impl CurrentStation {
    /// The first station, until another one is on the screen.
    pub(crate) fn new() -> Self {
        let [first, ..] = Station::ALL;
        Self(RwSignal::new(first))
    }

    /// The current station of this page.
    ///
    /// # Panics
    /// Outside the `App` component, which provides it.
    pub(crate) fn of_page() -> Self {
        expect_context()
    }

    /// Which station it is. Tracked.
    pub(crate) fn get(self) -> Station {
        self.0.get()
    }

    /// Makes a station current whenever its element crosses the middle of the screen.
    pub(crate) fn watch<T>(self, station: Station, element: impl Fn() -> Option<T> + 'static)
    where
        T: Visible,
    {
        Effect::new(move || {
            if let Some(element) = element() {
                visibility::on_middle(&element, move |is_there| {
                    if is_there {
                        self.0.try_set(station);
                    }
                });
            }
        });
    }
}
