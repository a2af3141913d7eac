//! Sliders, fields, choices and switches, by their ids.

use fantoccini::key::Key;
use serde::Deserialize;

use crate::{
    gesture::{Place, Pointer},
    page::Page,
};

/// Where a slider stands and what it spans.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
pub struct Position {
    /// Its left end.
    pub min: f64,
    /// Its right end.
    pub max: f64,
    /// Where it stands.
    pub value: f64,
}

impl Position {
    /// How far along it stands, from 0 to 1.
    #[must_use]
    pub fn part(self) -> f64 {
        (self.value - self.min) / (self.max - self.min)
    }
}

/// The slider's thumb is so wide; its middle goes from half of that inside one
/// end to half of that inside the other.
const THUMB: f64 = 22.0;

impl Page {
    /// Where a slider stands.
    #[must_use]
    pub fn position(&self, id: &str) -> Position {
        self.ask(
            &format!("#{id}"),
            "return { min: +element.min, max: +element.max, value: element.valueAsNumber };",
        )
    }

    /// The place on a slider that stands for a part of its way.
    #[must_use]
    pub fn along(&self, id: &str, part: f64) -> Place {
        let frame = self.frame(&format!("#{id}"));
        let place = frame.at(0.0, 0.5);
        Place {
            x: place.x + THUMB / 2.0 + part * (frame.width - THUMB),
            ..place
        }
    }

    /// Brings a slider into view, takes its thumb and holds it.
    pub fn grab(&self, pointer: Pointer, id: &str) {
        self.reveal(&format!("#{id}"));
        self.grab_there(pointer, id);
    }

    /// Takes a slider's thumb where it is, without scrolling, and holds it.
    ///
    /// # Panics
    /// When the slider is not what lies there.
    pub fn grab_there(&self, pointer: Pointer, id: &str) {
        let selector = format!("#{id}");
        let () = self.ask(
            &selector,
            "const held = (is) => () => element.toggleAttribute('data-held', is);
             element.addEventListener('pointerdown', held(true));
             for (const end of ['pointerup', 'pointercancel']) {
                 element.addEventListener(end, held(false));
             }",
        );
        self.press(pointer, self.along(id, self.position(id).part()));
        assert!(self.is_held(id), "{id} was not under the pointer");
    }

    /// Whether a slider that was grabbed is still held.
    #[must_use]
    pub fn is_held(&self, id: &str) -> bool {
        self.has(&format!("#{id}[data-held]"))
    }

    /// Moves the thumb that is held to a part of the slider's way, in small moves.
    ///
    /// # Panics
    /// When the thumb did not follow.
    pub fn pull(&self, pointer: Pointer, id: &str, part: f64) {
        let from = self.position(id).part();
        let places: Vec<Place> = [0.25, 0.5, 0.75, 1.0]
            .map(|way| self.along(id, from + way * (part - from)))
            .to_vec();
        self.move_over(pointer, &places);
        self.session.settle();
        let to = self.position(id).part();
        // A slider of few steps stands at the nearest one.
        assert!((to - part).abs() < 0.05, "{id} is at {to} and not {part}");
        assert!(self.is_held(id), "{id} is not held any more");
    }

    /// Gives a slider the focus, out of a closed `details` if it lies in one.
    ///
    /// # Panics
    /// When it does not take it.
    pub fn focus(&self, id: &str) {
        let selector = format!("#{id}");
        self.reveal(&selector);
        let () = self.ask(&selector, "element.focus({ preventScroll: true });");
        assert!(self.has_focus(&selector), "{id} takes no focus");
    }

    /// Clicks into a field, replaces what is in it by a text, and presses Enter.
    pub fn enter(&self, id: &str, text: &str) {
        self.click(&format!("#{id}"));
        self.replace_by(&keys_for(text, Some(Key::Enter)));
        self.session.settle();
    }

    /// Clicks into a field and replaces what is in it by a text, without leaving it.
    pub fn fill(&self, id: &str, text: &str) {
        self.click(&format!("#{id}"));
        self.replace_by(&keys_for(text, None));
    }

    /// Types a value into the field of a slider, if it shows another one. The
    /// short way there, for what a test only needs to be set up.
    ///
    /// # Panics
    /// When the value is not taken.
    pub fn set(&self, slider: &str, value: &str) {
        let field = format!("{slider}-field");
        let other: bool = self.ask(
            &format!("#{field}"),
            &format!(
                "const more = element.closest('details');
                 if (more) more.open = true;
                 element.focus();
                 element.select();
                 return element.value !== {value:?};"
            ),
        );
        if other {
            self.type_characters(&keys_for(value, Some(Key::Enter)));
            self.session.settle();
            let shown: f64 = self.field(&field).parse().unwrap_or(f64::NAN);
            assert_eq!(value.parse(), Ok(shown), "{slider} was not set");
        }
    }

    /// What a field shows.
    #[must_use]
    pub fn field(&self, id: &str) -> String {
        self.ask(&format!("#{id}"), "return element.value;")
    }

    /// Takes one of a row of radio buttons.
    ///
    /// # Panics
    /// When it is not taken then.
    pub fn choose(&self, id: &str) {
        let selector = format!("#{id}");
        self.click(&selector);
        self.session.settle();
        let taken: bool = self.ask(&selector, "return element.checked;");
        assert!(taken, "{id} was not taken");
    }

    /// Clicks a switch and tells whether it is on then.
    #[must_use]
    pub fn switch(&self, id: &str) -> bool {
        self.click(&format!("#{id}"));
        self.session.settle();
        self.is_on(id)
    }

    /// Whether a switch is on.
    #[must_use]
    pub fn is_on(&self, id: &str) -> bool {
        let state: String = self.ask(
            &format!("#{id}"),
            "return element.getAttribute('aria-checked');",
        );
        state == "true"
    }
}

/// A text as keys, which delete what is selected if it is empty.
fn keys_for(text: &str, last: Option<Key>) -> Vec<char> {
    let delete = text.is_empty().then_some(Key::Delete);
    let last = delete.into_iter().chain(last).map(char::from);
    text.chars().chain(last).collect()
}
