//! The page's theme: the user's preference and the theme that results from it.

use leptos::prelude::*;

use crate::{browser::preference, charts::theme::Theme};

/// The theme that the user chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ThemePreference {
    /// Follows the system.
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl ThemePreference {
    /// Its name in storage and in the style sheets; `None` for the system's theme.
    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    /// The stored preference. An unknown stored name counts as none.
    fn stored() -> Self {
        let name = preference::stored_theme();
        [Self::Light, Self::Dark]
            .into_iter()
            .find(|preference| name.as_deref() == preference.name())
            .unwrap_or(Self::System)
    }

    /// The next one in the order in which the control cycles.
    pub(crate) fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }
}

/// The user's preference and the theme that results from it.
#[derive(Clone, Copy)]
pub(crate) struct ThemeState {
    /// The user's preference.
    pub(crate) preference: RwSignal<ThemePreference>,
    /// The theme of the page: the preference, or the system's theme.
    pub(crate) theme: Memo<Theme>,
}

impl ThemeState {
    /// Reads the stored preference and follows the system's theme.
    pub(crate) fn new() -> Self {
        let (dark, set_dark) = signal(false);
        preference::on_system_dark(move |dark| set_dark.set(dark));
        let preference = RwSignal::new(ThemePreference::stored());
        let theme = Memo::new(move |_| match (preference.get(), dark.get()) {
            (ThemePreference::Dark, _) | (ThemePreference::System, true) => Theme::Dark,
            (ThemePreference::Light, _) | (ThemePreference::System, false) => Theme::Light,
        });
        Self { preference, theme }
    }
}
