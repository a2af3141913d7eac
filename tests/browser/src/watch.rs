//! What must never happen, whatever a test does: an error in the console, a
//! breach of the page's policy, or a request that leaves this machine.

use serde_json::Value;
use url::Url;

use crate::{extensions::LogEntry, session::Session};

/// Tells every breach of the policy in the console, which unlike the page
/// outlives a reload.
pub(crate) const REPORTER: &str = "document.addEventListener('securitypolicyviolation', (event) =>
    console.error(`breach of ${event.effectiveDirective}: ${event.blockedURI} ${event.sample} at ${event.sourceFile}:${event.lineNumber}`));";

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
        let errors: Vec<String> = session
            .log("browser")
            .into_iter()
            .filter(|entry| entry.level == "SEVERE")
            .map(|entry| entry.message)
            .collect();
        let breaches = errors.iter().filter(|error| error.contains("\"breach of "));
        let breaches = breaches.cloned().collect();
        let requests = session
            .log("performance")
            .iter()
            .filter_map(requested)
            .collect();
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
