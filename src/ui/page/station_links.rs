//! Links to stations.

use leptos::{ev, prelude::*};

use crate::{browser::target, lab::station::Station, ui::reactive::scroll_target::scroll_to};

/// Starts to follow the station whose link the user clicks. The browser's own scrolling aims
/// at the place that the station has at that moment, and the parts of the page that are
/// mounted on the way move it.
pub(super) fn start() {
    // The listener lives as long as the page.
    let _ = window_event_listener(ev::click, move |event| {
        let opens_elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key();
        if opens_elsewhere || event.default_prevented() {
            return;
        }
        let link = target::attribute(&event, "href");
        let anchor = link.as_deref().and_then(|link| link.strip_prefix('#'));
        let station = anchor.and_then(Station::from_id);
        if let Some(station) = station {
            scroll_to(station.id());
        }
    });
}
