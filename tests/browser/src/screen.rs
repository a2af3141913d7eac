//! The screens that the page is made for.

use serde_json::json;

use crate::session::Session;

/// A screen's size in CSS pixels, and what kind of device it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screen {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Device pixels in a CSS pixel.
    pub density: f64,
    /// Whether it is a phone, with touch instead of a mouse.
    pub phone: bool,
}

/// An ordinary laptop.
pub const DESKTOP: Screen = Screen {
    width: 1280,
    height: 800,
    density: 1.0,
    phone: false,
};
/// A present phone.
pub const PHONE: Screen = Screen {
    width: 390,
    height: 844,
    density: 3.0,
    phone: true,
};
/// The smallest phone in use.
pub const SMALL_PHONE: Screen = Screen {
    width: 320,
    height: 640,
    density: 2.0,
    phone: true,
};

impl Screen {
    /// Makes the browser show pages on this screen.
    pub fn emulate(self, session: &Session) {
        let _ = session.devtools(
            "Emulation.setDeviceMetricsOverride",
            &json!({
                "width": self.width,
                "height": self.height,
                "deviceScaleFactor": self.density,
                "mobile": self.phone,
            }),
        );
        let _ = session.devtools(
            "Emulation.setTouchEmulationEnabled",
            &json!({ "enabled": self.phone }),
        );
    }
}

/// Light or dark, as the system would ask for it.
pub fn prefer_dark(session: &Session, dark: bool) {
    let scheme = if dark { "dark" } else { "light" };
    prefer(session, &[("prefers-color-scheme", scheme)]);
}

/// What the system asks for, by the names of CSS's media features. Whatever is
/// not named is as usual.
pub fn prefer(session: &Session, features: &[(&str, &str)]) {
    let features: Vec<_> = features
        .iter()
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    let _ = session.devtools(
        "Emulation.setEmulatedMedia",
        &json!({ "features": features }),
    );
}
