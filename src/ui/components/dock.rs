//! The controls that stay in view on a phone.

use leptos::prelude::*;

/// Whether the most important controls of each station stay at the lower edge of a phone's
/// screen while its charts are on the screen. The user can free that space.
#[derive(Clone, Copy)]
pub(crate) struct Docking(RwSignal<bool>);

impl Docking {
    /// The controls stay in view.
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(true))
    }

    /// The choice of this page.
    ///
    /// # Panics
    /// Outside the `App` component, which provides it.
    pub(crate) fn of_page() -> Self {
        expect_context()
    }

    /// Whether the controls stay in view. Tracked.
    pub(crate) fn is_on(self) -> bool {
        self.0.get()
    }

    /// Switches it on or off.
    pub(crate) fn toggle(self) {
        self.0.update(|is_on| *is_on = !*is_on);
    }
}

/// A station's most important controls: at most two lines on a phone, where they stay below
/// the charts, so that a thumb never covers what changes. The other controls scroll with
/// the page.
#[component]
pub(crate) fn Dock(
    /// The controls.
    children: Children,
) -> impl IntoView {
    view! { <div class="dock">{children()}</div> }
}
