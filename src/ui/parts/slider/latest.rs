//! One value a frame: what a slider asks for while the page is still busy with
//! what it asked for before.
//!
//! A pointer may move several times before the page has been painted. Following
//! each of these moves would put off the picture of all of them.

use leptos::prelude::*;

/// The latest place that was asked for.
#[derive(Clone, Copy)]
pub(super) struct Latest {
    /// Asked for, and not gone to yet.
    asked: StoredValue<Option<f64>>,
    /// Whether a frame is waited for.
    waits: StoredValue<bool>,
    go: Callback<f64>,
}

impl Latest {
    /// Goes to a place by this.
    pub(super) fn by(go: impl Fn(f64) + Send + Sync + 'static) -> Self {
        Self {
            asked: StoredValue::new(None),
            waits: StoredValue::new(false),
            go: Callback::new(go),
        }
    }

    /// Goes to a place: at once if it is the first since the last frame, else with
    /// the next one, if nothing newer is asked for until then.
    pub(super) fn ask(self, place: f64) {
        if self.waits.get_value() {
            self.asked.set_value(Some(place));
        } else {
            self.go.run(place);
            self.wait();
        }
    }

    /// Goes now to where it was asked to.
    pub(super) fn settle(self) {
        if let Some(place) = self.asked.try_update_value(Option::take).flatten() {
            self.go.run(place);
        }
    }

    /// Forgets what was asked for.
    pub(super) fn forget(self) {
        self.asked.set_value(None);
    }

    fn wait(self) {
        self.waits.set_value(true);
        request_animation_frame(move || {
            // The slider may have left the page meanwhile.
            let Some(asked) = self.asked.try_update_value(Option::take) else {
                return;
            };
            match asked {
                Some(place) => {
                    self.go.run(place);
                    self.wait();
                }
                None => self.waits.set_value(false),
            }
        });
    }
}
