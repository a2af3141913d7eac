//! How much time has gone by.

/// Milliseconds since some moment: the page's opening, or where the browser does not
/// tell, the year 1970.
pub fn now() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or_else(js_sys::Date::now, |performance| performance.now())
}
