//! Scrolling to an element while the page above it still changes its height.

use std::{
    cell::Cell,
    rc::Rc,
    sync::atomic::{AtomicU32, Ordering},
};

use leptos::{
    ev,
    leptos_dom::helpers::WindowListenerHandle,
    prelude::{request_animation_frame, window_event_listener},
};

use crate::browser::{
    clock,
    scroll::{self, Position},
};

/// For how many milliseconds after its last movement the view follows the element.
const LIFETIME: f64 = 5000.0;

/// After so many frames without a movement, a scroll with an animation has ended.
const STILL_FRAMES: u32 = 20;

/// The number of the target that the view follows: the last one.
static CURRENT: AtomicU32 = AtomicU32::new(0);

/// How often the space that bars take at the top of the window has changed.
static PADDING_CHANGES: AtomicU32 = AtomicU32::new(0);

/// An element that the view follows.
struct Target {
    number: u32,
    /// The value of [`PADDING_CHANGES`] that the last scroll knew.
    padding: u32,
    id: &'static str,
    position: Position,
    /// For how many frames it has not moved.
    still: u32,
    /// When to stop.
    end: f64,
    has_user_acted: Rc<Cell<bool>>,
    listeners: [WindowListenerHandle; 4],
}

/// Scrolls to an element, and again whenever it moves within the page, until the user acts.
/// Parts of the page that come near the viewport are mounted, and move what follows them.
pub(crate) fn scroll_to(id: &'static str) {
    scroll::to(id);
    let Some(position) = scroll::position(id) else {
        return;
    };
    let has_user_acted = Rc::new(Cell::new(false));
    let [wheel, touch, press, key] = [(); 4].map(|()| {
        let has_user_acted = Rc::clone(&has_user_acted);
        move || has_user_acted.set(true)
    });
    follow(Target {
        number: CURRENT.fetch_add(1, Ordering::Relaxed) + 1,
        padding: PADDING_CHANGES.load(Ordering::Relaxed),
        id,
        position,
        still: 0,
        end: clock::now() + LIFETIME,
        has_user_acted,
        listeners: [
            window_event_listener(ev::wheel, move |_| wheel()),
            window_event_listener(ev::touchstart, move |_| touch()),
            window_event_listener(ev::pointerdown, move |_| press()),
            window_event_listener(ev::keydown, move |_| key()),
        ],
    });
}

/// Says that a bar at the top of the window has another height: the element that the view
/// follows belongs below it.
pub(crate) fn padding_has_changed() {
    PADDING_CHANGES.fetch_add(1, Ordering::Relaxed);
}

/// Follows the element in this frame and the next ones.
fn follow(mut target: Target) {
    if target.continues() {
        request_animation_frame(move || follow(target));
    } else {
        target
            .listeners
            .into_iter()
            .for_each(WindowListenerHandle::remove);
    }
}

impl Target {
    /// Scrolls to the element if it has moved within the page, or belongs elsewhere in the
    /// window. Returns whether to go on.
    fn continues(&mut self) -> bool {
        let is_current = CURRENT.load(Ordering::Relaxed) == self.number;
        if !is_current || self.has_user_acted.get() || clock::now() > self.end {
            return false;
        }
        let Some(now) = scroll::position(self.id) else {
            return false;
        };
        let before = std::mem::replace(&mut self.position, now);
        let padding = PADDING_CHANGES.load(Ordering::Relaxed);
        let has_other_padding = std::mem::replace(&mut self.padding, padding) != padding;
        let has_moved = has_other_padding || differ(now.in_page, before.in_page);
        let has_scrolled = !has_moved && differ(now.in_viewport, before.in_viewport);
        // A scrollbar sends no event of the pointer.
        let by_user = has_scrolled && self.still >= STILL_FRAMES;
        if has_moved {
            scroll::to(self.id);
            self.end = clock::now() + LIFETIME;
        }
        self.still = if has_moved || has_scrolled {
            0
        } else {
            self.still + 1
        };
        !by_user
    }
}

/// Whether two distances differ by more than rounding.
fn differ(one: f64, other: f64) -> bool {
    (one - other).abs() > 0.5
}
