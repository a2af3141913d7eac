//! Where elements are in the viewport, and scrolling to them.

use std::{cell::Cell, thread, time::Duration};

use serde::Deserialize;

use crate::page::Page;

/// How many equal readings, 80 ms apart, show that an element rests. They span more than the
/// 200 ms without a scroll after which the page moves its parts.
const RESTING_READINGS: u32 = 5;

/// A point in the viewport, in CSS pixels.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
pub struct Point {
    /// Distance from the left edge.
    pub x: f64,
    /// Distance from the top edge.
    pub y: f64,
}

/// An element's bounding box in the viewport, in CSS pixels.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
pub struct BoundingBox {
    /// Its left edge.
    pub left: f64,
    /// Its top edge.
    pub top: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl BoundingBox {
    /// The point at these fractions of the width and height: (0, 0) is the top left corner,
    /// (1, 1) the bottom right one.
    #[must_use]
    pub fn at(self, across: f64, down: f64) -> Point {
        Point {
            x: self.left + across * self.width,
            y: self.top + down * self.height,
        }
    }

    /// Its bottom edge.
    #[must_use]
    pub fn bottom(self) -> f64 {
        self.top + self.height
    }
}

impl Page {
    /// An element's bounding box.
    #[must_use]
    pub fn bounding_box(&self, selector: &str) -> BoundingBox {
        self.eval_on(
            selector,
            "const { left, top, width, height } = element.getBoundingClientRect();
             return { left, top, width, height };",
        )
    }

    /// Returns a point of an element once the element has kept its place for a
    /// while. The page moves its parts shortly after a scroll or a drag,
    /// and a tap that is sent meanwhile would land beside the element.
    ///
    /// `across` and `down` are fractions of its width and height.
    #[must_use]
    pub fn resting_point(&self, selector: &str, across: f64, down: f64) -> Point {
        let place = || self.bounding_box(selector).at(across, down);
        let rests = Cell::new((place(), 1));
        self.wait_until("the element rests", || {
            thread::sleep(Duration::from_millis(80));
            let ((last, readings), point) = (rests.get(), place());
            let is_the_same = (last.x - point.x).abs() < 0.5 && (last.y - point.y).abs() < 0.5;
            rests.set((point, if is_the_same { readings + 1 } else { 1 }));
            rests.get().1 >= RESTING_READINGS
        });
        rests.get().0
    }

    /// Scrolls an element to the middle of the viewport, unless it is in the top bar, and opens
    /// the closed `details` or list of the top bar that contains it, if there is one.
    pub fn reveal(&self, selector: &str) {
        self.open_list_of_bar(selector);
        let summary: Option<BoundingBox> = self.eval_on(
            selector,
            "const details = element.closest('details:not([open])');
             if (!details) return null;
             const summary = details.querySelector('summary');
             summary.scrollIntoView({ block: 'center', behavior: 'instant' });
             const { left, top, width, height } = summary.getBoundingClientRect();
             return { left, top, width, height };",
        );
        if let Some(summary) = summary {
            self.session.wait_for_frames();
            self.click_at(summary.at(0.1, 0.5));
            self.wait_until("the details open", || {
                self.eval_on(selector, "return !element.closest('details:not([open])');")
            });
        }
        let scrolled: bool = self.eval_on(
            selector,
            "// The top bar stays in view. Scrolling to one of its buttons would move the page.
             // Its dialogs scroll.
             const bar = element.closest('.top-bar, dialog');
             if (bar?.matches('.top-bar') && getComputedStyle(bar).position === 'sticky') return false;
             const before = element.getBoundingClientRect().top;
             element.scrollIntoView({ block: 'center', behavior: 'instant' });
             return element.getBoundingClientRect().top !== before;",
        );
        if scrolled {
            self.session.wait_for_frames();
        }
    }

    /// Opens the list of the top bar that contains an element, if it is closed.
    fn open_list_of_bar(&self, selector: &str) {
        let button: Option<BoundingBox> = self.eval_on(
            selector,
            "const list = element.closest('.popup-list');
             if (!list || getComputedStyle(list).display !== 'none') return null;
             const button = document.getElementById(`${list.id}-button`);
             const { left, top, width, height } = button.getBoundingClientRect();
             return { left, top, width, height };",
        );
        if let Some(button) = button {
            self.click_at(button.at(0.5, 0.5));
            self.wait_until("the list opens", || {
                self.eval_on(
                    selector,
                    "return getComputedStyle(element.closest('.popup-list')).display !== 'none';",
                )
            });
        }
    }
}
