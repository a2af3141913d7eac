//! The top bar: the stations, the seed and the tools.

use leptos::prelude::*;

use super::{
    popup::{Popup, PopupButton, Popups},
    reset_button::ResetButton,
    seed_field::SeedField,
    station_menu::StationMenu,
    status::Status,
    theme_control::ThemeControl,
    undo_buttons::UndoButtons,
};
use crate::{
    ui::{
        components::{custom_matrix::YourNumbers, dock::Docking},
        dialogs::{export::ExportDialog, share::ShareDialog},
    },
    words::label,
};

/// Links to the stations, the status, undo, reset, the seed, share, export and the theme. On
/// a narrow screen, two buttons open the links and all tools but undo.
#[component]
pub(crate) fn TopBar() -> impl IntoView {
    let popups = Popups::start();
    let dots = || {
        view! { <span class="popup-dots" aria-hidden="true"></span> }
    };
    view! {
        <nav class="top-bar" aria-label=label::TITLE>
            <span class="top-bar-name">
                <Emblem />
                {label::TITLE}
            </span>
            <div class="bar-place">
                <StationMenu popups=popups />
                <Status />
            </div>
            <div class="bar-undo">
                <UndoButtons />
            </div>
            <PopupButton popups=popups popup=Popup::Menu label=label::MENU content=Box::new(move || dots().into_any())>
                <ResetButton />
                <SeedField />
                <div class="bar-tools" role="toolbar" aria-label=label::TOOLS data-tab-group="">
                    <YourNumbers id="your-numbers-menu" />
                    <ShareDialog />
                    <ExportDialog />
                    <ThemeControl />
                </div>
                <DockSwitch />
            </PopupButton>
        </nav>
    }
}

/// The switch that keeps controls in view. Only a phone shows it.
#[component]
fn DockSwitch() -> impl IntoView {
    let docking = Docking::of_page();
    view! {
        <button
            type="button"
            role="switch"
            class="switch dock-switch"
            id="dock-switch"
            aria-checked=move || docking.is_on().to_string()
            on:click=move |_| docking.toggle()
        >
            <span class="switch-track" aria-hidden="true">
                <span class="switch-thumb"></span>
            </span>
            <span>{label::DOCK}</span>
        </button>
    }
}

/// The lab's logo: a large square, a large circle, and three circles of equal size.
#[component]
fn Emblem() -> impl IntoView {
    view! {
        <svg class="emblem" viewBox="0 0 32 32" aria-hidden="true">
            <path d="M2 22h28" />
            <rect class="shrinking" x="4" y="4" width="9" height="9" />
            <circle class="growing" cx="23.5" cy="8.5" r="4.5" />
            <circle class="normalized" cx="7" cy="22" r="4" />
            <circle class="normalized" cx="16" cy="22" r="4" />
            <circle class="normalized" cx="25" cy="22" r="4" />
        </svg>
    }
}
