//! Light, dark, or as the system has it: what is worn, and the control for it.

use leptos::prelude::*;

use super::state::Lab;
use crate::{browser::preference, charts::theme::Theme, words::theme as words};

/// What the person asked of this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// Whatever the system has.
    System,
    /// Light, whatever the system has.
    Light,
    /// Dark, whatever the system has.
    Dark,
}

impl Wish {
    /// Its name in storage and in the style sheets; the system's wish has none.
    fn name(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    /// The wish of an earlier visit. What is kept under no known name is no wish.
    fn remembered() -> Self {
        let name = preference::remembered_theme();
        [Self::Light, Self::Dark]
            .into_iter()
            .find(|wish| name.as_deref() == wish.name())
            .unwrap_or(Self::System)
    }

    fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    fn said(self) -> &'static str {
        match self {
            Self::System => words::SYSTEM,
            Self::Light => words::LIGHT,
            Self::Dark => words::DARK,
        }
    }

    /// The icon's path: a half-filled disk, a sun, a moon.
    fn icon(self) -> &'static str {
        match self {
            Self::System => "M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14M10 3v14a7 7 0 0 0 0-14",
            Self::Light => {
                "M10 6.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7M10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6L16 16M4 16l1.4-1.4M14.6 5.4L16 4"
            }
            Self::Dark => "M16.5 12.3A7 7 0 0 1 7.7 3.5a7 7 0 1 0 8.8 8.8z",
        }
    }
}

/// The wish, and the theme that follows from it and from the system.
#[derive(Clone, Copy)]
pub(super) struct Worn {
    /// What was asked of this page.
    pub(super) wish: RwSignal<Wish>,
    /// What it looks like.
    pub(super) theme: Memo<Theme>,
}

impl Worn {
    /// Follows the wish of an earlier visit and the system's.
    pub(super) fn follow() -> Self {
        let (dark, set_dark) = signal(false);
        preference::on_dark(move |dark| set_dark.set(dark));
        let wish = RwSignal::new(Wish::remembered());
        let theme = Memo::new(move |_| match (wish.get(), dark.get()) {
            (Wish::Dark, _) | (Wish::System, true) => Theme::Dark,
            (Wish::Light, _) | (Wish::System, false) => Theme::Light,
        });
        Self { wish, theme }
    }
}

/// One button that goes through the three themes.
#[component]
pub(super) fn ThemeControl() -> impl IntoView {
    let wish = Lab::of_page().worn.wish;
    let change = move |_| {
        wish.update(|wish| *wish = wish.next());
        preference::wear(wish.get_untracked().name());
    };
    view! {
        <button
            type="button"
            class="tool"
            id="theme"
            data-first=""
            title=move || wish.get().said()
            aria-label=move || wish.get().said()
            on:click=change
        >
            <svg class="tool-icon" class:half=move || wish.get() == Wish::System viewBox="0 0 20 20" aria-hidden="true">
                <path d=move || wish.get().icon() />
            </svg>
        </button>
    }
}
