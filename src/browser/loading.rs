//! The short lesson that stands in the page until the lab does.

/// Takes it away.
pub fn done() {
    let lesson = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("lesson"));
    if let Some(lesson) = lesson {
        lesson.remove();
    }
}
