//! 2 000 random actions: whatever a person does, the page stays a page.
//!
//! The seed is printed; `MONKEY_SEED` runs another one. Every few actions the
//! whole page is read: no float's name may stand where a number belongs. At
//! the end the defaults must still give `PyTorch`'s numbers.

use std::{cell::RefCell, env, time::Instant};

use browser_tests::{
    gesture::{Frame, Place, Pointer},
    page::Page,
    screen::{self, DESKTOP, PHONE, SMALL_PHONE, Screen},
    settings::times,
};
use fantoccini::key::Key;
use fastrand::Rng;
use serde_json::json;

use crate::{
    golden::Growth,
    growth_reference::assert_growth,
    rubbish::{KEYS, TYPED},
    suspects::suspects,
};

const ACTIONS: [u32; 2] = [200, 2_000];
/// So many actions from one look to the next.
const BETWEEN_LOOKS: u32 = 20;
const SEED: u64 = 20_160_721;

/// What can be met on the page, by what is done with it.
const FIELDS: &str = "input[type=text], input[type=number], textarea";
const SLIDERS: &str = "input[type=range], [role=slider]";
const BUTTONS: &str = "main button, main summary, main [type=radio], #new-draw, nav li a";
const CELLS: &str = "[data-cell], .js-plotly-plot .point, .number";

/// Takes the element of a random number among those that are there, brings it
/// into view, and tells its box and what it is.
const PICK: &str = "
    const shown = (element) => element.checkVisibility() && !element.disabled;
    const all = [...document.querySelectorAll(arguments[0])].filter(shown);
    const element = all[Math.floor(arguments[1] * all.length)];
    if (!element) return null;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    if (arguments[2]) { element.focus({ preventScroll: true }); element.select?.(); }
    const { left, top, width, height } = element.getBoundingClientRect();
    const name = element.id || element.dataset.cell || element.textContent.slice(0, 30);
    return [{ left, top, width, height }, name];";

struct Monkey<'a> {
    page: &'a Page,
    rng: RefCell<Rng>,
    /// What it did, to be told if something breaks.
    done: RefCell<Vec<String>>,
}

impl Monkey<'_> {
    fn below(&self, count: usize) -> usize {
        self.rng.borrow_mut().usize(..count)
    }

    fn part(&self) -> f64 {
        self.rng.borrow_mut().f64()
    }

    fn one_of<T: Copy>(&self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn note(&self, what: String) {
        self.done.borrow_mut().push(what);
    }

    /// The box of a random element, on the screen.
    fn pick(&self, selector: &str, focus: bool) -> Option<Frame> {
        let arguments = [json!(selector), json!(self.part()), json!(focus)];
        let picked: Option<(Frame, String)> = self.page.session.script(PICK, &arguments);
        let (frame, name) = picked?;
        self.note(format!("at {name}"));
        Some(frame)
    }

    fn inside(&self, frame: Frame) -> Place {
        frame.at(self.part(), self.part())
    }

    fn act(&self) {
        match self.below(100) {
            0..20 => self.drag(),
            20..45 => self.write(),
            45..65 => self.click(),
            65..80 => self.press_keys(),
            80..87 => self.point(),
            87..91 => self.resize(),
            91..94 => self.switch_theme(),
            94..98 => self.scroll(),
            _ => self.drag_anywhere(),
        }
    }

    fn drag(&self) {
        let Some(frame) = self.pick(SLIDERS, false) else {
            return;
        };
        self.note("drag".to_owned());
        self.page.press(Pointer::Mouse, self.inside(frame));
        let way = [self.inside(frame), self.inside(frame)];
        self.page.move_over(Pointer::Mouse, &way);
        self.page.release(Pointer::Mouse);
    }

    fn drag_anywhere(&self) {
        self.note("drag across the page".to_owned());
        let screen = Frame {
            left: 0.0,
            top: 0.0,
            width: 320.0,
            height: 600.0,
        };
        self.page.press(Pointer::Mouse, self.inside(screen));
        self.page
            .move_over(Pointer::Mouse, &[self.inside(screen), self.inside(screen)]);
        self.page.release(Pointer::Mouse);
    }

    /// Types over what is in a field, or pastes, and leaves it or not.
    fn write(&self) {
        if self.pick(FIELDS, true).is_none() {
            return;
        }
        let text = self.one_of(&TYPED);
        self.note(format!("write `{text}`"));
        let _ = self
            .page
            .session
            .devtools("Input.insertText", &json!({ "text": text }));
        if self.below(8) > 0 {
            self.page.keys(&[self.one_of(&[Key::Enter, Key::Tab])]);
        }
    }

    fn click(&self) {
        if let Some(frame) = self.pick(BUTTONS, false) {
            self.note("click".to_owned());
            self.page.click_at(frame.at(0.5, 0.5));
        }
    }

    fn press_keys(&self) {
        if self.below(2) == 0 {
            let _ = self.pick(SLIDERS, true);
        }
        let keys: Vec<Key> = (0..=self.below(4)).map(|_| self.one_of(&KEYS)).collect();
        self.note(format!("keys {keys:?}"));
        self.page.keys(&keys);
    }

    fn point(&self) {
        if let Some(frame) = self.pick(CELLS, false) {
            self.note("point".to_owned());
            self.page.move_over(Pointer::Mouse, &[frame.at(0.5, 0.5)]);
        }
    }

    fn resize(&self) {
        let any = Screen {
            width: 320 + u32::try_from(self.below(1_300)).unwrap_or(0),
            height: 400 + u32::try_from(self.below(800)).unwrap_or(0),
            ..DESKTOP
        };
        let screen = self.one_of(&[any, DESKTOP, PHONE, SMALL_PHONE]);
        self.note(format!("screen {}×{}", screen.width, screen.height));
        // Its size alone: fingers would end the mouse's drags.
        let size = Screen {
            phone: false,
            density: 1.0,
            ..screen
        };
        size.emulate(&self.page.session);
    }

    fn switch_theme(&self) {
        let dark = self.below(2) == 0;
        self.note(format!("dark {dark}"));
        screen::prefer_dark(&self.page.session, dark);
    }

    fn scroll(&self) {
        let part = self.part();
        self.note(format!("scroll to {part}"));
        let () = self.page.session.script(
            "window.scrollTo({ top: arguments[0] * document.body.scrollHeight, behavior: 'instant' });",
            &[json!(part)],
        );
    }

    /// Asserts that the page is whole and says nothing strange.
    fn look(&self) {
        // Digits that are heard and not seen wait for the end of a drag.
        self.page.rest();
        let suspects = suspects(self.page);
        let done = self.done.borrow();
        let last = &done[done.len().saturating_sub(3 * BETWEEN_LOOKS as usize)..];
        assert!(suspects.is_empty(), "{suspects:#?} after {last:#?}");
        let blank: Vec<String> = self.page.session.script(
            "return ['chart-smaller', 'chart-larger', 'chart-scatter'].filter((id) =>
                 !document.querySelector(`#${id} .gtitle`));",
            &[],
        );
        assert!(blank.is_empty(), "{blank:?} are blank after {last:#?}");
        self.page.assert_silent();
    }
}

fn seed() -> u64 {
    env::var("MONKEY_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(SEED)
}

#[test]
fn random_actions_leave_a_page_that_works() {
    let seed = seed();
    println!("MONKEY_SEED={seed}");
    Page::test(DESKTOP, |page| {
        let start = Instant::now();
        let monkey = Monkey {
            page,
            rng: RefCell::new(Rng::with_seed(seed)),
            done: RefCell::default(),
        };
        let actions = times(ACTIONS[0], ACTIONS[1]);
        for action in 1..=actions {
            monkey.act();
            if action % BETWEEN_LOOKS == 0 {
                monkey.look();
            }
        }
        println!("{actions} actions in {:.0?}", start.elapsed());

        // All that was done can be undone by hand, and the numbers are right.
        DESKTOP.emulate(&page.session);
        for (id, on) in [("lever", false), ("expected", true), ("band", false)] {
            if page.is_on(id) != on {
                assert_eq!(page.switch(id), on);
            }
        }
        for id in ["axis-0", "product-0", "precision-0"] {
            page.choose(id);
        }
        page.enter("seed", "42");
        for (slider, value) in [("scale", "1.5"), ("steps", "20"), ("size", "30")] {
            page.enter(&format!("growth-{slider}-field"), value);
        }
        assert_growth(&page.look(), Growth::default_with_seed(42));
    });
}
