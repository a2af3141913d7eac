//! The size at which a picture is drawn, on the screen and on paper.

use leptos::{html, prelude::*};

use super::printing::Printing;
use crate::browser::{plotly, size};

/// The width of an element in pixels, and its font scale. Before it is laid out, the width is
/// `initial`.
///
/// While the page is printed, the width is `on_paper`: the browser need not report it before
/// it prints.
pub(crate) fn drawn_size(
    element: NodeRef<html::Div>,
    initial: f64,
    on_paper: f64,
) -> Signal<[f64; 2]> {
    let (on_screen, set_on_screen) = signal([initial, 1.0]);
    let printing = Printing::of_page();
    Effect::new(move || {
        if let Some(element) = element.get() {
            let observed = element.clone();
            size::on_change(&element, move |width, _| {
                // A hidden element has no size.
                if width > 0.0 {
                    set_on_screen.try_set([width, plotly::scale_of(&observed)]);
                }
            });
        }
    });
    Signal::derive(move || {
        if printing.is_active() {
            [on_paper, 1.0]
        } else {
            on_screen.get()
        }
    })
}
