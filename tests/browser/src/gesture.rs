//! Mouse, touch and keys: real events all of them, as the system sends them.

use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction},
    key::Key,
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{engine::Engine, page::Page};

/// What points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// A mouse with its left button.
    Mouse,
    /// A finger.
    Finger,
}

/// A place in the visible part of the page, in CSS pixels.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
pub struct Place {
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
}

/// An element's box in the visible part of the page.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
pub struct Frame {
    /// Its left edge.
    pub left: f64,
    /// Its top edge.
    pub top: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Frame {
    /// A place inside: 0, 0 is the left top corner and 1, 1 the right bottom one.
    #[must_use]
    pub fn at(self, across: f64, down: f64) -> Place {
        Place {
            x: self.left + across * self.width,
            y: self.top + down * self.height,
        }
    }

    /// The lower edge.
    #[must_use]
    pub fn bottom(self) -> f64 {
        self.top + self.height
    }
}

impl Page {
    /// An element's box.
    #[must_use]
    pub fn frame(&self, selector: &str) -> Frame {
        self.ask(
            selector,
            "const { left, top, width, height } = element.getBoundingClientRect();
             return { left, top, width, height };",
        )
    }

    /// Brings an element to the middle of the screen, out of a closed `details`
    /// if it lies in one.
    pub fn reveal(&self, selector: &str) {
        let summary: Option<Frame> = self.ask(
            selector,
            "const more = element.closest('details:not([open])');
             if (!more) return null;
             const summary = more.querySelector('summary');
             summary.scrollIntoView({ block: 'center', behavior: 'instant' });
             const { left, top, width, height } = summary.getBoundingClientRect();
             return { left, top, width, height };",
        );
        if let Some(summary) = summary {
            self.session.settle();
            self.click_at(summary.at(0.1, 0.5));
            self.until("the details open", || {
                self.ask(selector, "return !element.closest('details:not([open])');")
            });
        }
        let scrolled: bool = self.ask(
            selector,
            "const before = element.getBoundingClientRect().top;
             element.scrollIntoView({ block: 'center', behavior: 'instant' });
             return element.getBoundingClientRect().top !== before;",
        );
        if scrolled {
            self.session.settle();
        }
    }

    /// Presses at a place and holds.
    pub fn press(&self, pointer: Pointer, place: Place) {
        match pointer {
            Pointer::Mouse => {
                self.mouse("mouseMoved", place);
                self.pressed.set(Some(place));
                self.mouse("mousePressed", place);
            }
            Pointer::Finger => self.finger("touchStart", Some(place)),
        }
    }

    /// Moves to some places in turn.
    pub fn move_over(&self, pointer: Pointer, places: &[Place]) {
        for &place in places {
            match pointer {
                Pointer::Mouse => self.mouse("mouseMoved", place),
                Pointer::Finger => self.finger("touchMove", Some(place)),
            }
        }
    }

    /// Lets go.
    pub fn release(&self, pointer: Pointer) {
        match pointer {
            Pointer::Mouse => {
                if let Some(place) = self.pressed.take() {
                    self.mouse("mouseReleased", place);
                }
            }
            Pointer::Finger => self.finger("touchEnd", None),
        }
    }

    /// Clicks at a place.
    pub fn click_at(&self, place: Place) {
        self.press(Pointer::Mouse, place);
        self.release(Pointer::Mouse);
    }

    /// Clicks in the middle of an element, which must not be covered.
    ///
    /// # Panics
    /// When something else lies on top of it.
    pub fn click(&self, selector: &str) {
        self.reveal(selector);
        let (place, on_top): (Place, bool) = self.ask(
            selector,
            "const { left, top, width, height } = element.getBoundingClientRect();
             const [x, y] = [left + width / 2, top + height / 2];
             const hit = document.elementFromPoint(x, y);
             return [{ x, y }, element.contains(hit) || Boolean(hit?.contains(element))];",
        );
        assert!(on_top, "{selector} is covered");
        self.click_at(place);
    }

    /// Points at the middle of an element.
    pub fn hover(&self, selector: &str) {
        let place = self.frame(selector).at(0.5, 0.5);
        self.move_over(Pointer::Mouse, &[place]);
        self.session.settle();
    }

    /// Presses keys one after another.
    pub fn keys(&self, keys: &[Key]) {
        let keys: Vec<char> = keys.iter().map(|&key| key.into()).collect();
        self.type_characters(&keys);
    }

    /// Selects all that is in the focused field and types these characters instead.
    pub fn replace_by(&self, characters: &[char]) {
        let control = char::from(Key::Control);
        let keyboard = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: control })
            .then(KeyAction::Down { value: 'a' })
            .then(KeyAction::Up { value: 'a' })
            .then(KeyAction::Up { value: control });
        self.session.perform(typed(keyboard, characters));
    }

    /// Types characters one after another.
    pub fn type_characters(&self, characters: &[char]) {
        let keyboard = KeyActions::new("keyboard".to_owned());
        self.session.perform(typed(keyboard, characters));
    }

    /// Presses Tab until an element has the focus.
    ///
    /// # Panics
    /// When it is not reached.
    pub fn tab_to(&self, selector: &str) {
        for _ in 0..120 {
            if self.has_focus(selector) {
                return;
            }
            self.keys(&[Key::Tab]);
        }
        panic!("Tab does not reach {selector}");
    }

    /// Whether an element has the focus.
    #[must_use]
    pub fn has_focus(&self, selector: &str) -> bool {
        self.ask(selector, "return element === document.activeElement;")
    }

    // Not by chromedriver's own actions: from one call to the next they forget that
    // a button or a finger is down, and no slider moves then.

    fn mouse(&self, event: &str, place: Place) {
        let held = self.pressed.get().is_some();
        if held {
            self.pressed.set(Some(place));
        }
        if self.session.engine() == Engine::Firefox {
            self.session.perform(by_standard(event, place));
            return;
        }
        let released = event == "mouseReleased";
        self.send(
            "Input.dispatchMouseEvent",
            &json!({
                "type": event,
                "x": place.x,
                "y": place.y,
                "button": if held || released { "left" } else { "none" },
                "buttons": u8::from(held),
                "clickCount": u8::from(event != "mouseMoved"),
            }),
        );
    }

    fn finger(&self, event: &str, place: Option<Place>) {
        let points: Vec<_> = place
            .iter()
            .map(|place| json!({ "x": place.x, "y": place.y }))
            .collect();
        let parameters = json!({ "type": event, "touchPoints": points });
        self.send("Input.dispatchTouchEvent", &parameters);
    }

    fn send(&self, command: &str, parameters: &Value) {
        let _ = self.session.devtools(command, parameters);
    }
}

/// A mouse event of the `DevTools` protocol as the `WebDriver` standard has it.
fn by_standard(event: &str, place: Place) -> MouseActions {
    let button = MOUSE_BUTTON_LEFT;
    MouseActions::new("mouse".to_owned()).then(match event {
        "mousePressed" => PointerAction::Down { button },
        "mouseReleased" => PointerAction::Up { button },
        _ => PointerAction::MoveTo {
            duration: None,
            x: place.x,
            y: place.y,
        },
    })
}

fn typed(keyboard: KeyActions, characters: &[char]) -> KeyActions {
    characters.iter().fold(keyboard, |keyboard, &value| {
        keyboard
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value })
    })
}
