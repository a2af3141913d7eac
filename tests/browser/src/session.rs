//! One browser: addresses, scripts, events, logs.

use std::{fmt::Display, future::Future};

use fantoccini::actions::Actions;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::{
    browser::Browser,
    engine::Engine,
    extensions::LogEntry,
    final_check,
    lease::{Lease, Profile},
    settings::Settings,
};

/// A browser without data of earlier sessions.
#[derive(Debug)]
pub struct Session {
    lease: Lease,
    engine: Engine,
}

impl Session {
    /// Opens a browser.
    ///
    /// # Panics
    /// When the driver does not run, or cannot start the browser.
    #[must_use]
    pub fn open(engine: Engine, profile: Profile, settings: &Settings) -> Self {
        let session = Self {
            lease: Lease::new(engine, profile, settings),
            engine,
        };
        if engine == Engine::Chromium {
            session.add_init_script(final_check::POLICY_REPORTER);
        }
        session
    }

    /// A name for the browser, the same in every session that uses it.
    ///
    /// # Panics
    /// When the driver does not respond.
    #[must_use]
    pub fn browser_id(&self) -> String {
        let id = self.wait("the browser's id", self.browser().client.session_id());
        id.expect("the browser is open")
    }

    /// Makes the browser close at the end, instead of serving a later test.
    pub fn forbid_reuse(&self) {
        self.lease.forbid_reuse();
    }

    /// The browser's engine.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Resizes the window, its frame included.
    pub fn resize(&self, width: u32, height: u32) {
        self.wait(
            "resizing the window",
            self.browser().client.set_window_size(width, height),
        );
    }

    /// Runs a script at the start of every new document, before its own ones.
    pub fn add_init_script(&self, script: &str) {
        let _ = self.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": script }),
        );
    }

    fn browser(&self) -> &Browser {
        self.lease.browser()
    }

    fn wait<T, E: Display>(&self, what: &str, answer: impl Future<Output = Result<T, E>>) -> T {
        let answer = self.browser().wait(what, answer);
        answer.unwrap_or_else(|reason| panic!("{reason}"))
    }

    /// Goes to an address and waits until it has loaded.
    pub fn go_to(&self, address: &str) {
        self.wait(address, self.browser().client.goto(address));
    }

    /// Reloads the page, and waits until it has loaded.
    pub fn reload(&self) {
        self.wait("reloading", self.browser().client.refresh());
    }

    /// Runs the body of a JavaScript function on the page and returns its result.
    ///
    /// # Panics
    /// When the script throws, or its result has another type.
    pub fn script<T: DeserializeOwned>(&self, body: &str, arguments: &[Value]) -> T {
        // JSON text keeps every digit of a number.
        let script = format!(
            "const value = (function () {{ {body} }}).apply(null, arguments);
             return JSON.stringify(value === undefined ? null : value);"
        );
        let answer = self.wait(
            body,
            self.browser().client.execute(&script, arguments.to_vec()),
        );
        let text = answer.as_str().expect("the script's result is text");
        serde_json::from_str(text).unwrap_or_else(|error| panic!("{body}\ngave {text}: {error}"))
    }

    /// Waits until a JavaScript expression is true, for at most a second. The page itself checks
    /// it again and again, which takes less time than a script for each check.
    ///
    /// Returns `false` after a second, and when another document replaces this one. An expression
    /// that throws is not true yet.
    #[must_use]
    pub fn becomes_true(&self, expression: &str) -> bool {
        let script = format!(
            "const done = arguments[0];
             const end = performance.now() + 1000;
             const check = () => {{
                 let holds = false;
                 try {{ holds = Boolean({expression}); }} catch {{ /* Not yet. */ }}
                 if (holds || performance.now() > end) done(holds);
                 else setTimeout(check, 10);
             }};
             check();"
        );
        let client = &self.browser().client;
        let answer = client.execute_async(&script, Vec::new());
        let answer = self.browser().wait(expression, answer);
        answer.is_ok_and(|holds| holds == true)
    }

    /// Waits for a JavaScript promise and returns its value.
    ///
    /// # Panics
    /// When the promise is rejected, or its value has another type.
    pub fn await_promise<T: DeserializeOwned>(&self, expression: &str) -> T {
        let script = format!(
            "const done = arguments[0];
             Promise.resolve({expression}).then(
                 (value) => done(JSON.stringify([value ?? null, null])),
                 (error) => done(JSON.stringify([null, String(error)])));"
        );
        let answer = self.wait(
            "a promise",
            self.browser().client.execute_async(&script, Vec::new()),
        );
        let text = answer.as_str().expect("the promise's result is text");
        let (value, error): (Value, Option<String>) =
            serde_json::from_str(text).expect("a value and an error");
        assert!(error.is_none(), "{expression}\nwas rejected: {error:?}");
        serde_json::from_value(value).unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    /// Waits for two animation frames, so that all changes so far are painted.
    pub fn wait_for_frames(&self) {
        // The charts are drawn in the first frame; the second one begins after that.
        let script = "const done = arguments[0];
             requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));";
        self.wait(
            "two frames",
            self.browser().client.execute_async(script, Vec::new()),
        );
    }

    /// Sends a command of the Chrome `DevTools` protocol; only for Chromium.
    ///
    /// # Panics
    /// When the browser does not know the command, or it fails.
    #[must_use]
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let response = self.browser().devtools(command, parameters);
        response.unwrap_or_else(|reason| panic!("{reason}"))
    }

    /// The new entries of the log `browser` or `performance` since the last call.
    ///
    /// # Panics
    /// When the driver's response is not a log.
    #[must_use]
    pub fn log(&self, kind: &str) -> Vec<LogEntry> {
        let entries = self.browser().log(kind);
        let entries = entries.unwrap_or_else(|reason| panic!("{reason}"));
        serde_json::from_value(entries).expect("a log is a list of entries")
    }

    /// Performs mouse, touch and key events. A pressed button or key stays pressed.
    pub fn perform(&self, actions: impl Into<Actions>) {
        self.wait(
            "input events",
            self.browser().client.perform_actions(actions),
        );
    }

    /// A screenshot of the viewport, as PNG.
    #[must_use]
    pub fn screenshot(&self) -> Vec<u8> {
        self.wait("a screenshot", self.browser().client.screenshot())
    }
}
