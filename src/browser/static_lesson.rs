//! The static lesson, which the page shows until the lab is mounted.

/// Removes it from the page.
pub fn remove() {
    let lesson = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("lesson"));
    if let Some(lesson) = lesson {
        lesson.remove();
    }
}
