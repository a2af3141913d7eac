//! A user who performs random actions with mouse and keyboard.

use std::cell::RefCell;

use browser_tests::{
    geometry::{BoundingBox, Point},
    gesture::Pointer,
    page::Page,
    viewport::{self, DESKTOP, PHONE, SMALL_PHONE, Viewport},
};
use fantoccini::key::Key;
use fastrand::Rng;
use serde_json::json;

use crate::fuzz_inputs::{KEYS, TEXTS};

/// The elements of each kind of action.
const FIELDS: &str = "input[type=text], input[type=number], textarea";
const SLIDERS: &str = "input[type=range], [role=slider]";
const BUTTONS: &str = "main button, main summary, main [type=radio], #new-draw, nav li a";
const CELLS: &str = "[data-cell], .js-plotly-plot .point, .number";

/// Picks one of the enabled visible matches of a selector by a number from 0 to 1, scrolls
/// to it, and returns its bounding box and name.
const PICK: &str = "
    const isEnabled = (element) => element.checkVisibility() && !element.disabled;
    const all = [...document.querySelectorAll(arguments[0])].filter(isEnabled);
    const element = all[Math.floor(arguments[1] * all.length)];
    if (!element) return null;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    if (arguments[2]) { element.focus({ preventScroll: true }); element.select?.(); }
    const { left, top, width, height } = element.getBoundingClientRect();
    const name = element.id || element.dataset.cell || element.textContent.slice(0, 30);
    return [{ left, top, width, height }, name];";

pub(crate) struct RandomUser<'a> {
    page: &'a Page,
    random: RefCell<Rng>,
    /// A description of every action, for the message of a failure.
    history: RefCell<Vec<String>>,
}

impl<'a> RandomUser<'a> {
    pub(crate) fn new(page: &'a Page, seed: u64) -> Self {
        Self {
            page,
            random: RefCell::new(Rng::with_seed(seed)),
            history: RefCell::default(),
        }
    }

    /// Performs one action.
    pub(crate) fn act(&self) {
        match self.below(100) {
            0..20 => self.drag(),
            20..45 => self.write(),
            45..65 => self.click(),
            65..80 => self.press_keys(),
            80..87 => self.hover(),
            87..91 => self.resize(),
            91..94 => self.switch_theme(),
            94..98 => self.scroll(),
            _ => self.drag_anywhere(),
        }
    }

    /// The descriptions of the last actions, at most this many.
    pub(crate) fn last_actions(&self, count: usize) -> Vec<String> {
        let history = self.history.borrow();
        history[history.len().saturating_sub(count)..].to_vec()
    }

    fn below(&self, count: usize) -> usize {
        self.random.borrow_mut().usize(..count)
    }

    /// A number from 0 to 1.
    fn fraction(&self) -> f64 {
        self.random.borrow_mut().f64()
    }

    fn one_of<T: Copy>(&self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn note(&self, what: String) {
        self.history.borrow_mut().push(what);
    }

    /// The bounding box of a random element.
    fn pick(&self, selector: &str, focus: bool) -> Option<BoundingBox> {
        let arguments = [json!(selector), json!(self.fraction()), json!(focus)];
        let picked: Option<(BoundingBox, String)> = self.page.session.script(PICK, &arguments);
        let (bounds, name) = picked?;
        self.note(format!("at {name}"));
        Some(bounds)
    }

    fn point_in(&self, bounds: BoundingBox) -> Point {
        bounds.at(self.fraction(), self.fraction())
    }

    fn drag(&self) {
        if let Some(bounds) = self.pick(SLIDERS, false) {
            self.note("drag".to_owned());
            self.drag_in(bounds);
        }
    }

    fn drag_anywhere(&self) {
        self.note("drag across the page".to_owned());
        self.drag_in(BoundingBox {
            left: 0.0,
            top: 0.0,
            width: 320.0,
            height: 600.0,
        });
    }

    fn drag_in(&self, bounds: BoundingBox) {
        self.page.press(Pointer::Mouse, self.point_in(bounds));
        let way = [self.point_in(bounds), self.point_in(bounds)];
        self.page.move_through(Pointer::Mouse, &way);
        self.page.release(Pointer::Mouse);
    }

    /// Pastes a text over a field's text, and usually leaves the field.
    fn write(&self) {
        if self.pick(FIELDS, true).is_none() {
            return;
        }
        let text = self.one_of(&TEXTS);
        self.note(format!("write `{text}`"));
        let _ = self
            .page
            .session
            .devtools("Input.insertText", &json!({ "text": text }));
        if self.below(8) > 0 {
            self.page
                .press_keys(&[self.one_of(&[Key::Enter, Key::Tab])]);
        }
    }

    fn click(&self) {
        if let Some(bounds) = self.pick(BUTTONS, false) {
            self.note("click".to_owned());
            self.page.click_at(bounds.at(0.5, 0.5));
        }
    }

    fn press_keys(&self) {
        if self.below(2) == 0 {
            let _ = self.pick(SLIDERS, true);
        }
        let keys: Vec<Key> = (0..=self.below(4)).map(|_| self.one_of(&KEYS)).collect();
        self.note(format!("keys {keys:?}"));
        self.page.press_keys(&keys);
    }

    fn hover(&self) {
        if let Some(bounds) = self.pick(CELLS, false) {
            self.note("hover".to_owned());
            self.page
                .move_through(Pointer::Mouse, &[bounds.at(0.5, 0.5)]);
        }
    }

    fn resize(&self) {
        let any = Viewport {
            width: 320 + u32::try_from(self.below(1_300)).unwrap_or(0),
            height: 400 + u32::try_from(self.below(800)).unwrap_or(0),
            ..DESKTOP
        };
        let size = self.one_of(&[any, DESKTOP, PHONE, SMALL_PHONE]);
        self.note(format!("viewport {}×{}", size.width, size.height));
        // Touch emulation would end the mouse's drags, so this changes only the size.
        let viewport = Viewport {
            is_phone: false,
            device_pixel_ratio: 1.0,
            ..size
        };
        viewport.emulate(&self.page.session);
    }

    fn switch_theme(&self) {
        let dark = self.below(2) == 0;
        self.note(format!("dark {dark}"));
        viewport::emulate_dark_scheme(&self.page.session, dark);
    }

    fn scroll(&self) {
        let fraction = self.fraction();
        self.note(format!("scroll to {fraction}"));
        let () = self.page.session.script(
            "window.scrollTo({ top: arguments[0] * document.body.scrollHeight, behavior: 'instant' });",
            &[json!(fraction)],
        );
    }
}
