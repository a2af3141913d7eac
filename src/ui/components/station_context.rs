//! The results that a station shows: the latest while it is on the screen, else
//! those of the last idle moment.

use leptos::{context::Provider, html, prelude::*};

use crate::{
    lab::station::Station,
    ui::{
        reactive::{
            idle::Idle,
            staged_mount::StagedMount,
            viewport::{is_on_screen, while_on_screen},
        },
        state::Lab,
    },
};

/// A station's element, and whether it is on the screen.
#[derive(Clone, Copy)]
pub(crate) struct StationContext {
    /// The station's element.
    pub(crate) element: NodeRef<html::Section>,
    /// The current state, for the station's controls. What a station shows may be
    /// older, and a control must not compute a new value from an old one.
    pub(crate) live: Lab,
    on_screen: ReadSignal<bool>,
    idle: Idle,
}

impl StationContext {
    /// The context of the enclosing station.
    ///
    /// # Panics
    /// Outside [`GatedStation`], which provides it.
    pub(crate) fn of_station() -> Self {
        expect_context()
    }

    /// The latest value while the station is on the screen, else that of the last idle
    /// moment.
    pub(crate) fn gated<T>(self, source: Memo<T>) -> Memo<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        while_on_screen(source, self.on_screen, self.idle)
    }

    /// Whether the station shows results that are out of date.
    pub(crate) fn is_stale(self) -> bool {
        is_stale(self.idle, self.on_screen)
    }
}

/// Mounts a station in its turn, and updates its results immediately only while it
/// is on the screen.
#[component]
pub(crate) fn GatedStation(
    /// Which station it is.
    station: Station,
    /// Its view.
    children: ChildrenFn,
) -> impl IntoView {
    let has_heading = expect_context::<StagedMount>().has_heading(station.number());
    move || {
        let children = children.clone();
        has_heading
            .get()
            .then(move || view! { <StationScope>{children()}</StationScope> })
    }
}

#[component]
fn StationScope(children: Children) -> impl IntoView {
    let live = Lab::of_page();
    let element = NodeRef::new();
    let (on_screen, idle) = (is_on_screen(move || element.get()), live.idle);
    let context = StationContext {
        element,
        live,
        on_screen,
        idle,
    };
    let shown = Lab {
        growth_settings: while_on_screen(live.growth_settings, on_screen, idle),
        growth: while_on_screen(live.growth, on_screen, idle),
        layer: while_on_screen(live.layer, on_screen, idle),
        normalization: while_on_screen(live.normalization, on_screen, idle),
        input: while_on_screen(live.input, on_screen, idle),
        view: while_on_screen(live.view, on_screen, idle),
        ..live
    };
    view! {
        <Provider value=context>
            <Provider value=shown>{children()}</Provider>
        </Provider>
    }
}

/// Rows of a table, which update immediately only while they are on the screen.
#[component]
pub(crate) fn GatedRows(
    /// The class of their `tbody`.
    class: &'static str,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let element = NodeRef::<html::Tbody>::new();
    let shown = gated_results(is_on_screen(move || element.get()));
    view! {
        <tbody class=class node_ref=element>
            <Provider value=shown>{children()}</Provider>
        </tbody>
    }
}

/// A part of a station, whose results are updated immediately only while it is on the screen.
/// Of the station, only the heading may be.
#[component]
pub(crate) fn GatedPart(
    /// The part's class.
    class: &'static str,
    /// What it shows.
    children: Children,
) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    let on_screen = is_on_screen(move || element.get());
    let shown = gated_results(on_screen);
    view! {
        <div class=class node_ref=element aria-busy=move || is_stale(shown.idle, on_screen).to_string()>
            <Provider value=shown>{children()}</Provider>
        </div>
    }
}

/// The page's state with the layer's results: the latest while `on_screen` is true, else those of the last idle moment.
fn gated_results(on_screen: ReadSignal<bool>) -> Lab {
    let lab = Lab::of_page();
    // The live results: the station's own may arrive after the idle moment.
    let live = StationContext::of_station().live;
    Lab {
        normalization: while_on_screen(live.normalization, on_screen, lab.idle),
        ..lab
    }
}

/// Whether what [`while_on_screen`] shows is out of date.
fn is_stale(idle: Idle, on_screen: ReadSignal<bool>) -> bool {
    idle.is_pending() && !on_screen.get()
}
