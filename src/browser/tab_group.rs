//! Groups of controls that Tab reaches as one stop, with arrow keys inside.
//!
//! A group is an element with the attribute `data-tab-group`. Its stop is the control that
//! last had the focus, or else the first one that is available. A group that is a grid has the
//! number of its columns as `data-tab-columns`.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, NodeList};

use super::focus::is_available;

/// The controls of a group. Those of a dialog inside it are no part of it.
const CONTROLS: &str = ":is(a[href], button, [role='slider']):not(:disabled, [hidden], dialog *)";

/// Where an arrow key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The control before.
    Previous,
    /// The control after.
    Next,
    /// The control above, in a grid.
    Above,
    /// The control below, in a grid.
    Below,
    /// The first control.
    First,
    /// The last control.
    Last,
}

/// Makes each group of the page a single stop.
pub fn update_all() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let focused = document.active_element();
    for group in elements(document.query_selector_all("[data-tab-group]").ok()) {
        let controls = controls(&group);
        let has_focus = |control: &HtmlElement| focused.as_ref() == Some(&**control);
        let index = controls
            .iter()
            .position(has_focus)
            .or_else(|| single_stop(&controls))
            .unwrap_or(0);
        set_stop(&controls, index);
    }
}

/// Makes the target of an event the stop of its group.
pub fn set_stop_to_target(event: &Event) {
    if let Some(place) = place_of_target(event) {
        set_stop(&place.controls, place.index);
    }
}

/// Moves the focus from the target of an event to another control of its group. Returns
/// false, and does nothing, if the target is in no group, or in none that is a grid where the
/// step leads up or down.
pub fn move_focus(event: &Event, step: Step) -> bool {
    let Some(Place {
        controls,
        index,
        columns,
    }) = place_of_target(event)
    else {
        return false;
    };
    let last = controls.len() - 1;
    let index = match (step, columns) {
        (Step::Previous, _) => index.saturating_sub(1),
        (Step::Next, _) => (index + 1).min(last),
        (Step::Above, Some(columns)) => index.checked_sub(columns).unwrap_or(index),
        (Step::Below, Some(columns)) if index + columns <= last => index + columns,
        (Step::Below, Some(_)) => index,
        (Step::Above | Step::Below, None) => return false,
        (Step::First, _) => 0,
        (Step::Last, _) => last,
    };
    set_stop(&controls, index);
    // The controls are available, so focusing them cannot fail.
    controls[index].focus().ok();
    true
}

/// Where an event's target is in its group.
struct Place {
    /// The controls of the group.
    controls: Vec<HtmlElement>,
    /// The target's index among them.
    index: usize,
    /// The number of columns, if the group is a grid.
    columns: Option<usize>,
}

/// Where an event's target is in its group.
fn place_of_target(event: &Event) -> Option<Place> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let group = target.closest("[data-tab-group]").ok()??;
    let controls = controls(&group);
    let index = controls.iter().position(|control| **control == target)?;
    let columns = group.get_attribute("data-tab-columns");
    Some(Place {
        controls,
        index,
        columns: columns.and_then(|columns| columns.parse().ok()),
    })
}

/// The available controls of a group, in the order of the page.
fn controls(group: &Element) -> Vec<HtmlElement> {
    elements(group.query_selector_all(CONTROLS).ok())
        .into_iter()
        .filter_map(|control| control.dyn_into().ok())
        .filter(is_available)
        .collect()
}

/// The control that Tab reaches, if it is a single one.
fn single_stop(controls: &[HtmlElement]) -> Option<usize> {
    let mut stops = (0..controls.len()).filter(|&index| controls[index].tab_index() == 0);
    let stop = stops.next();
    stop.filter(|_| stops.next().is_none())
}

/// Makes Tab reach only the control at `index`.
fn set_stop(controls: &[HtmlElement], index: usize) {
    for (at, control) in controls.iter().enumerate() {
        let tab_index = if at == index { 0 } else { -1 };
        if control.tab_index() != tab_index {
            control.set_tab_index(tab_index);
        }
    }
}

fn elements(list: Option<NodeList>) -> Vec<Element> {
    let nodes = |list: NodeList| (0..list.length()).filter_map(move |index| list.get(index));
    list.into_iter()
        .flat_map(nodes)
        .filter_map(|node| node.dyn_into().ok())
        .collect()
}
