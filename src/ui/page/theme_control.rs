//! The button that cycles through the three themes.

use leptos::prelude::*;

use crate::{
    browser::preference,
    ui::state::{Lab, theme::ThemePreference},
    words::theme as words,
};

/// The icon's path: a half-filled disk, a sun, a moon.
fn icon(preference: ThemePreference) -> &'static str {
    match preference {
        ThemePreference::System => "M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14M10 3v14a7 7 0 0 0 0-14",
        ThemePreference::Light => {
            "M10 6.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7M10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6L16 16M4 16l1.4-1.4M14.6 5.4L16 4"
        }
        ThemePreference::Dark => "M16.5 12.3A7 7 0 0 1 7.7 3.5a7 7 0 1 0 8.8 8.8z",
    }
}

fn label(preference: ThemePreference) -> &'static str {
    match preference {
        ThemePreference::System => words::SYSTEM,
        ThemePreference::Light => words::LIGHT,
        ThemePreference::Dark => words::DARK,
    }
}

/// One button that cycles through the three themes. The bar of a wide screen shows its icon
/// alone.
#[component]
pub(super) fn ThemeControl() -> impl IntoView {
    let preference = Lab::of_page().theme_state.preference;
    let change = move |_| {
        preference.update(|preference| *preference = preference.next());
        preference::apply_theme(preference.get_untracked().name());
    };
    view! {
        <button
            type="button"
            class="tool"
            id="theme"
            data-first=""
            title=move || label(preference.get())
            aria-label=move || label(preference.get())
            on:click=change
        >
            <svg
                class="tool-icon"
                class:half=move || preference.get() == ThemePreference::System
                viewBox="0 0 20 20"
                aria-hidden="true"
            >
                <path d=move || icon(preference.get()) />
            </svg>
            <span class="theme-name" prop:textContent=move || label(preference.get())></span>
        </button>
    }
}
