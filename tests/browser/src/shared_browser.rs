//! Browsers that many tests use, one after the other.
//!
//! A browser takes about as long to start as a short test, and its first page longer to load
//! than the next ones, whose code it has compiled already. So a test that passes leaves its
//! browser to a later one, which gets a new tab in it. What belongs to a tab ends with it:
//! documents, `sessionStorage`, init scripts, an emulated device. What belongs to the browser
//! is cleared: stored data, permissions, the download folder, logs. Only the clipboard is
//! not: a test that reads it needs a [profile of its own](crate::lease::Profile::New).
//!
//! The driver closes the browsers that are left at the end of the run.

use std::sync::{Mutex, MutexGuard, PoisonError};

use fantoccini::wd::WindowHandle;
use serde_json::json;
use url::Url;

use crate::{
    browser::{Browser, Result},
    engine::Engine,
    settings::Settings,
};

/// The browsers that no test uses at the moment.
static IDLE: Mutex<Vec<SharedBrowser>> = Mutex::new(Vec::new());

/// Fetches and compiles the lab's module, and keeps it as long as the document exists.
const KEEP_MODULE: &str = "const done = arguments[0];
    const [, file] = document.querySelector('meta[name=lab]').content.split(' ');
    WebAssembly.compileStreaming(fetch(file)).then((module) => {
        window.keptModule = module;
        done();
    });";

/// A browser for one test after the other.
#[derive(Debug)]
pub(crate) struct SharedBrowser {
    pub(crate) browser: Browser,
    /// The tab that stays open between the tests. It shows the lab without its scripts, and
    /// keeps the process of the lab's pages alive, with their compiled code.
    anchor: WindowHandle,
}

impl SharedBrowser {
    /// Takes an idle browser, or starts one. It shows a new tab, and has no data.
    ///
    /// # Panics
    /// When no browser is idle and none starts.
    pub(crate) fn acquire(settings: &Settings) -> Self {
        while let Some(shared) = take_idle() {
            match shared.clear(settings) {
                Ok(()) => return shared,
                Err(reason) => {
                    eprintln!("a new browser replaces one that could not be cleared: {reason}");
                    shared.browser.close();
                }
            }
        }
        Self::start(settings).unwrap_or_else(|reason| panic!("{reason}"))
    }

    /// Leaves the browser to a later test.
    pub(crate) fn release(self) {
        idle().push(self);
    }

    fn start(settings: &Settings) -> Result<Self> {
        let browser = Browser::start(Engine::Chromium, settings);
        let set_scripts_disabled = |disabled: bool| {
            let disabled = json!({ "value": disabled });
            browser.devtools("Emulation.setScriptExecutionDisabled", &disabled)
        };
        let client = &browser.client;
        let anchor = browser.wait("the first tab", client.window())?;
        set_scripts_disabled(true)?;
        browser.wait(&settings.lab, client.goto(&settings.lab))?;
        set_scripts_disabled(false)?;
        browser.wait("compiling", client.execute_async(KEEP_MODULE, Vec::new()))?;
        let shared = Self { browser, anchor };
        shared.open_tab()?;
        Ok(shared)
    }

    /// Closes the tabs of the last test, deletes the data that it has left, and opens a new tab.
    fn clear(&self, settings: &Settings) -> Result<()> {
        let Browser { client, .. } = &self.browser;
        // Emulating a phone changes the process, which the next tab shares: its scroll bars.
        for (command, parameters) in [
            ("Emulation.clearDeviceMetricsOverride", json!({})),
            (
                "Emulation.setTouchEmulationEnabled",
                json!({ "enabled": false }),
            ),
        ] {
            self.browser.devtools(command, &parameters)?;
        }
        for tab in self.browser.wait("the tabs", client.windows())? {
            if tab != self.anchor {
                self.switch_to(tab)?;
                self.browser.wait("closing a tab", client.close_window())?;
            }
        }
        // A closed page has stored its last state by now.
        self.switch_to(self.anchor.clone())?;
        let origin = Url::parse(&settings.lab)
            .map_err(|error| error.to_string())?
            .origin();
        let stored = json!({ "origin": origin.ascii_serialization(), "storageTypes": "all" });
        for (command, parameters) in [
            ("Storage.clearDataForOrigin", stored),
            ("Browser.resetPermissions", json!({})),
            (
                "Browser.setDownloadBehavior",
                json!({ "behavior": "default" }),
            ),
        ] {
            self.browser.devtools(command, &parameters)?;
        }
        self.open_tab()
    }

    /// Opens a new tab, makes it the current one, and empties the logs.
    fn open_tab(&self) -> Result<()> {
        let opened = self.browser.client.new_window(true);
        let tab = self.browser.wait("opening a tab", opened)?.handle;
        self.switch_to(tab)?;
        // Otherwise the tab has no focus.
        self.browser.devtools("Page.bringToFront", &json!({}))?;
        for log in ["browser", "performance"] {
            self.browser.log(log)?;
        }
        Ok(())
    }

    fn switch_to(&self, tab: WindowHandle) -> Result<()> {
        let switched = self.browser.client.switch_to_window(tab);
        self.browser.wait("switching to a tab", switched)
    }
}

fn idle() -> MutexGuard<'static, Vec<SharedBrowser>> {
    IDLE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The lock is held only for this call, not while the browser is cleared.
fn take_idle() -> Option<SharedBrowser> {
    idle().pop()
}
