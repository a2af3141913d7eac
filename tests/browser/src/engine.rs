//! The browsers that tests run in, and what each is asked for.

use serde_json::{Map, Value, json};

use crate::settings::Settings;

/// What draws the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, which most tests use, by commands of its own too.
    Chromium,
    /// Firefox, by the `WebDriver` standard alone.
    Firefox,
}

impl Engine {
    /// The address of its driver.
    ///
    /// # Panics
    /// When nobody has started one.
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

    /// What its driver is asked for: a browser without a window, whose profile
    /// is new and is gone afterwards.
    #[must_use]
    pub fn capabilities(self, settings: &Settings) -> Map<String, Value> {
        let mut wanted = match self {
            Self::Chromium => chromium(settings.chrome.as_deref()),
            Self::Firefox => firefox(settings.firefox.as_deref()),
        };
        wanted["timeouts"] = json!({ "script": 30_000, "pageLoad": 80_000 });
        match wanted {
            Value::Object(wanted) => wanted,
            _ => Map::new(),
        }
    }
}

fn chromium(program: Option<&str>) -> Value {
    let mut options = json!({
        "args": [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
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

fn firefox(program: Option<&str>) -> Value {
    let mut options = json!({ "args": ["-headless"] });
    if let Some(program) = program {
        options["binary"] = json!(program);
    }
    json!({ "browserName": "firefox", "moz:firefoxOptions": options })
}
