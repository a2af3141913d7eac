//! Every slider by each way of setting it, and of putting it back.

use browser_tests::{gesture::Pointer, page::Page, screen::DESKTOP};
use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions},
    key::Key,
};
use serde_json::json;

/// A slider, and what its field shows after each action, taken from the default.
struct Slider {
    id: &'static str,
    default: &'static str,
    /// One step up, ten steps up, a page up, the left end, the right end.
    keys: [&'static str; 5],
    /// A value that no step reaches.
    typed: &'static str,
    /// A value that the slider does not reach, where the field takes one.
    beyond: Option<&'static str>,
}

const fn slider(
    id: &'static str,
    default: &'static str,
    keys: [&'static str; 5],
    typed: &'static str,
    beyond: Option<&'static str>,
) -> Slider {
    Slider {
        id,
        default,
        keys,
        typed,
        beyond,
    }
}

/// The knobs, as `src/lab/knob.rs` lists them.
#[rustfmt::skip]
const ALL: [Slider; 11] = [
    slider("growth-scale", "1.5", ["1.51", "1.6", "1.7", "1", "3"], "2.345", Some("1000")),
    slider("growth-steps", "20", ["21", "30", "40", "1", "200"], "137", Some("500")),
    slider("growth-size", "30", ["31", "40", "36", "1", "64"], "17", None),
    slider("activations-rows", "3", ["4", "13", "5", "1", "16"], "7", None),
    slider("activations-features", "10", ["11", "20", "16", "1", "64"], "33", None),
    slider("activations-mean", "3", ["3.1", "4", "5", "-10", "10"], "-7.25", Some("1000000")),
    slider("activations-std", "2", ["2.1", "3", "3", "0", "10"], "0.55", Some("1000000")),
    slider("layer-norm-eps", "1e-5", ["1.26e-5", "1e-4", "1.58e-4", "1e-12", "1"], "0.5", Some("0")),
    slider("layer-norm-gamma", "1", ["1.1", "2", "2", "-5", "5"], "-3.55", Some("-1000000")),
    slider("layer-norm-beta", "0", ["0.1", "1", "1", "-5", "5"], "2.25", Some("1000000")),
    slider("relatives-groups", "2", ["3", "12", "8", "1", "64"], "5", None),
];

/// What a slider says, and what is marked on it.
fn spoken(page: &Page, id: &str) -> (String, bool) {
    page.ask(
        &format!("#{id}"),
        "return [element.getAttribute('aria-valuetext'),
                 element.matches('.beyond') && element.nextElementSibling.matches('.slider-beyond')];",
    )
}

fn with_shift(page: &Page, key: Key) {
    let keyboard = KeyActions::new("keyboard".to_owned());
    let keys = [
        KeyAction::Down {
            value: Key::Shift.into(),
        },
        KeyAction::Down { value: key.into() },
        KeyAction::Up { value: key.into() },
        KeyAction::Up {
            value: Key::Shift.into(),
        },
    ];
    let keyboard = keys.into_iter().fold(keyboard, KeyActions::then);
    page.session.perform(keyboard);
}

/// Clicks twice in the middle, as a mouse does.
fn double_click(page: &Page, id: &str) {
    let place = page.frame(&format!("#{id}")).at(0.5, 0.5);
    for count in [1, 2] {
        for event in ["mousePressed", "mouseReleased"] {
            let _ = page.session.devtools(
                "Input.dispatchMouseEvent",
                &json!({
                    "type": event, "x": place.x, "y": place.y,
                    "button": "left", "buttons": 1, "clickCount": count,
                }),
            );
        }
    }
}

impl Slider {
    fn assert_shows(&self, page: &Page, when: &str, value: &str) {
        page.session.settle();
        let shown = page.field(&format!("{}-field", self.id));
        assert_eq!(shown, value, "{} {when}", self.id);
    }

    fn reset(&self, page: &Page, when: &str) {
        page.click(&format!("#{}-reset", self.id));
        self.assert_shows(page, &format!("put back after {when}"), self.default);
        // The button has gone; the keyboard goes on where it was.
        assert!(page.has_focus(&format!("#{}", self.id)), "{}", self.id);
    }

    fn undergo(&self, page: &Page) {
        let [step, ten, leaf, least, most] = self.keys;
        page.focus(self.id);
        self.assert_shows(page, "at first", self.default);
        let (at_first, _) = spoken(page, self.id);
        assert!(at_first.contains(' '), "{}: {at_first}", self.id);

        page.keys(&[Key::Right]);
        self.assert_shows(page, "one step up", step);
        assert_ne!(spoken(page, self.id).0, at_first, "{}", self.id);
        page.keys(&[Key::Down]);
        self.assert_shows(page, "one step down again", self.default);

        with_shift(page, Key::Up);
        self.assert_shows(page, "ten steps up", ten);
        self.reset(page, "ten steps");

        page.keys(&[Key::PageUp]);
        self.assert_shows(page, "a page up", leaf);
        page.keys(&[Key::End]);
        self.assert_shows(page, "at its end", most);
        page.keys(&[Key::Right, Key::PageUp]);
        self.assert_shows(page, "at its end still", most);
        page.keys(&[Key::Home]);
        self.assert_shows(page, "at its start", least);
        double_click(page, self.id);
        self.assert_shows(page, "put back by double click", self.default);

        page.enter(&format!("{}-field", self.id), self.typed);
        self.assert_shows(page, "typed", self.typed);
        self.reset(page, "typing");

        page.grab(Pointer::Mouse, self.id);
        let to = if page.position(self.id).part() < 0.5 {
            0.75
        } else {
            0.25
        };
        page.pull(Pointer::Mouse, self.id, to);
        page.release(Pointer::Mouse);
        let dragged = page.field(&format!("{}-field", self.id));
        assert_ne!(dragged, self.default, "{} dragged", self.id);
        self.reset(page, "dragging");

        if let Some(far) = self.beyond {
            page.enter(&format!("{}-field", self.id), far);
            self.assert_shows(page, "far away", far);
            let (said, marked) = spoken(page, self.id);
            assert!(marked && said.contains("beyond the slider"), "{said}");
            // One step back is the end that lies there.
            page.focus(self.id);
            let back = if far.starts_with('-') || far == "0" {
                (Key::Right, least)
            } else {
                (Key::Left, most)
            };
            page.keys(&[back.0]);
            self.assert_shows(page, "back from far away", back.1);
            assert!(!spoken(page, self.id).1, "{} is no more beyond", self.id);
            self.reset(page, "going too far");
        }
    }
}

fn assert_all_work(sliders: &[Slider]) {
    Page::test(DESKTOP, |page| {
        for slider in sliders {
            slider.undergo(page);
        }
    });
}

#[test]
fn the_chains_sliders_are_set_and_put_back_in_every_way() {
    assert_all_work(&ALL[..3]);
}

#[test]
fn the_matrixs_sliders_are_set_and_put_back_in_every_way() {
    assert_all_work(&ALL[3..7]);
}

#[test]
fn the_layers_sliders_are_set_and_put_back_in_every_way() {
    assert_all_work(&ALL[7..]);
}

#[test]
fn no_slider_was_forgotten() {
    Page::test(DESKTOP, |page| {
        let mut there: Vec<String> = page.session.script(
            "return [...document.querySelectorAll('input[type=range]')].map((range) => range.id);",
            &[],
        );
        there.sort();
        let mut here: Vec<_> = ALL.iter().map(|slider| slider.id).collect();
        here.sort_unstable();
        assert_eq!(there, here);
    });
}
