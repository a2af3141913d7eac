//! The keyboard focus.

use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{Document, Element, HtmlElement, Node};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = HtmlElement)]
    type Field;

    #[wasm_bindgen(method)]
    fn select(this: &Field);

    #[wasm_bindgen(method, setter)]
    fn set_value(this: &Field, value: &str);

    // Not from web-sys, whose every new feature compiles all dependents again.
    #[wasm_bindgen(extends = HtmlElement)]
    type Control;

    #[wasm_bindgen(method, js_name = checkVisibility)]
    fn check_visibility(this: &Control) -> bool;

    #[wasm_bindgen(method, js_name = focus)]
    fn focus_with(this: &Control, options: &JsValue);

    #[derive(Clone)]
    type Range;

    #[wasm_bindgen(constructor)]
    fn new() -> Range;

    #[wasm_bindgen(method, catch, js_name = selectNode)]
    fn select_node(this: &Range, node: &Node) -> Result<(), JsValue>;

    #[wasm_bindgen(method, getter, js_name = startContainer)]
    fn start_container(this: &Range) -> Node;

    #[wasm_bindgen(method, catch, js_name = comparePoint)]
    fn compare_point(this: &Range, node: &Node, offset: u32) -> Result<i32, JsValue>;
}

/// Everything that Tab reaches, and what arrow keys reach from there.
const CONTROLS: &str =
    "a[href], button, input, select, textarea, summary, [tabindex='0'], [role='slider']";

/// An element that has or had the focus, and its place in the page, which stays known when
/// the element is removed.
#[derive(Clone)]
pub struct Focused {
    element: HtmlElement,
    place: Range,
}

impl Focused {
    /// The element with the focus; `None` if only the page itself has it.
    pub fn now() -> Option<Self> {
        let document = document()?;
        let element: HtmlElement = document.active_element()?.dyn_into().ok()?;
        if document.body().as_ref() == Some(&element) {
            return None;
        }
        // The browser moves the ends of a range when it removes nodes.
        let place = Range::new();
        place.select_node(&element).ok()?;
        Some(Self { element, place })
    }

    /// Whether the element is removed, hidden, disabled or inert, so that it has no focus.
    pub fn is_lost(&self) -> bool {
        !is_available(&self.element)
    }

    /// Focuses the nearest control: within the smallest area around the element that has
    /// any, the last one before the element, or else the first one after it.
    pub fn focus_nearest(&self) {
        let start = self.place.start_container();
        let mut area = start.dyn_into::<Element>().ok();
        while let Some(element) = area {
            if let Some(control) = self.nearest_in(&element) {
                focus_in_place(&control);
                return;
            }
            area = element.parent_element();
        }
    }

    fn nearest_in(&self, area: &Element) -> Option<HtmlElement> {
        let controls = area.query_selector_all(CONTROLS).ok()?;
        let mut nearest = None;
        for control in (0..controls.length()).filter_map(|index| controls.get(index)) {
            let is_before = matches!(self.place.compare_point(&control, 0), Ok(..0));
            if !is_before && nearest.is_some() {
                break;
            }
            let control = control.dyn_into().ok().filter(is_available);
            nearest = control.or(nearest);
        }
        nearest
    }
}

/// Whether an element can have the focus, if it is a control.
pub(super) fn is_available(element: &HtmlElement) -> bool {
    let is_closed = element.matches(":disabled, [inert], [inert] *");
    element.is_connected()
        && is_closed == Ok(false)
        && element.unchecked_ref::<Control>().check_visibility()
}

/// Focuses the first element that matches a CSS selector, if there is one.
pub fn on(selector: &str) {
    if let Some(element) = find(selector) {
        // If the element cannot be focused, the focus stays where it is.
        element.focus().ok();
    }
}

/// Like [`on`], without scrolling.
pub fn in_place(selector: &str) {
    if let Some(element) = find(selector) {
        focus_in_place(&element);
    }
}

fn focus_in_place(element: &HtmlElement) {
    let options = js_sys::Object::new();
    // Setting a property of a new object cannot fail.
    js_sys::Reflect::set(&options, &"preventScroll".into(), &JsValue::TRUE).ok();
    element.unchecked_ref::<Control>().focus_with(&options);
}

/// Focuses a text field. Replaces its text by `text`, or selects it if there is none.
pub fn edit_field(selector: &str, text: Option<&str>) {
    if let Some(element) = find(selector) {
        element.focus().ok();
        let field: &Field = element.unchecked_ref();
        match text {
            Some(text) => field.set_value(text),
            None => field.select(),
        }
    }
}

/// Makes Tab reach the element that matches `to` instead of the one that matches `from`.
pub fn move_tab_stop(from: &str, to: &str) {
    if let Some(to) = find(to) {
        if let Some(from) = find(from) {
            from.set_tab_index(-1);
        }
        to.set_tab_index(0);
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn find(selector: &str) -> Option<HtmlElement> {
    document()
        .and_then(|document| document.query_selector(selector).ok().flatten())
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
}

/// The value of an attribute of the element with the focus.
pub fn focused_attribute(name: &str) -> Option<String> {
    document()?.active_element()?.get_attribute(name)
}
