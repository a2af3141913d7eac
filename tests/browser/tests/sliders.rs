//! Every slider, by mouse and by keyboard: what it changes, what it leaves
//! alone, and that it does so while it moves.

use browser_tests::{gesture::Pointer, page::Page, screen::DESKTOP, snapshot::Snapshot};
use fantoccini::key::Key;

use crate::part::{
    GROWTH, LAYER,
    Part::{self, After, Before, Beta, Gamma, Layer, Rows, Scatter, Statistics},
    assert_changed, assert_kept,
};

/// A slider and what it does.
struct Slider {
    id: &'static str,
    /// Its field's text at the left end, one arrow key up, at the right end.
    texts: [&'static str; 3],
    /// What it must change, and what it must leave alone.
    changes: &'static [Part],
    keeps: &'static [&'static [Part]],
}

const fn growth(id: &'static str, texts: [&'static str; 3]) -> Slider {
    Slider {
        id,
        texts,
        changes: GROWTH,
        keeps: &[LAYER],
    }
}

const SCALE: Slider = growth("growth-scale", ["1", "1.51", "3"]);
const STEPS: Slider = growth("growth-steps", ["1", "21", "200"]);
const SIZE: Slider = growth("growth-size", ["1", "31", "64"]);
const ROWS: Slider = Slider {
    id: "activations-rows",
    texts: ["1", "4", "16"],
    changes: &[Before, After, Scatter, Statistics, Rows],
    keeps: &[GROWTH, &[Layer, Gamma, Beta]],
};
const FEATURES: Slider = Slider {
    id: "activations-features",
    texts: ["1", "11", "64"],
    changes: LAYER,
    keeps: &[GROWTH],
};
// The layer takes mean and scale away, so its output changes in the last digits only.
const MEAN: Slider = Slider {
    id: "activations-mean",
    texts: ["-10", "3.1", "10"],
    changes: &[Before, Scatter, Statistics, Rows],
    keeps: &[GROWTH, &[Layer, Gamma, Beta]],
};
const STD: Slider = Slider {
    id: "activations-std",
    texts: ["0", "2.1", "10"],
    changes: &[Before, After, Scatter, Statistics, Rows],
    keeps: &[GROWTH, &[Layer, Gamma, Beta]],
};
const EPS: Slider = Slider {
    id: "layer-norm-eps",
    texts: ["1e-12", "1.26e-5", "1"],
    changes: &[After, Scatter, Statistics, Rows, Layer],
    keeps: &[GROWTH, &[Before, Gamma, Beta]],
};
const GAMMA: Slider = Slider {
    id: "layer-norm-gamma",
    texts: ["-5", "1.1", "5"],
    changes: &[After, Scatter, Statistics, Rows, Gamma],
    keeps: &[GROWTH, &[Before, Layer, Beta]],
};
const BETA: Slider = Slider {
    id: "layer-norm-beta",
    texts: ["-5", "0.1", "5"],
    changes: &[After, Scatter, Statistics, Rows, Beta],
    keeps: &[GROWTH, &[Before, Layer, Gamma]],
};

impl Slider {
    /// Compares two moments between which only this slider moved.
    fn assert_moved(&self, when: &str, from: &Snapshot, to: &Snapshot) {
        let when = format!("{} {when}", self.id);
        assert_ne!(
            from.fields[self.id], to.fields[self.id],
            "{when}: the field"
        );
        for (id, value) in &from.fields {
            assert!(
                id == self.id || *value == to.fields[id],
                "{when}: {id} moved too"
            );
        }
        assert_changed(&when, self.changes, from, to);
        for parts in self.keeps {
            assert_kept(&when, parts, from, to);
        }
        assert_eq!(to.seed, from.seed, "{when}: the seed");
        assert_eq!(to.alerts, [""; 0], "{when}");
    }

    fn by_mouse(&self) {
        Page::test(DESKTOP, |page| {
            let start = page.look();
            page.grab(Pointer::Mouse, self.id);

            page.pull(Pointer::Mouse, self.id, 0.8);
            let right = page.look();
            self.assert_moved("dragged to the right", &start, &right);

            page.pull(Pointer::Mouse, self.id, 0.35);
            let left = page.look();
            self.assert_moved("dragged to the left", &right, &left);

            page.release(Pointer::Mouse);
            let rest = page.look();
            assert_eq!(rest.fields, left.fields, "{} after release", self.id);
            assert_kept("after release", GROWTH, &left, &rest);
            assert_kept("after release", LAYER, &left, &rest);
            assert!(!page.is_held(self.id), "{} is still held", self.id);
        });
    }

    fn by_keyboard(&self) {
        Page::test(DESKTOP, |page| {
            page.focus(self.id);
            let start = page.look();
            let press = |key: Key| {
                page.keys(&[key]);
                page.look()
            };
            let [least, next, most] = self.texts;

            let up = press(Key::Right);
            assert_eq!(up.fields[self.id], next, "{} one step up", self.id);
            self.assert_moved("one step up", &start, &up);
            let back = press(Key::Left);
            assert_eq!(back, start, "{} one step up and down again", self.id);

            let up = press(Key::PageUp);
            self.assert_moved("a page up", &start, &up);
            let position = page.position(self.id);

            let end = press(Key::End);
            assert_eq!(end.fields[self.id], most, "{} at its end", self.id);
            self.assert_moved("at its end", &start, &end);
            let far = page.position(self.id);
            assert!(position.value < far.value, "{position:?} and {far:?}");

            let home = press(Key::Home);
            assert_eq!(home.fields[self.id], least, "{} at its start", self.id);
            self.assert_moved("at its start", &end, &home);

            page.click(&format!("#{}-reset", self.id));
            let reset = page.look();
            assert_eq!(reset.fields, start.fields, "{} put back", self.id);
            assert_kept("put back", GROWTH, &start, &reset);
            assert_kept("put back", LAYER, &start, &reset);
        });
    }
}

macro_rules! moved {
    ($($name:ident: $slider:ident),+ $(,)?) => {
        $(mod $name {
            #[test]
            fn by_mouse() {
                super::$slider.by_mouse();
            }

            #[test]
            fn by_keyboard() {
                super::$slider.by_keyboard();
            }
        })+
    };
}

moved! {
    scale: SCALE,
    steps: STEPS,
    size: SIZE,
    rows: ROWS,
    features: FEATURES,
    mean: MEAN,
    std: STD,
    eps: EPS,
    gamma: GAMMA,
    beta: BETA,
}
