//! On the screen a station follows at once, off it when the hand rests.

use std::{mem, time::Duration};

use leptos::{context::Provider, html, prelude::*, reactive::effect::ImmediateEffect};

use super::{built::Built, pause::Pause, state::Lab, told};
use crate::browser::{
    print,
    visibility::{self, Visible},
};

/// How long nothing must have changed before what nobody sees follows.
const REST: Duration = Duration::from_millis(200);

/// The moments at which the state has come to rest.
#[derive(Clone, Copy)]
pub(super) struct Rest {
    /// Changes at each of them.
    moment: RwSignal<u32>,
    /// Whether something has changed since the last one.
    moving: RwSignal<bool>,
}

impl Rest {
    /// Rests whenever this has not changed for a while, and before printing.
    pub(super) fn of(changes: impl Fn() + Send + Sync + 'static) -> Self {
        let rest = Self {
            moment: RwSignal::new(0),
            moving: RwSignal::new(false),
        };
        let now = move || {
            if rest.moving.get_untracked() {
                rest.moving.set(false);
                rest.moment
                    .update(|moment| *moment = moment.wrapping_add(1));
            }
        };
        let later = Pause::new(REST, now);
        // At once: what waits under a drag waits from its first move on.
        let mut has_begun = false;
        ImmediateEffect::new_mut_scoped(move || {
            changes();
            if mem::replace(&mut has_begun, true) {
                if !rest.moving.get_untracked() {
                    rest.moving.set(true);
                }
                later.begin();
            }
        });
        print::on_before(now);
        rest
    }

    /// Whether something has changed since the last of these moments.
    pub(super) fn is_awaited(self) -> bool {
        self.moving.get()
    }

    /// The same at this moment.
    pub(super) fn is_awaited_now(self) -> bool {
        self.moving.get_untracked()
    }

    /// The last of these moments: another number at each.
    pub(super) fn moment(self) -> u32 {
        self.moment.get()
    }
}

/// Where a station stands, and whether it is on the screen.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// The station's element.
    pub(super) element: NodeRef<html::Section>,
    /// The lab for its controls: they must never set a value from what was.
    pub(super) live: Lab,
    here: ReadSignal<bool>,
    rest: Rest,
}

/// A result as a place shows it: the latest while that is on the screen, else that
/// of the last moment of rest.
fn seen<T>(result: Memo<T>, here: ReadSignal<bool>, rest: Rest) -> Memo<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    told::later(move || {
        if here.get() {
            result.get()
        } else {
            rest.moment();
            result.get_untracked()
        }
    })
}

/// Whether an element is on the screen.
fn on_screen<T>(element: impl Fn() -> Option<T> + 'static) -> ReadSignal<bool>
where
    T: Visible,
{
    // Until the browser has told.
    let (here, set_here) = signal(true);
    Effect::new(move || {
        if let Some(element) = element() {
            visibility::on_change(&element, move |visible| {
                set_here.try_set(visible);
            });
        }
    });
    here
}

impl Place {
    /// The place of this station.
    ///
    /// # Panics
    /// Outside [`Seen`], which provides it.
    pub(super) fn of_station() -> Self {
        expect_context()
    }

    /// Whether it shows something that is no longer so.
    pub(super) fn is_behind(self) -> bool {
        self.rest.is_awaited() && !self.here.get()
    }
}

/// A station, whose results keep up with the hand only while it is on the screen.
#[component]
pub(super) fn Seen(
    /// Its number.
    number: usize,
    /// The station.
    children: ChildrenFn,
) -> impl IntoView {
    let has_begun = expect_context::<Built>().has_begun(number);
    move || {
        let children = children.clone();
        has_begun
            .get()
            .then(move || view! { <Followed>{children()}</Followed> })
    }
}

#[component]
fn Followed(children: Children) -> impl IntoView {
    let lab = Lab::of_page();
    let element = NodeRef::new();
    let (here, rest) = (on_screen(move || element.get()), lab.rest);
    let place = Place {
        element,
        live: lab,
        here,
        rest,
    };
    let lab = Lab {
        growth_settings: seen(lab.growth_settings, here, rest),
        growth: seen(lab.growth, here, rest),
        layer: seen(lab.layer, here, rest),
        normalization: seen(lab.normalization, here, rest),
        input: seen(lab.input, here, rest),
        view: seen(lab.view, here, rest),
        ..lab
    };
    view! {
        <Provider value=place>
            <Provider value=lab>{children()}</Provider>
        </Provider>
    }
}

/// Rows of a table, which keep up with the hand only while they are on the screen.
#[component]
pub(super) fn SeenRows(
    /// The class of their body.
    class: &'static str,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let lab = Lab::of_page();
    let element = NodeRef::<html::Tbody>::new();
    let here = on_screen(move || element.get());
    // The live result, and not the station's: that may come after the moment of rest.
    let result = Place::of_station().live.normalization;
    let lab = Lab {
        normalization: seen(result, here, lab.rest),
        ..lab
    };
    view! {
        <tbody class=class node_ref=element>
            <Provider value=lab>{children()}</Provider>
        </tbody>
    }
}
