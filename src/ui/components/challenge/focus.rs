//! The focus on a question that has just been opened.

use leptos::prelude::*;

use crate::{browser::focus, lab::station::Station};

/// Focuses the question's first control once it is mounted.
pub(crate) fn focus_question(station: Station) {
    let body = format!("#{} .challenge-body", station.id());
    request_animation_frame(move || {
        // Not the text field, which would open the keyboard of a phone.
        focus::on(&format!("{body} input:not([type=text]), {body} button"));
    });
}
