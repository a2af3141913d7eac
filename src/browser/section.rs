//! The sections of the page.

use web_sys::Element;

/// The id of the section that the user attends to: the one with the focus if it is in the
/// viewport, or else the one in the middle of the viewport.
pub fn current() -> Option<String> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let height = window.inner_height().ok()?.as_f64()?;
    let is_in_view = |section: &Element| {
        let bounds = section.get_bounding_client_rect();
        bounds.bottom() > 0.0 && bounds.top() < height
    };
    let section_of = |element: Element| element.closest("section[id]").ok().flatten();
    let focused = document.active_element().and_then(section_of);
    let in_the_middle = || {
        let width = window.inner_width().ok()?.as_f64()?;
        #[expect(clippy::cast_possible_truncation, reason = "half of a screen")]
        let middle = [width, height].map(|side| (side / 2.0) as f32);
        section_of(document.element_from_point(middle[0], middle[1])?)
    };
    let section = focused.filter(is_in_view).or_else(in_the_middle)?;
    Some(section.id())
}
