//! Decides when and how plotly.js draws a chart.
//!
//! A visible chart is updated at most once per frame, by moving its marks where that
//! suffices. Full redraws, and all updates of off-screen charts, wait until the figure
//! has not changed for 200 ms.

use std::time::Duration;

use leptos::{html, prelude::*};

use super::{draw_state::DrawState, plotly_loader::PlotlyLoader};
use crate::{
    browser::{plotly, visibility},
    charts::figure::Figure,
    ui::{reactive::debounce::Debounce, state::Lab},
};

/// How long a figure must not change before the chart is redrawn in full.
const REDRAW_AFTER: Duration = Duration::from_millis(200);

/// A chart's element, its figure, and what plotly.js has drawn of it.
#[derive(Clone, Copy)]
struct ChartController {
    loader: PlotlyLoader,
    id: &'static str,
    element: NodeRef<html::Div>,
    /// The chart's accessible name.
    name: Signal<String>,
    figure: Signal<Figure>,
    /// Whether the chart is shown.
    is_shown: Signal<bool>,
    /// The figure on the screen, as the JSON that plotly.js was given; `None` before
    /// the first draw.
    drawn: StoredValue<Option<String>>,
    /// The accessible name that the element has.
    drawn_name: StoredValue<String>,
    /// The font scale of the last full redraw. Cached, because reading it makes the
    /// browser compute all styles.
    scale: StoredValue<f64>,
    is_frame_requested: StoredValue<bool>,
    state: RwSignal<DrawState>,
}

/// Keeps the chart in `element` up to date, and returns its state.
pub(crate) fn control_chart(
    id: &'static str,
    element: NodeRef<html::Div>,
    name: Signal<String>,
    figure: Signal<Figure>,
    is_shown: Signal<bool>,
) -> ReadSignal<DrawState> {
    let loader: PlotlyLoader = expect_context();
    let is_loaded = loader.is_loaded();
    let controller = ChartController {
        loader,
        id,
        element,
        name,
        figure,
        is_shown,
        drawn: StoredValue::new(None),
        drawn_name: StoredValue::new(String::new()),
        scale: StoredValue::new(1.0),
        is_frame_requested: StoredValue::new(false),
        state: RwSignal::new(DrawState::Pending),
    };
    let (visible, set_visible) = signal(false);
    let idle = Lab::of_page().idle;
    // Not while a pointer is pressed: a full redraw would delay the drag.
    let redraw = Debounce::with_handle(REDRAW_AFTER, move |redraw| {
        if element.try_get_untracked().flatten().is_none() || !is_shown.get_untracked() {
            return;
        }
        if !loader.is_pointer_pressed() {
            controller.redraw();
            return;
        }
        // An off-screen chart never delays a drag.
        if visible.get_untracked() || !idle.is_pending_untracked() {
            controller.update(redraw);
        }
        redraw.start();
    });
    Effect::new(move || {
        if let Some(element) = element.get() {
            visibility::on_change(&element, move |visible| {
                set_visible.try_set(visible);
            });
        }
    });
    Effect::new(move || match is_loaded.get() {
        _ if !is_shown.get() => controller.forget_drawing(),
        Some(true) => {
            figure.track();
            // The first draw does not depend on visibility.
            if visible.get() || controller.drawn.with_value(Option::is_none) {
                controller.request_update(redraw);
            } else {
                controller.set_state(DrawState::Stale);
                redraw.start();
            }
        }
        Some(false) => controller.set_state(DrawState::Failed),
        None => {}
    });
    // An effect of its own, which tracks the element only: its cleanup must run when the
    // element leaves the page, and at no other time.
    Effect::new(move || {
        if let Some(element) = element.get() {
            let element = send_wrapper::SendWrapper::new(element);
            on_cleanup(move || plotly::purge(&element));
        }
    });
    controller.state.read_only()
}

impl ChartController {
    /// Updates the chart in the next animation frame.
    fn request_update(self, redraw: Debounce) {
        if !self.is_frame_requested.get_value() {
            self.is_frame_requested.set_value(true);
            request_animation_frame(move || self.update(redraw));
        }
    }

    /// Brings the chart up to date by the fastest way. After a fast update, `redraw`
    /// schedules a full one.
    fn update(self, redraw: Debounce) {
        if self.is_frame_requested.try_set_value(false).is_some() {
            // The chart has left the page meanwhile.
            return;
        }
        if !self.is_shown.get_untracked() {
            return;
        }
        if self.drawn.with_value(Option::is_none) {
            if self.loader.try_start_first_draw() {
                self.redraw();
            } else {
                self.request_update(redraw);
            }
            return;
        }
        let Ok(json) = self.json() else {
            return self.redraw();
        };
        if self.shows(&json) {
            self.set_state(DrawState::Current);
        } else if self.call_plotly(plotly::quick_update, &json) == Ok(true) {
            self.update_name();
            self.set_drawn(json);
            redraw.start();
        } else {
            self.redraw();
        }
    }

    /// Redraws the chart in full.
    fn redraw(self) {
        if let Some(element) = self.element.get_untracked() {
            self.scale.set_value(plotly::scale_of(&element));
        }
        let drawn = self.json().and_then(|json| {
            self.call_plotly(plotly::draw, &json)?;
            Ok(json)
        });
        match drawn {
            Ok(json) => {
                self.describe();
                self.set_drawn(json);
            }
            Err(reason) => {
                leptos::logging::error!("chart {}: {reason}", self.id);
                self.set_state(DrawState::Failed);
            }
        }
    }

    /// Updates the accessible name if it has changed.
    fn update_name(self) {
        let name = self.name.read_untracked();
        if self.drawn_name.with_value(|drawn| *drawn != *name) {
            if let Some(element) = self.element.get_untracked() {
                plotly::rename(&element, &name);
            }
            self.drawn_name.set_value(name.clone());
        }
    }

    /// Sets the accessible name, which a full redraw removes.
    fn describe(self) {
        if let Some(element) = self.element.get_untracked() {
            let name = self.name.get_untracked();
            plotly::describe(&element, &name);
            self.drawn_name.set_value(name);
        }
    }

    /// A hidden chart may get another size, so it is drawn again when it is shown.
    fn forget_drawing(self) {
        if self
            .drawn
            .try_update_value(Option::take)
            .flatten()
            .is_some()
        {
            self.set_state(DrawState::Stale);
        }
    }

    fn set_drawn(self, json: String) {
        self.drawn.set_value(Some(json));
        self.set_state(DrawState::Current);
    }

    /// Whether this figure is on the screen.
    fn shows(self, json: &str) -> bool {
        self.drawn
            .with_value(|drawn| drawn.as_deref() == Some(json))
    }

    /// Sets the state if it differs, because a signal notifies even if its value stays
    /// the same.
    fn set_state(self, state: DrawState) {
        if self.state.get_untracked() != state {
            self.state.set(state);
        }
    }

    /// The figure at the current font scale, as JSON for plotly.js.
    fn json(self) -> Result<String, String> {
        let scale = self.scale.get_value();
        self.figure
            .with_untracked(|figure| serde_json::to_string(&*figure.scaled(scale)))
            .map_err(|error| error.to_string())
    }

    fn call_plotly<T>(self, call: plotly::Render<T>, json: &str) -> Result<T, String> {
        let element = self
            .element
            .get_untracked()
            .ok_or("the chart has left the page")?;
        call(&element, json)
    }
}
