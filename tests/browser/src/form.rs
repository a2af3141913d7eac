//! Sliders, fields, choices and switches, by their ids.

use fantoccini::key::Key;
use serde::Deserialize;

use crate::{geometry::Point, gesture::Pointer, page::Page};

/// A slider's value and range.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
pub struct SliderPosition {
    /// The value at its left end.
    pub min: f64,
    /// The value at its right end.
    pub max: f64,
    /// Its current value.
    pub value: f64,
}

impl SliderPosition {
    /// The thumb's position, from 0 at the left end to 1 at the right end.
    #[must_use]
    pub fn fraction(self) -> f64 {
        (self.value - self.min) / (self.max - self.min)
    }
}

/// The width of a slider's thumb in CSS pixels. Its middle moves from half a width inside
/// one end to half a width inside the other.
const THUMB_WIDTH: f64 = 22.0;

impl Page {
    /// A slider's value and range.
    #[must_use]
    pub fn slider_position(&self, id: &str) -> SliderPosition {
        self.eval_on(
            &format!("#{id}"),
            "return { min: +element.min, max: +element.max, value: element.valueAsNumber };",
        )
    }

    /// The point on a slider at this fraction of its range.
    #[must_use]
    pub fn slider_point(&self, id: &str, fraction: f64) -> Point {
        let track = self.bounding_box(&format!("#{id}"));
        let start = track.at(0.0, 0.5);
        Point {
            x: start.x + THUMB_WIDTH / 2.0 + fraction * (track.width - THUMB_WIDTH),
            ..start
        }
    }

    /// Reveals a slider and presses the pointer on its thumb.
    pub fn grab(&self, pointer: Pointer, id: &str) {
        self.reveal(&format!("#{id}"));
        self.grab_without_scrolling(pointer, id);
    }

    /// Presses the pointer on a slider's thumb, where it is.
    ///
    /// # Panics
    /// When another element covers the thumb.
    pub fn grab_without_scrolling(&self, pointer: Pointer, id: &str) {
        let selector = format!("#{id}");
        let () = self.eval_on(
            &selector,
            "const mark = (is) => () => element.toggleAttribute('data-dragging', is);
             // On a touch screen, the element around the input takes the touches.
             const area = element.closest('.slider-touch');
             area.addEventListener('pointerdown', mark(true));
             for (const end of ['pointerup', 'pointercancel']) {
                 area.addEventListener(end, mark(false));
             }",
        );
        let thumb = self.slider_point(id, self.slider_position(id).fraction());
        self.press(pointer, thumb);
        assert!(self.is_dragging(id), "{id} was not under the pointer");
    }

    /// Whether the pointer is still pressed on a slider that was grabbed.
    #[must_use]
    pub fn is_dragging(&self, id: &str) -> bool {
        self.has(&format!("#{id}[data-dragging]"))
    }

    /// Drags the grabbed thumb to a fraction of the slider's range, in four moves.
    ///
    /// # Panics
    /// When the thumb does not follow.
    pub fn drag_to(&self, pointer: Pointer, id: &str, fraction: f64) {
        let from = self.slider_position(id).fraction();
        let points: Vec<Point> = [0.25, 0.5, 0.75, 1.0]
            .map(|way| self.slider_point(id, from + way * (fraction - from)))
            .to_vec();
        self.move_through(pointer, &points);
        self.session.wait_for_frames();
        let to = self.slider_position(id).fraction();
        // A slider of few steps takes the nearest one.
        assert!(
            (to - fraction).abs() < 0.05,
            "{id} is at {to} and not {fraction}"
        );
        assert!(self.is_dragging(id), "the drag of {id} has ended");
    }

    /// Reveals an element and gives it the focus.
    ///
    /// # Panics
    /// When it does not take the focus.
    pub fn focus(&self, id: &str) {
        let selector = format!("#{id}");
        self.reveal(&selector);
        let () = self.eval_on(&selector, "element.focus({ preventScroll: true });");
        assert!(self.has_focus(&selector), "{id} does not take the focus");
    }

    /// Clicks a field, replaces its text, and presses Enter.
    pub fn enter(&self, id: &str, text: &str) {
        self.click(&format!("#{id}"));
        self.replace_text(&keys_for(text, Some(Key::Enter)));
        self.session.wait_for_frames();
    }

    /// Clicks a field and replaces its text, without leaving the field.
    pub fn fill(&self, id: &str, text: &str) {
        self.click(&format!("#{id}"));
        self.replace_text(&keys_for(text, None));
    }

    /// Types a value into a slider's field, unless the field shows it already. Faster than
    /// [`enter`](Self::enter), for a test's preparation.
    ///
    /// # Panics
    /// When the slider does not accept the value.
    pub fn set(&self, slider: &str, value: &str) {
        let field = format!("{slider}-field");
        let differs: bool = self.eval_on(
            &format!("#{field}"),
            &format!(
                "const details = element.closest('details');
                 if (details) details.open = true;
                 element.focus();
                 element.select();
                 return element.value !== {value:?};"
            ),
        );
        if differs {
            self.type_characters(&keys_for(value, Some(Key::Enter)));
            self.session.wait_for_frames();
            let shown: f64 = self.field_value(&field).parse().unwrap_or(f64::NAN);
            assert_eq!(value.parse(), Ok(shown), "{slider} was not set");
        }
    }

    /// A field's text.
    #[must_use]
    pub fn field_value(&self, id: &str) -> String {
        self.eval_on(&format!("#{id}"), "return element.value;")
    }

    /// Clicks a radio button.
    ///
    /// # Panics
    /// When it is not checked afterwards.
    pub fn choose(&self, id: &str) {
        let selector = format!("#{id}");
        self.click(&selector);
        self.session.wait_for_frames();
        let is_checked: bool = self.eval_on(&selector, "return element.checked;");
        assert!(is_checked, "{id} is not checked");
    }

    /// Clicks a switch and returns whether it is on afterwards.
    #[must_use]
    pub fn toggle(&self, id: &str) -> bool {
        self.click(&format!("#{id}"));
        self.session.wait_for_frames();
        self.is_on(id)
    }

    /// Whether a switch is on.
    #[must_use]
    pub fn is_on(&self, id: &str) -> bool {
        let state: String = self.eval_on(
            &format!("#{id}"),
            "return element.getAttribute('aria-checked');",
        );
        state == "true"
    }
}

/// The keys that type a text over a selection. An empty text deletes the selection.
fn keys_for(text: &str, last: Option<Key>) -> Vec<char> {
    let delete = text.is_empty().then_some(Key::Delete);
    let last = delete.into_iter().chain(last).map(char::from);
    text.chars().chain(last).collect()
}
