//! On the screen a station follows at once, off it when the hand rests.

use std::time::Duration;

use leptos::{context::Provider, html, prelude::*};

use super::{built::Built, pause::Pause, state::Lab, told::told};
use crate::browser::{print, visibility};

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
    pub(super) fn of(changes: impl Fn() + 'static) -> Self {
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
        Effect::new(move |before: Option<()>| {
            changes();
            if before.is_some() {
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

    /// A result as this place shows it: the latest while it is seen, else that
    /// of the last moment of rest.
    fn seen<T: Clone + PartialEq + Send + Sync + 'static>(self, result: Memo<T>) -> Memo<T> {
        let told = told(result.get_untracked(), move || {
            if self.here.get() {
                result.get()
            } else {
                self.rest.moment();
                result.get_untracked()
            }
        });
        // It has been compared.
        Memo::new_with_compare(move |_| told.get(), |_, _| true)
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
    // Until the browser has told.
    let (here, set_here) = signal(true);
    let place = Place {
        element: NodeRef::new(),
        live: lab,
        here,
        rest: lab.rest,
    };
    Effect::new(move || {
        if let Some(element) = place.element.get() {
            visibility::on_change(&element, move |visible| {
                set_here.try_set(visible);
            });
        }
    });
    let lab = Lab {
        growth_settings: place.seen(lab.growth_settings),
        growth: place.seen(lab.growth),
        layer: place.seen(lab.layer),
        normalization: place.seen(lab.normalization),
        input: place.seen(lab.input),
        view: place.seen(lab.view),
        ..lab
    };
    view! {
        <Provider value=place>
            <Provider value=lab>{children()}</Provider>
        </Provider>
    }
}
