//! Real key events, and the focus.

use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions},
    key::Key,
};

use crate::page::Page;

impl Page {
    /// Presses keys one after another.
    pub fn press_keys(&self, keys: &[Key]) {
        let keys: Vec<char> = keys.iter().map(|&key| key.into()).collect();
        self.type_characters(&keys);
    }

    /// Types characters one after another.
    pub fn type_characters(&self, characters: &[char]) {
        let keyboard = KeyActions::new("keyboard".to_owned());
        self.session.perform(typing(keyboard, characters));
    }

    /// Selects everything in the focused field and types these characters over it.
    pub fn replace_text(&self, characters: &[char]) {
        let control = char::from(Key::Control);
        let keyboard = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: control })
            .then(KeyAction::Down { value: 'a' })
            .then(KeyAction::Up { value: 'a' })
            .then(KeyAction::Up { value: control });
        self.session.perform(typing(keyboard, characters));
    }

    /// Presses Tab until an element has the focus.
    ///
    /// # Panics
    /// When the focus does not reach it.
    pub fn tab_to(&self, selector: &str) {
        for _ in 0..120 {
            if self.has_focus(selector) {
                return;
            }
            self.press_keys(&[Key::Tab]);
        }
        panic!("Tab does not reach {selector}");
    }

    /// Whether an element has the focus.
    #[must_use]
    pub fn has_focus(&self, selector: &str) -> bool {
        self.eval_on(selector, "return element === document.activeElement;")
    }
}

fn typing(keyboard: KeyActions, characters: &[char]) -> KeyActions {
    characters.iter().fold(keyboard, |keyboard, &value| {
        keyboard
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value })
    })
}
