//! The viewport sizes of the tests, and the media features of the system.

use serde_json::json;

use crate::session::Session;

/// A viewport's size in CSS pixels, and the kind of device.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Device pixels per CSS pixel.
    pub device_pixel_ratio: f64,
    /// Whether the device is a phone, with touch instead of a mouse.
    pub is_phone: bool,
}

/// An ordinary laptop.
pub const DESKTOP: Viewport = Viewport {
    width: 1280,
    height: 800,
    device_pixel_ratio: 1.0,
    is_phone: false,
};
/// A current phone.
pub const PHONE: Viewport = Viewport {
    width: 390,
    height: 844,
    device_pixel_ratio: 3.0,
    is_phone: true,
};
/// The smallest phone in use.
pub const SMALL_PHONE: Viewport = Viewport {
    width: 320,
    height: 640,
    device_pixel_ratio: 2.0,
    is_phone: true,
};

impl Viewport {
    /// Makes the browser emulate this viewport.
    pub fn emulate(self, session: &Session) {
        let _ = session.devtools(
            "Emulation.setDeviceMetricsOverride",
            &json!({
                "width": self.width,
                "height": self.height,
                "deviceScaleFactor": self.device_pixel_ratio,
                "mobile": self.is_phone,
            }),
        );
        let _ = session.devtools(
            "Emulation.setTouchEmulationEnabled",
            &json!({ "enabled": self.is_phone }),
        );
    }
}

/// Emulates a system with a dark or light colour scheme.
pub fn emulate_dark_scheme(session: &Session, dark: bool) {
    let scheme = if dark { "dark" } else { "light" };
    emulate_media(session, &[("prefers-color-scheme", scheme)]);
}

/// Emulates CSS media features, by name and value. All others get their defaults.
pub fn emulate_media(session: &Session, features: &[(&str, &str)]) {
    let features: Vec<_> = features
        .iter()
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    let _ = session.devtools(
        "Emulation.setEmulatedMedia",
        &json!({ "features": features }),
    );
}
