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
    engine::Engine,
    extensions::{Command, LogEntry},
    settings::Settings,
    slots::{self, FirefoxSlot, Slot},
    watch,
};

/// No single command takes so long unless something hangs.
const LIMIT: Duration = Duration::from_secs(90);

/// A browser of its own, with nothing in its profile; ends when dropped.
#[derive(Debug)]
pub struct Session {
    // Fields are dropped in this order: the slot is free once the browser is gone.
    client: Client,
    runtime: Runtime,
    engine: Engine,
    _firefox: Option<FirefoxSlot>,
    _slot: Slot,
}

impl Session {
    /// Starts a browser.
    ///
    /// # Panics
    /// When the driver is not there, or cannot start one.
    #[must_use]
    pub fn open(engine: Engine, settings: &Settings) -> Self {
        // The scarcer one first: whoever waits for it must not hold the other.
        let firefox = (engine == Engine::Firefox).then(slots::take_firefox);
        let slot = Slot::take();
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a thread can wait");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(engine.capabilities(settings));
        let client = waited(
            &runtime,
            "starting the browser",
            builder.connect(engine.driver(settings)),
        );
        let session = Self {
            client,
            runtime,
            engine,
            _firefox: firefox,
            _slot: slot,
        };
        if engine == Engine::Chromium {
            session.before_each_page(watch::REPORTER);
        }
        session
    }

    /// The browser's engine.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Makes the window so large, frame and all.
    pub fn resize(&self, width: u32, height: u32) {
        self.wait("resizing", self.client.set_window_size(width, height));
    }

    /// Runs a script at the start of every page from now on, before its own.
    pub fn before_each_page(&self, script: &str) {
        let _ = self.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": script }),
        );
    }

    fn wait<T, E: Display>(&self, what: &str, answer: impl Future<Output = Result<T, E>>) -> T {
        waited(&self.runtime, what, answer)
    }

    /// Goes to an address and waits until it has loaded.
    pub fn go_to(&self, address: &str) {
        self.wait(address, self.client.goto(address));
    }

    /// Loads the page anew.
    pub fn reload(&self) {
        self.wait("reloading", self.client.refresh());
    }

    /// Runs the body of a JavaScript function on the page and gives back what
    /// it returns.
    ///
    /// # Panics
    /// When the script throws, or returns something else than expected.
    pub fn script<T: DeserializeOwned>(&self, body: &str, arguments: &[Value]) -> T {
        // As text, every number keeps every digit on its way.
        let script = format!(
            "const value = (function () {{ {body} }}).apply(null, arguments);
             return JSON.stringify(value === undefined ? null : value);"
        );
        let answer = self.wait(body, self.client.execute(&script, arguments.to_vec()));
        let text = answer.as_str().expect("the script's result is text");
        serde_json::from_str(text).unwrap_or_else(|error| panic!("{body}\ngave {text}: {error}"))
    }

    /// Runs the body of a JavaScript function that calls its one argument with
    /// what it gives back, whenever it is done.
    ///
    /// # Panics
    /// When it never does, or gives something else than expected.
    pub fn script_later<T: DeserializeOwned>(&self, body: &str) -> T {
        let answer = self.wait(body, self.client.execute_async(body, Vec::new()));
        let text = answer.to_string();
        serde_json::from_value(answer)
            .unwrap_or_else(|error| panic!("{body}\ngave {text}: {error}"))
    }

    /// Waits for what a JavaScript promise gives.
    ///
    /// # Panics
    /// When it is broken, or gives something else than expected.
    pub fn promise<T: DeserializeOwned>(&self, expression: &str) -> T {
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
        assert!(error.is_none(), "{expression}\nwas broken: {error:?}");
        serde_json::from_value(value).unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    /// Waits until everything that has happened so far is on the screen.
    pub fn settle(&self) {
        // Charts are drawn in a frame of their own; the second one begins after that.
        let script = "const done = arguments[0];
             requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));";
        self.wait("two frames", self.client.execute_async(script, Vec::new()));
    }

    /// Sends a command of the Chrome `DevTools` protocol, which Firefox has not.
    #[must_use]
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let issued = Command::devtools(command, parameters);
        self.wait(command, self.client.issue_cmd(issued))
    }

    /// What was added to a log since the last call: `browser` or `performance`.
    ///
    /// # Panics
    /// When the driver's answer is no log.
    #[must_use]
    pub fn log(&self, kind: &str) -> Vec<LogEntry> {
        let entries = self.wait(kind, self.client.issue_cmd(Command::log(kind)));
        serde_json::from_value(entries).expect("a log is a list of entries")
    }

    /// Performs mouse, touch and key events. What is held down stays down.
    pub fn perform(&self, actions: impl Into<Actions>) {
        self.wait("input events", self.client.perform_actions(actions));
    }

    /// The visible part of the page as PNG.
    #[must_use]
    pub fn screenshot(&self) -> Vec<u8> {
        self.wait("a screenshot", self.client.screenshot())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let closed = self
            .runtime
            .block_on(async { timeout(LIMIT, self.client.clone().close()).await });
        // The test has its result already; a browser left over is worth a line.
        if !matches!(closed, Ok(Ok(()))) {
            eprintln!("the browser did not close: {closed:?}");
        }
    }
}

fn waited<T, E: Display>(
    runtime: &Runtime,
    what: &str,
    answer: impl Future<Output = Result<T, E>>,
) -> T {
    match runtime.block_on(async { timeout(LIMIT, answer).await }) {
        Ok(Ok(value)) => value,
        Ok(Err(error)) => panic!("{what}: {error}"),
        Err(elapsed) => panic!("{what}: {elapsed} after {} seconds", LIMIT.as_secs()),
    }
}
