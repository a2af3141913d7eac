//! Every way to set and reset each slider.

use browser_tests::{gesture::Pointer, page::Page, viewport::DESKTOP};
use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions},
    key::Key,
};
use serde_json::json;

/// A slider, and the text of its field after each action, starting from the default.
struct Slider {
    id: &'static str,
    default: &'static str,
    /// After one step up, ten steps up, Page Up, Home and End.
    keys: [&'static str; 5],
    /// A value between two steps.
    typed: &'static str,
    /// A value beyond the slider's range, if the field accepts one.
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

/// The sliders, in the order of `src/lab/setting/table/numbers.rs`.
#[rustfmt::skip]
const ALL: [Slider; 21] = [
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
    slider("gradients-row", "1", ["2", "11", "3", "1", "16"], "7", Some("40")),
    slider("gradients-feature", "1", ["2", "11", "7", "1", "64"], "5", Some("700")),
    slider("depth-layers", "24", ["25", "34", "30", "1", "60"], "41", None),
    slider("depth-width", "48", ["49", "58", "54", "4", "64"], "17", None),
    slider("depth-scale", "1", ["1.1", "2", "1.3", "0.1", "3"], "1.25", Some("10")),
    slider("depth-rows", "8", ["9", "16", "10", "1", "16"], "5", None),
    slider("geometry-turn", "-20", ["-19", "-10", "16", "-180", "180"], "33", None),
    slider("geometry-tilt", "25", ["26", "35", "43", "-90", "90"], "-12", None),
    slider("geometry-mean", "1", ["1.1", "2", "5", "-20", "20"], "-7.25", Some("1000000")),
    slider("geometry-std", "1", ["1.26", "10", "3.16", "1e-4", "10"], "0.55", Some("1000000")),
];

/// Shown while station 6 takes a row of the matrix.
const MATRIX_ROW: Slider = slider(
    "failures-row",
    "1",
    ["2", "11", "3", "1", "16"],
    "7",
    Some("40"),
);

/// A slider's accessible value, and whether it marks a value beyond its range.
fn accessible_value(page: &Page, id: &str) -> (String, bool) {
    page.eval_on(
        &format!("#{id}"),
        "return [element.getAttribute('aria-valuetext'),
                 element.matches('.beyond') && element.nextElementSibling.matches('.slider-beyond')];",
    )
}

fn press_with_shift(page: &Page, key: Key) {
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

/// Double-clicks the middle of a slider.
fn double_click(page: &Page, id: &str) {
    let point = page.bounding_box(&format!("#{id}")).at(0.5, 0.5);
    for count in [1, 2] {
        for event in ["mousePressed", "mouseReleased"] {
            let _ = page.session.devtools(
                "Input.dispatchMouseEvent",
                &json!({
                    "type": event, "x": point.x, "y": point.y,
                    "button": "left", "buttons": 1, "clickCount": count,
                }),
            );
        }
    }
}

impl Slider {
    fn assert_shows(&self, page: &Page, when: &str, value: &str) {
        page.session.wait_for_frames();
        let shown = page.field_value(&format!("{}-field", self.id));
        assert_eq!(shown, value, "{} {when}", self.id);
    }

    fn reset(&self, page: &Page, when: &str) {
        page.click(&format!("#{}-reset", self.id));
        self.assert_shows(page, &format!("reset after {when}"), self.default);
        // The reset button disappears and returns the focus.
        assert!(page.has_focus(&format!("#{}", self.id)), "{}", self.id);
    }

    fn assert_every_way(&self, page: &Page) {
        let [step, ten_steps, page_up, min, max] = self.keys;
        page.focus(self.id);
        self.assert_shows(page, "at first", self.default);
        let (at_first, _) = accessible_value(page, self.id);
        assert!(at_first.contains(' '), "{}: {at_first}", self.id);

        page.press_keys(&[Key::Right]);
        self.assert_shows(page, "one step up", step);
        assert_ne!(accessible_value(page, self.id).0, at_first, "{}", self.id);
        page.press_keys(&[Key::Down]);
        self.assert_shows(page, "one step down again", self.default);

        press_with_shift(page, Key::Up);
        self.assert_shows(page, "ten steps up", ten_steps);
        self.reset(page, "ten steps");

        page.press_keys(&[Key::PageUp]);
        self.assert_shows(page, "a page up", page_up);
        page.press_keys(&[Key::End]);
        self.assert_shows(page, "at its end", max);
        page.press_keys(&[Key::Right, Key::PageUp]);
        self.assert_shows(page, "still at its end", max);
        page.press_keys(&[Key::Home]);
        self.assert_shows(page, "at its start", min);
        double_click(page, self.id);
        self.assert_shows(page, "reset by a double click", self.default);

        page.enter(&format!("{}-field", self.id), self.typed);
        self.assert_shows(page, "typed", self.typed);
        self.reset(page, "typing");

        page.grab(Pointer::Mouse, self.id);
        let target = if page.slider_position(self.id).fraction() < 0.5 {
            0.75
        } else {
            0.25
        };
        page.drag_to(Pointer::Mouse, self.id, target);
        page.release(Pointer::Mouse);
        let dragged = page.field_value(&format!("{}-field", self.id));
        assert_ne!(dragged, self.default, "{} dragged", self.id);
        self.reset(page, "dragging");

        if let Some(far) = self.beyond {
            page.enter(&format!("{}-field", self.id), far);
            self.assert_shows(page, "beyond its range", far);
            let (text, is_marked) = accessible_value(page, self.id);
            assert!(is_marked && text.contains("the slider’s "), "{text}");
            // One step back leads to the nearer end.
            page.focus(self.id);
            let (key, end) = if far.starts_with('-') || far == "0" {
                (Key::Right, min)
            } else {
                (Key::Left, max)
            };
            page.press_keys(&[key]);
            self.assert_shows(page, "back from beyond", end);
            assert!(
                !accessible_value(page, self.id).1,
                "{} is still marked",
                self.id
            );
            self.reset(page, "a value beyond the range");
        }
    }
}

fn assert_all_work(sliders: &[Slider]) {
    Page::test(DESKTOP, |page| {
        for slider in sliders {
            slider.assert_every_way(page);
        }
    });
}

#[test]
fn the_chains_sliders_are_set_and_reset_in_every_way() {
    assert_all_work(&ALL[..3]);
}

#[test]
fn the_matrixs_sliders_are_set_and_reset_in_every_way() {
    assert_all_work(&ALL[3..7]);
}

#[test]
fn the_layers_sliders_are_set_and_reset_in_every_way() {
    assert_all_work(&ALL[7..]);
}

#[test]
fn the_slider_for_a_row_of_the_matrix_is_set_and_reset_in_every_way() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&failure=matrix-row");
        page.reveal("#failures-heading");
        page.wait_until("the slider is shown", || page.is_visible("#failures-row"));
        MATRIX_ROW.assert_every_way(page);
    });
}

#[test]
fn every_enabled_slider_of_the_page_is_tested() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&failure=matrix-row");
        let mut on_page: Vec<String> = page.session.script(
            "return [...document.querySelectorAll('input[type=range]:enabled')].map((range) => range.id);",
            &[],
        );
        on_page.sort();
        let mut tested: Vec<_> = ALL
            .iter()
            .chain([&MATRIX_ROW])
            .map(|slider| slider.id)
            .collect();
        tested.sort_unstable();
        assert_eq!(on_page, tested);
    });
}
