//! The final check of every test: the console holds no error, the content security
//! policy blocked nothing, and no request left this machine.

use serde_json::Value;
use url::Url;

use crate::{engine::Engine, extensions::LogEntry, page::Page, session::Session};

/// Logs every policy violation as a console error: the browser's log survives a reload.
pub(crate) const POLICY_REPORTER: &str = "document.addEventListener('securitypolicyviolation', (event) =>
    console.error(`violation of ${event.effectiveDirective}: ${event.blockedURI} ${event.sample} at ${event.sourceFile}:${event.lineNumber}`));";

/// Records errors and policy violations in `sessionStorage`, which survives a reload: for
/// a browser whose driver returns no logs.
pub const REPORTER: &str = include_str!("reporter.js");

/// The entries of the browser's logs.
#[derive(Clone, Debug, Default)]
pub struct BrowserLogs {
    /// Console errors: uncaught exceptions, failed loads and policy violations among them.
    pub errors: Vec<String>,
    /// The address of every request.
    pub requests: Vec<String>,
}

/// What a test provokes on purpose, so that the final check ignores it.
#[derive(Clone, Debug, Default)]
pub struct Accepted {
    /// Parts of error messages.
    pub errors: Vec<String>,
    /// Starts of addresses.
    pub requests: Vec<String>,
}

impl BrowserLogs {
    /// Reads the entries since the last call, and empties the logs.
    #[must_use]
    pub fn read(session: &Session) -> Self {
        let (errors, requests) = match session.engine() {
            Engine::Chromium => chromium_logs(session),
            Engine::Firefox => session.script(
                "const reported = JSON.parse(sessionStorage.getItem('reported') ?? '[]');
                 sessionStorage.removeItem('reported');
                 const before = JSON.parse(sessionStorage.getItem('fetched') ?? '[]');
                 const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
                 return [reported, [location.href.split('#')[0], ...before, ...fetched]];",
                &[],
            ),
        };
        Self { errors, requests }
    }

    /// Appends later entries.
    pub fn extend(&mut self, later: Self) {
        self.errors.extend(later.errors);
        self.requests.extend(later.requests);
    }

    /// The requests to other machines, whether or not they were answered.
    #[must_use]
    pub fn external_requests(&self) -> Vec<&str> {
        let requests = self.requests.iter().map(String::as_str);
        requests.filter(|address| !is_local(address)).collect()
    }

    /// Everything that the final check rejects, one sentence each.
    ///
    /// The log of requests must contain the lab's address: without it, an empty log would
    /// only show that logging does not work.
    #[must_use]
    pub fn problems(&self, lab: &str, accepted: &Accepted) -> Vec<String> {
        // A request has no fragment.
        let lab = lab.split_once('#').map_or(lab, |(address, _)| address);
        let is_accepted = |error: &&String| accepted.errors.iter().any(|text| error.contains(text));
        let errors = self.errors.iter().filter(|error| !is_accepted(error));
        let requests = self.external_requests().into_iter().filter(|address| {
            let mut starts = accepted.requests.iter();
            *address != lab && !starts.any(|start| address.starts_with(start))
        });
        let unlogged = !self.requests.iter().any(|address| address == lab);
        errors
            .map(|error| format!("console error: {error}"))
            .chain(requests.map(|address| format!("request to another machine: {address}")))
            .chain(unlogged.then(|| {
                let requests = &self.requests;
                format!("the log of requests lacks the page itself, {lab}: {requests:?}")
            }))
            .collect()
    }
}

impl Page {
    /// Asserts that the final check would pass now.
    ///
    /// Every page runs this check when it is dropped, so a test calls it only in between.
    ///
    /// # Panics
    /// With everything that the check rejects.
    pub fn assert_clean_logs(&self) {
        self.read_logs();
        let problems = self
            .logs
            .borrow()
            .problems(&self.lab, &self.accepted.borrow());
        assert!(problems.is_empty(), "final check: {problems:#?}");
    }

    /// Makes the final check ignore every console error that contains one of these texts.
    pub fn accept_errors(&self, texts: &[&str]) {
        let texts = texts.iter().map(|text| (*text).to_owned());
        self.accepted.borrow_mut().errors.extend(texts);
    }

    /// Makes the final check ignore every request whose address starts like this.
    pub fn accept_requests(&self, start: &str) {
        self.accepted.borrow_mut().requests.push(start.to_owned());
    }

    /// Removes the console errors so far from the final check, and returns them.
    #[must_use]
    pub fn take_errors(&self) -> Vec<String> {
        self.read_logs();
        std::mem::take(&mut self.logs.borrow_mut().errors)
    }

    /// The logs since the page was opened, without the errors that a test has taken.
    #[must_use]
    pub fn logs(&self) -> BrowserLogs {
        self.read_logs();
        self.logs.borrow().clone()
    }

    fn read_logs(&self) {
        let later = BrowserLogs::read(&self.session);
        self.logs.borrow_mut().extend(later);
    }
}

/// Errors and requests from Chromium's logs.
fn chromium_logs(session: &Session) -> (Vec<String>, Vec<String>) {
    let errors = session.log("browser").into_iter();
    let errors = errors.filter(|entry| entry.level == "SEVERE");
    let requests = session.log("performance");
    (
        errors.map(|entry| entry.message).collect(),
        requests.iter().filter_map(requested_address).collect(),
    )
}

/// The address of a request, if the entry is about one.
fn requested_address(entry: &LogEntry) -> Option<String> {
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

fn is_local(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| {
        matches!(url.scheme(), "data" | "blob" | "about") || url.host_str() == Some("127.0.0.1")
    })
}
