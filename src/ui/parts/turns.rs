//! plotly.js: when it comes, and which chart is drawn with it first.

use leptos::prelude::*;

use crate::{browser::plotly_script, ui::hand::Hand};

/// plotly.js, and whose turn it is to be drawn for the first time.
///
/// It is larger than all that the first view needs, and takes the processor for a
/// while: it comes when a person does, and never in the middle of a drag. Until
/// then still pictures stand for the charts.
#[derive(Clone, Copy)]
pub(crate) struct Plotly {
    /// Whether it is there; `None` until that is known.
    here: ReadSignal<Option<bool>>,
    /// What is done once that is known.
    waiting: StoredValue<Waiting, LocalStorage>,
    /// Whether a pointer is down.
    hand: Hand,
    /// A chart has been drawn for the first time in this frame.
    taken: StoredValue<bool>,
}

type Waiting = Vec<Box<dyn FnOnce()>>;

impl Plotly {
    /// Has it fetched as soon as somebody touches the page.
    pub(crate) fn on_call() -> Self {
        let (here, set_here) = signal(None);
        let waiting = StoredValue::new_local(Waiting::new());
        let known = move |came| {
            set_here.set(Some(came));
            for call in waiting.try_update_value(std::mem::take).unwrap_or_default() {
                call();
            }
        };
        let hand = Hand::of_page();
        hand.on_first_sign(move || plotly_script::fetch(known));
        Self {
            here,
            waiting,
            hand,
            taken: StoredValue::new(false),
        }
    }

    /// Whether it is there; `None` until that is known.
    pub(super) fn here(self) -> ReadSignal<Option<bool>> {
        self.here
    }

    /// Whether a pointer is down: what takes long waits for its end.
    pub(super) fn is_held_up(self) -> bool {
        self.hand.is_down()
    }

    /// Calls back once it is known whether it has come.
    pub(super) fn once_known(self, call: impl FnOnce() + 'static) {
        if self.here.get_untracked().is_some() {
            call();
        } else {
            self.waiting
                .update_value(|waiting| waiting.push(Box::new(call)));
        }
    }

    /// Whether a chart may be drawn for the first time now: one in each frame, so
    /// that the page answers between them, and none under a drag.
    pub(super) fn takes_turn(self) -> bool {
        if self.taken.get_value() || self.is_held_up() {
            return false;
        }
        self.taken.set_value(true);
        request_animation_frame(move || self.taken.set_value(false));
        true
    }
}
