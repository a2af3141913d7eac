//! The lists that drop down from the top bar of a narrow screen.

use leptos::{ev, html, prelude::*};

use crate::browser::target;

/// The attribute of the element around a button and the list that it opens.
const ATTRIBUTE: &str = "data-popup";

/// A list that drops down from the top bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Popup {
    /// The stations.
    Stations,
    /// The seed and the tools.
    Menu,
}

impl Popup {
    /// The value of the element's attribute, and part of the ids.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Stations => "stations",
            Self::Menu => "menu",
        }
    }

    /// The id of the list.
    fn list_id(self) -> String {
        format!("bar-{}", self.name())
    }
}

/// Which list is open. On a wide screen the style sheet shows all of them in the bar.
#[derive(Clone, Copy)]
pub(super) struct Popups(RwSignal<Option<Popup>>);

impl Popups {
    /// All lists closed. An open one closes when the user presses or focuses anything
    /// outside it.
    pub(super) fn start() -> Self {
        let popups = Self(RwSignal::new(None));
        let close_outside = move |event: &ev::Event| {
            let open = popups.0.get_untracked().map(Popup::name);
            if open.is_some() && target::attribute(event, ATTRIBUTE).as_deref() != open {
                popups.close();
            }
        };
        // These listeners live as long as the page.
        let _ = window_event_listener(ev::pointerdown, move |event| close_outside(&event));
        let _ = window_event_listener(ev::focusin, move |event| close_outside(&event));
        popups
    }

    /// Whether this list is open.
    pub(super) fn is_open(self, popup: Popup) -> bool {
        self.0.get() == Some(popup)
    }

    /// Closes the open list.
    pub(super) fn close(self) {
        self.0.set(None);
    }
}

/// A button with the list that it opens. Escape closes the list.
#[component]
pub(super) fn PopupButton(
    popups: Popups,
    popup: Popup,
    /// The start of the button's accessible name.
    label: &'static str,
    /// What the button shows.
    content: Children,
    /// The list.
    children: Children,
) -> impl IntoView {
    let button = NodeRef::<html::Button>::new();
    let toggle = move |_| {
        popups
            .0
            .update(|open| *open = (*open != Some(popup)).then_some(popup));
    };
    let close_on_escape = move |event: ev::KeyboardEvent| {
        // Escape in a dialog of the list closes the dialog alone.
        let is_open = popups.0.get_untracked() == Some(popup);
        if is_open && event.key() == "Escape" && !target::is_within(&event, "dialog") {
            popups.close();
            if let Some(button) = button.get_untracked() {
                button.focus().ok();
            }
        }
    };
    view! {
        <div
            class=format!("popup popup-{}", popup.name())
            data-popup=popup.name()
            class:open=move || popups.is_open(popup)
            on:keydown=close_on_escape
        >
            <button
                type="button"
                class="popup-button"
                id=format!("{}-button", popup.list_id())
                node_ref=button
                aria-expanded=move || popups.is_open(popup).to_string()
                aria-controls=popup.list_id()
                on:click=toggle
            >
                <span class="visually-hidden">{label} " "</span>
                {content()}
            </button>
            <div class="popup-list" id=popup.list_id()>
                {children()}
            </div>
        </div>
    }
}
