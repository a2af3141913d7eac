//! Reading the page: elements by CSS selector, the address, everything at once.

use serde::de::DeserializeOwned;
use serde_json::json;

use crate::{
    page::Page,
    snapshot::{self, Snapshot},
};

impl Page {
    /// Everything that the page shows once all of it is up to date.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        self.wait_until_updated();
        self.snapshot_now()
    }

    /// Everything that the page shows now; off-screen parts may show an earlier state.
    #[must_use]
    pub fn snapshot_now(&self) -> Snapshot {
        self.session.wait_for_frames();
        self.session.script(snapshot::SCRIPT, &[])
    }

    /// Runs the body of a JavaScript function whose `element` is the first match of a
    /// selector, and returns its result.
    #[must_use]
    pub fn eval_on<T: DeserializeOwned>(&self, selector: &str, body: &str) -> T {
        let script = format!(
            "const element = document.querySelector(arguments[0]);
             if (!element) throw new Error('no element matches ' + arguments[0]);
             {body}"
        );
        self.session.script(&script, &[json!(selector)])
    }

    /// The rendered text of an element, without what screen readers alone read.
    #[must_use]
    pub fn text(&self, selector: &str) -> String {
        self.eval_on(
            selector,
            "const spoken = [...element.querySelectorAll('.spoken')];
             for (const text of spoken) text.hidden = true;
             const text = element.innerText;
             for (const text of spoken) text.hidden = false;
             return text;",
        )
    }

    /// The text of an element as a screen reader reads it.
    #[must_use]
    pub fn spoken_text(&self, selector: &str) -> String {
        self.eval_on(
            selector,
            "const copy = element.cloneNode(true);
             for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
             return copy.textContent;",
        )
    }

    /// Whether a selector matches anything.
    #[must_use]
    pub fn has(&self, selector: &str) -> bool {
        self.session.script(
            "return document.querySelector(arguments[0]) !== null;",
            &[json!(selector)],
        )
    }

    /// Whether the first match of a selector is visible.
    #[must_use]
    pub fn is_visible(&self, selector: &str) -> bool {
        self.session.script(
            "const element = document.querySelector(arguments[0]);
             return element !== null && element.checkVisibility({ visibilityProperty: true });",
            &[json!(selector)],
        )
    }

    /// Whether the first match of a selector cannot be used.
    #[must_use]
    pub fn is_disabled(&self, selector: &str) -> bool {
        self.eval_on(selector, "return element.matches(':disabled');")
    }

    /// The address's fragment, without its `#`.
    #[must_use]
    pub fn fragment(&self) -> String {
        self.session.script("return location.hash.slice(1);", &[])
    }
}
