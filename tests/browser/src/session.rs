//! One browser: addresses, scripts, events, logs.

use std::{fmt::Display, future::Future, time::Duration};

use fantoccini::{Client, ClientBuilder, actions::Actions};
use hyper_util::client::legacy::connect::HttpConnector;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::{
    runtime::{Builder, Runtime},
    time::timeout,
};

use crate::{
    browser_limit::{self, BrowserPermit, FirefoxPermit},
    engine::Engine,
    extensions::{Command, LogEntry},
    final_check,
    settings::Settings,
};

/// A command that takes longer hangs.
const COMMAND_TIMEOUT: Duration = Duration::from_secs(90);

/// A browser with a new profile; closed when dropped.
#[derive(Debug)]
pub struct Session {
    // Fields are dropped in this order: the permits are released after the browser closes.
    client: Client,
    runtime: Runtime,
    engine: Engine,
    _firefox: Option<FirefoxPermit>,
    _permit: BrowserPermit,
}

impl Session {
    /// Starts a browser.
    ///
    /// # Panics
    /// When the driver does not run, or cannot start the browser.
    #[must_use]
    pub fn open(engine: Engine, settings: &Settings) -> Self {
        // Firefox's permit first: a test that waits for it must not hold the other one.
        let firefox = (engine == Engine::Firefox).then(browser_limit::acquire_firefox);
        let permit = BrowserPermit::acquire();
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("the runtime starts");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(engine.capabilities(settings));
        let client = block_on(
            &runtime,
            "starting the browser",
            builder.connect(engine.driver(settings)),
        );
        let session = Self {
            client,
            runtime,
            engine,
            _firefox: firefox,
            _permit: permit,
        };
        if engine == Engine::Chromium {
            session.add_init_script(final_check::POLICY_REPORTER);
        }
        session
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
            self.client.set_window_size(width, height),
        );
    }

    /// Runs a script at the start of every new document, before its own ones.
    pub fn add_init_script(&self, script: &str) {
        let _ = self.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": script }),
        );
    }

    fn wait<T, E: Display>(&self, what: &str, answer: impl Future<Output = Result<T, E>>) -> T {
        block_on(&self.runtime, what, answer)
    }

    /// Goes to an address and waits until it has loaded.
    pub fn go_to(&self, address: &str) {
        self.wait(address, self.client.goto(address));
    }

    /// Reloads the page, and waits until it has loaded.
    pub fn reload(&self) {
        self.wait("reloading", self.client.refresh());
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
        let answer = self.wait(body, self.client.execute(&script, arguments.to_vec()));
        let text = answer.as_str().expect("the script's result is text");
        serde_json::from_str(text).unwrap_or_else(|error| panic!("{body}\ngave {text}: {error}"))
    }

    /// Runs the body of a JavaScript function that passes its result to its one argument, a
    /// callback.
    ///
    /// # Panics
    /// When it does not call back, or its result has another type.
    pub fn async_script<T: DeserializeOwned>(&self, body: &str) -> T {
        let answer = self.wait(body, self.client.execute_async(body, Vec::new()));
        let text = answer.to_string();
        serde_json::from_value(answer)
            .unwrap_or_else(|error| panic!("{body}\ngave {text}: {error}"))
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
        let answer = self.wait("a promise", self.client.execute_async(&script, Vec::new()));
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
        self.wait("two frames", self.client.execute_async(script, Vec::new()));
    }

    /// Sends a command of the Chrome `DevTools` protocol; only for Chromium.
    #[must_use]
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let issued = Command::devtools(command, parameters);
        self.wait(command, self.client.issue_cmd(issued))
    }

    /// The new entries of the log `browser` or `performance` since the last call.
    ///
    /// # Panics
    /// When the driver's response is not a log.
    #[must_use]
    pub fn log(&self, kind: &str) -> Vec<LogEntry> {
        let entries = self.wait(kind, self.client.issue_cmd(Command::log(kind)));
        serde_json::from_value(entries).expect("a log is a list of entries")
    }

    /// Performs mouse, touch and key events. A pressed button or key stays pressed.
    pub fn perform(&self, actions: impl Into<Actions>) {
        self.wait("input events", self.client.perform_actions(actions));
    }

    /// A screenshot of the viewport, as PNG.
    #[must_use]
    pub fn screenshot(&self) -> Vec<u8> {
        self.wait("a screenshot", self.client.screenshot())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let closed = self
            .runtime
            .block_on(async { timeout(COMMAND_TIMEOUT, self.client.clone().close()).await });
        // The test has its result already, so a browser that stays open is only reported.
        if !matches!(closed, Ok(Ok(()))) {
            eprintln!("the browser did not close: {closed:?}");
        }
    }
}

fn block_on<T, E: Display>(
    runtime: &Runtime,
    what: &str,
    answer: impl Future<Output = Result<T, E>>,
) -> T {
    match runtime.block_on(async { timeout(COMMAND_TIMEOUT, answer).await }) {
        Ok(Ok(value)) => value,
        Ok(Err(error)) => panic!("{what}: {error}"),
        Err(elapsed) => panic!(
            "{what}: {elapsed} after {} seconds",
            COMMAND_TIMEOUT.as_secs()
        ),
    }
}
