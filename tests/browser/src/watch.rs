//! What must never happen, whatever a test does: an error in the console, a
//! breach of the page's policy, or a request that leaves this machine.

use serde_json::Value;
use url::Url;

use crate::{engine::Engine, extensions::LogEntry, session::Session};

/// Tells every breach of the policy in the console, which unlike the page
/// outlives a reload.
pub(crate) const REPORTER: &str = "document.addEventListener('securitypolicyviolation', (event) =>
    console.error(`breach of ${event.effectiveDirective}: ${event.blockedURI} ${event.sample} at ${event.sourceFile}:${event.lineNumber}`));";

/// Does the same, and tells all else that a log would hold, in a place that
/// outlives a reload: for a browser without logs.
pub const TELLER: &str = include_str!("teller.js");

/// What the browser's logs held.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Console errors, uncaught exceptions, what could not be loaded.
    pub errors: Vec<String>,
    /// What the page's policy had to forbid.
    pub breaches: Vec<String>,
    /// Every address that was asked for.
    pub requests: Vec<String>,
}

impl Seen {
    /// Reads the logs, which empties them.
    #[must_use]
    pub fn since_last_time(session: &Session) -> Self {
        let (errors, requests) = match session.engine() {
            Engine::Chromium => logged(session),
            Engine::Firefox => session.script(
                "const told = JSON.parse(sessionStorage.getItem('told') ?? '[]');
                 sessionStorage.removeItem('told');
                 const before = JSON.parse(sessionStorage.getItem('fetched') ?? '[]');
                 const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
                 return [told, [location.href.split('#')[0], ...before, ...fetched]];",
                &[],
            ),
        };
        let breaches = errors.iter().filter(|error| error.contains("\"breach of "));
        let breaches = breaches.cloned().collect();
        Self {
            errors,
            breaches,
            requests,
        }
    }

    /// The requests that went, or would have gone, to another machine.
    #[must_use]
    pub fn strangers(&self) -> Vec<&str> {
        self.requests
            .iter()
            .map(String::as_str)
            .filter(|address| !stays_here(address))
            .collect()
    }
}

/// Errors and requests, by Chromium's logs.
fn logged(session: &Session) -> (Vec<String>, Vec<String>) {
    let errors = session.log("browser").into_iter();
    let errors = errors.filter(|entry| entry.level == "SEVERE");
    let requests = session.log("performance");
    (
        errors.map(|entry| entry.message).collect(),
        requests.iter().filter_map(requested).collect(),
    )
}

/// The address of a request, if the entry tells of one.
fn requested(entry: &LogEntry) -> Option<String> {
    let event: Value = serde_json::from_str(&entry.message).ok()?;
    let event = event.get("message")?;
    let parameters = event.get("params")?;
    let address = match event.get("method")?.as_str()? {
        "Network.requestWillBeSent" => &parameters["request"]["url"],
        "Network.webSocketCreated" | "Network.webTransportCreated" => &parameters["url"],
        _ => return None,
    };
    Some(address.as_str()?.to_owned())
}

fn stays_here(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| {
        matches!(url.scheme(), "data" | "blob" | "about") || url.host_str() == Some("127.0.0.1")
    })
}
