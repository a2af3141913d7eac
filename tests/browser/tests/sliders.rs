//! Every slider by mouse and by keyboard: what it changes during a drag, and what it keeps.

use browser_tests::{gesture::Pointer, page::Page, snapshot::Snapshot, viewport::DESKTOP};
use fantoccini::key::Key;

use crate::page_part::{
    GROWTH, LAYER,
    PagePart::{self, After, Before, Beta, Gamma, Layer, Rows, Scatter, Statistics},
    assert_changed, assert_unchanged,
};

/// A slider and its effect.
struct Slider {
    id: &'static str,
    /// The text of its field at the left end, one step up, and at the right end.
    texts: [&'static str; 3],
    /// The parts that it must change, and those that it must keep.
    changes: &'static [PagePart],
    keeps: &'static [&'static [PagePart]],
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
// The layer removes the mean, so its output changes only in the last digits.
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
    /// Asserts the effect of this slider alone between two snapshots.
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
            assert_unchanged(&when, parts, from, to);
        }
        assert_eq!(to.seed, from.seed, "{when}: the seed");
        assert_eq!(to.alerts, [""; 0], "{when}");
    }

    fn by_mouse(&self) {
        Page::test(DESKTOP, |page| {
            let start = page.snapshot();
            page.grab(Pointer::Mouse, self.id);

            page.drag_to(Pointer::Mouse, self.id, 0.8);
            let right = page.snapshot();
            self.assert_moved("dragged to the right", &start, &right);

            page.drag_to(Pointer::Mouse, self.id, 0.35);
            let left = page.snapshot();
            self.assert_moved("dragged to the left", &right, &left);

            page.release(Pointer::Mouse);
            let released = page.snapshot();
            assert_eq!(released.fields, left.fields, "{} after release", self.id);
            assert_unchanged("after release", GROWTH, &left, &released);
            assert_unchanged("after release", LAYER, &left, &released);
            assert!(!page.is_dragging(self.id), "{} is still dragged", self.id);
        });
    }

    fn by_keyboard(&self) {
        Page::test(DESKTOP, |page| {
            page.focus(self.id);
            let start = page.snapshot();
            let press = |key: Key| {
                page.press_keys(&[key]);
                page.snapshot()
            };
            let [min, next, max] = self.texts;

            let up = press(Key::Right);
            assert_eq!(up.fields[self.id], next, "{} one step up", self.id);
            self.assert_moved("one step up", &start, &up);
            let back = press(Key::Left);
            assert_eq!(back, start, "{} one step up and down again", self.id);

            let up = press(Key::PageUp);
            self.assert_moved("a page up", &start, &up);
            let position = page.slider_position(self.id);

            let end = press(Key::End);
            assert_eq!(end.fields[self.id], max, "{} at its end", self.id);
            self.assert_moved("at its end", &start, &end);
            let far = page.slider_position(self.id);
            assert!(position.value < far.value, "{position:?} and {far:?}");

            let home = press(Key::Home);
            assert_eq!(home.fields[self.id], min, "{} at its start", self.id);
            self.assert_moved("at its start", &end, &home);

            page.click(&format!("#{}-reset", self.id));
            let reset = page.snapshot();
            assert_eq!(reset.fields, start.fields, "{} after the reset", self.id);
            assert_unchanged("after the reset", GROWTH, &start, &reset);
            assert_unchanged("after the reset", LAYER, &start, &reset);
        });
    }
}

macro_rules! slider_tests {
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

slider_tests! {
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
