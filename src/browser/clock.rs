//! The current time.

/// Milliseconds since the page was opened, or since 1970 in a browser without
/// `performance`. Only differences are meaningful.
pub fn now() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or_else(js_sys::Date::now, |performance| performance.now())
}
