//! When and how a chart is drawn: on the screen once a frame, by the quick way
//! while figures follow each other; in full, and off the screen, when they rest.

use std::time::Duration;

use leptos::{html, prelude::*};

use super::turns::Plotly;
use crate::{
    browser::{plotly, print, visibility},
    charts::figure::Figure,
    ui::{pause::Pause, state::Lab},
};

/// How long figures must rest before the chart is drawn in full.
const REST: Duration = Duration::from_millis(200);

/// A chart's element, what it shows, and how far that has been drawn.
#[derive(Clone, Copy)]
struct Drawing {
    plotly: Plotly,
    id: &'static str,
    place: NodeRef<html::Div>,
    /// What it is called where it is not seen.
    name: Signal<String>,
    figure: Signal<Figure>,
    /// What stands on the screen, as plotly.js was given it.
    drawn: StoredValue<Option<String>>,
    /// The name that it was described by.
    named: StoredValue<String>,
    /// How large it was written when it was last drawn in full: asking the
    /// browser makes it work out all styles at once.
    scale: StoredValue<f64>,
    /// A frame has been asked for.
    asked: StoredValue<bool>,
    state: RwSignal<State>,
}

/// Whether a chart shows its figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It has never been drawn: the still picture shows it.
    Awaited,
    /// It has been drawn, and its figure has changed since.
    Busy,
    /// It does.
    Shown,
    /// It could not be drawn.
    Failed,
}

/// Keeps the chart in `place` drawn.
pub(super) fn keep_drawn(
    id: &'static str,
    place: NodeRef<html::Div>,
    name: Signal<String>,
    figure: Signal<Figure>,
) -> ReadSignal<State> {
    let plotly_js: Plotly = expect_context();
    let here = plotly_js.here();
    let drawing = Drawing {
        plotly: plotly_js,
        id,
        place,
        name,
        figure,
        drawn: StoredValue::new(None),
        named: StoredValue::new(String::new()),
        scale: StoredValue::new(1.0),
        asked: StoredValue::new(false),
        state: RwSignal::new(State::Awaited),
    };
    let (visible, set_visible) = signal(false);
    let moves = Lab::of_page().rest;
    // In full once nothing has moved for a while and the hand is off: a drag that
    // goes on would wait for it.
    let rest = Pause::again(REST, move |rest| {
        if place.try_get_untracked().flatten().is_none() {
            return;
        }
        if !plotly_js.is_held_up() {
            drawing.draw();
            return;
        }
        // What nobody sees holds up no move.
        if visible.get_untracked() || !moves.is_awaited_now() {
            drawing.frame(rest);
        }
        rest.begin();
    });
    Effect::new(move || {
        if let Some(place) = place.get() {
            visibility::on_change(&place, move |visible| {
                set_visible.try_set(visible);
            });
        }
    });
    Effect::new(move || match here.get() {
        Some(true) => {
            figure.track();
            // For the first time as soon as it is its turn, seen or not.
            if visible.get() || drawing.drawn.with_value(Option::is_none) {
                drawing.ask(rest);
            } else {
                // Nobody sees it: it must not hold up what is seen.
                drawing.tell(State::Busy);
                rest.begin();
            }
        }
        Some(false) => drawing.tell(State::Failed),
        None => {}
    });
    let on_paper = move |paper: bool| {
        let Some(element) = place.try_get_untracked().flatten() else {
            return;
        };
        if here.get_untracked() == Some(true) {
            if paper && !drawing.text().is_ok_and(|figure| drawing.shows(&figure)) {
                drawing.draw();
            }
            plotly::fit_to_width(&element, paper);
        }
    };
    print::on_before(move || on_paper(true));
    print::on_after(move || on_paper(false));
    // Tracks nothing but its element, so that it runs when that leaves the page.
    Effect::new(move || {
        if let Some(element) = place.get() {
            let element = send_wrapper::SendWrapper::new(element);
            on_cleanup(move || plotly::purge(&element));
        }
    });
    drawing.state.read_only()
}

impl Drawing {
    /// Asks for a frame, unless one is on its way.
    fn ask(self, rest: Pause) {
        if !self.asked.get_value() {
            self.asked.set_value(true);
            request_animation_frame(move || self.frame(rest));
        }
    }

    fn frame(self, rest: Pause) {
        if self.asked.try_set_value(false).is_some() {
            // The chart has left the page meanwhile.
            return;
        }
        if self.drawn.with_value(Option::is_none) {
            if self.plotly.takes_turn() {
                self.draw();
            } else {
                self.ask(rest);
            }
            return;
        }
        let Ok(figure) = self.text() else {
            return self.draw();
        };
        if self.shows(&figure) {
            self.tell(State::Shown);
        } else if self.given(plotly::follow, &figure) == Ok(true) {
            self.rename();
            self.done(figure);
            rest.begin();
        } else {
            self.draw();
        }
    }

    /// In full.
    fn draw(self) {
        if let Some(element) = self.place.get_untracked() {
            self.scale.set_value(plotly::scale_of(&element));
        }
        let drawn = self.text().and_then(|figure| {
            self.given(plotly::draw, &figure)?;
            Ok(figure)
        });
        match drawn {
            Ok(figure) => {
                self.describe();
                self.done(figure);
            }
            Err(reason) => {
                leptos::logging::error!("chart {}: {reason}", self.id);
                self.tell(State::Failed);
            }
        }
    }

    /// Gives the picture that has moved its new name, if it has one.
    fn rename(self) {
        let name = self.name.read_untracked();
        if self.named.with_value(|named| *named != *name) {
            if let Some(element) = self.place.get_untracked() {
                plotly::rename(&element, &name);
            }
            self.named.set_value(name.clone());
        }
    }

    /// Gives the picture its name.
    fn describe(self) {
        if let Some(element) = self.place.get_untracked() {
            let name = self.name.get_untracked();
            plotly::describe(&element, &name, &format!("{}-sentence", self.id));
            self.named.set_value(name);
        }
    }

    fn done(self, figure: String) {
        self.drawn.set_value(Some(figure));
        self.tell(State::Shown);
    }

    /// Whether this is what stands on the screen.
    fn shows(self, figure: &str) -> bool {
        self.drawn
            .with_value(|drawn| drawn.as_deref() == Some(figure))
    }

    /// Says how it stands, and nothing where that is known: a signal that is set
    /// wakes all that listen.
    fn tell(self, state: State) {
        if self.state.get_untracked() != state {
            self.state.set(state);
        }
    }

    /// The figure at its present size, as plotly.js takes it.
    fn text(self) -> Result<String, String> {
        let scale = self.scale.get_value();
        self.figure
            .with_untracked(|figure| serde_json::to_string(&*figure.scaled(scale)))
            .map_err(|error| error.to_string())
    }

    fn given<T>(self, way: plotly::Way<T>, figure: &str) -> Result<T, String> {
        let element = self.place.get_untracked().ok_or("it has left the page")?;
        way(&element, figure)
    }
}
