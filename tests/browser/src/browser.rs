//! A running browser, controlled through its driver.

use std::{fmt::Display, future::Future, time::Duration};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use tokio::{
    runtime::{Builder, Runtime},
    time::timeout,
};

use crate::{engine::Engine, extensions::Command, settings::Settings};

/// A command that takes longer hangs.
const COMMAND_TIMEOUT: Duration = Duration::from_secs(90);

/// The value, or a sentence that says which command failed, and why.
pub(crate) type Result<T> = std::result::Result<T, String>;

/// A running browser, and the connection to its driver.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) client: Client,
    runtime: Runtime,
}

impl Browser {
    /// Starts a browser with a new profile.
    ///
    /// # Panics
    /// When the driver does not run, or cannot start the browser.
    pub(crate) fn start(engine: Engine, settings: &Settings) -> Self {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("the runtime starts");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(engine.capabilities(settings));
        let started = builder.connect(engine.driver(settings));
        let client = response_of(&runtime, "starting the browser", started)
            .unwrap_or_else(|reason| panic!("{reason}"));
        Self { client, runtime }
    }

    /// Waits for the response to a command.
    pub(crate) fn wait<T, E: Display>(
        &self,
        what: &str,
        response: impl Future<Output = std::result::Result<T, E>>,
    ) -> Result<T> {
        response_of(&self.runtime, what, response)
    }

    /// Sends a command of the Chrome `DevTools` protocol to the current tab.
    pub(crate) fn devtools(&self, command: &str, parameters: &Value) -> Result<Value> {
        let issued = Command::devtools(command, parameters);
        self.wait(command, self.client.issue_cmd(issued))
    }

    /// The new entries of the log `browser` or `performance` since the last call.
    pub(crate) fn log(&self, kind: &str) -> Result<Value> {
        self.wait(kind, self.client.issue_cmd(Command::log(kind)))
    }

    /// Closes the browser.
    pub(crate) fn close(self) {
        let closed = self
            .runtime
            .block_on(async { timeout(COMMAND_TIMEOUT, self.client.close()).await });
        // The test has its result already, so a browser that stays open is only reported.
        if !matches!(closed, Ok(Ok(()))) {
            eprintln!("the browser did not close: {closed:?}");
        }
    }
}

fn response_of<T, E: Display>(
    runtime: &Runtime,
    what: &str,
    response: impl Future<Output = std::result::Result<T, E>>,
) -> Result<T> {
    match runtime.block_on(async { timeout(COMMAND_TIMEOUT, response).await }) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(format!("{what}: {error}")),
        Err(elapsed) => Err(format!(
            "{what}: {elapsed} after {} seconds",
            COMMAND_TIMEOUT.as_secs()
        )),
    }
}
