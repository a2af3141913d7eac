//! The two browsers that tests run in, and their `WebDriver` capabilities.

use serde_json::{Map, Value, json};

use crate::settings::Settings;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, for most tests; controlled through its `DevTools` protocol too.
    Chromium,
    /// Firefox, controlled through the `WebDriver` standard alone.
    Firefox,
}

impl Engine {
    /// The address of its driver.
    ///
    /// # Panics
    /// When the driver was not started.
    #[must_use]
    pub fn driver(self, settings: &Settings) -> &str {
        match self {
            Self::Chromium => &settings.driver,
            Self::Firefox => settings
                .gecko
                .as_deref()
                .expect("no Firefox to test: run `cargo xtask test browser`"),
        }
    }

    /// The capabilities to request from its driver: a new temporary profile, and no window.
    #[must_use]
    pub fn capabilities(self, settings: &Settings) -> Map<String, Value> {
        let mut wanted = match self {
            Self::Chromium => chromium(settings.chrome.as_deref(), settings.headed),
            Self::Firefox => firefox(settings.firefox.as_deref(), settings.headed),
        };
        wanted["timeouts"] = json!({ "script": 80_000, "pageLoad": 80_000 });
        match wanted {
            Value::Object(wanted) => wanted,
            _ => Map::new(),
        }
    }
}

fn chromium(program: Option<&str>, headed: bool) -> Value {
    let mut options = json!({
        "args": [
            if headed { "--start-maximized" } else { "--headless=new" },
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // A page uses the code that an earlier one has compiled.
            "--process-per-site",
            "--window-size=1400,1000",
        ],
        "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
    });
    if let Some(program) = program {
        options["binary"] = json!(program);
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    })
}

fn firefox(program: Option<&str>, headed: bool) -> Value {
    let arguments: &[&str] = if headed { &[] } else { &["-headless"] };
    let mut options = json!({ "args": arguments });
    if let Some(program) = program {
        options["binary"] = json!(program);
    }
    json!({ "browserName": "firefox", "moz:firefoxOptions": options })
}
