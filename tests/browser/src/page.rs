//! The lab in a browser: opening, loading, the final check at the end.

use std::{
    cell::{Cell, RefCell},
    env, fs, panic,
    panic::AssertUnwindSafe,
    thread,
};

use crate::{
    engine::Engine,
    final_check::{Accepted, BrowserLogs},
    geometry::Point,
    session::Session,
    settings::Settings,
    viewport::{self, Viewport},
};

/// The lab in a browser.
///
/// A page that is dropped runs the [final check](crate::final_check), so no test can end
/// without it.
#[derive(Debug)]
pub struct Page {
    /// The browser.
    pub session: Session,
    pub(crate) lab: String,
    pub(crate) logs: RefCell<BrowserLogs>,
    pub(crate) accepted: RefCell<Accepted>,
    /// Whether the test has failed already, so that the final check adds nothing.
    has_failed: Cell<bool>,
    /// Where the mouse is while its button is pressed.
    pub(crate) mouse_down_at: Cell<Option<Point>>,
}

impl Page {
    /// Opens the lab in a new browser, runs a test on it, and then the final check.
    ///
    /// # Panics
    /// When the test panics or the final check fails; a screenshot of that moment is saved.
    pub fn test(viewport: Viewport, test: impl FnOnce(&Self)) {
        let page = Self::open(viewport);
        let result = panic::catch_unwind(AssertUnwindSafe(|| {
            test(&page);
            page.assert_clean_logs();
        }));
        if let Err(reason) = result {
            // A crashed browser takes no screenshot. The test's own panic is the result.
            panic::catch_unwind(AssertUnwindSafe(|| page.save_screenshot())).ok();
            page.has_failed.set(true);
            drop(page);
            panic::resume_unwind(reason);
        }
    }

    /// Opens the lab and waits until everything in it is drawn.
    #[must_use]
    pub fn open(viewport: Viewport) -> Self {
        let page = Self::at(viewport, &Settings::from_environment().lab);
        page.load();
        page.wait_until_ready();
        page
    }

    /// Starts Chromium for the lab at this address, without loading it.
    #[must_use]
    pub fn at(viewport: Viewport, address: &str) -> Self {
        let session = Session::open(Engine::Chromium, &Settings::from_environment());
        viewport.emulate(&session);
        viewport::emulate_dark_scheme(&session, false);
        Self::new(session, address)
    }

    /// Starts Firefox for the lab at this address, with a window of a laptop's size, without
    /// loading it.
    ///
    /// Firefox's driver returns no logs, so the server has to add
    /// [`REPORTER`](crate::final_check::REPORTER) to the page.
    #[must_use]
    pub fn in_firefox(address: &str) -> Self {
        let session = Session::open(Engine::Firefox, &Settings::from_environment());
        session.resize(1280, 900);
        Self::new(session, address)
    }

    fn new(session: Session, address: &str) -> Self {
        Self {
            session,
            lab: address.to_owned(),
            logs: RefCell::default(),
            accepted: RefCell::default(),
            has_failed: Cell::new(false),
            mouse_down_at: Cell::new(None),
        }
    }

    /// Goes to the lab's address, and waits only for the browser's `load` event.
    pub fn load(&self) {
        self.session.go_to(&self.lab);
    }

    /// Opens the lab in a new document, with this query or fragment, and waits until
    /// everything is drawn.
    pub fn visit(&self, suffix: &str) {
        self.session.go_to("about:blank");
        self.session.go_to(&format!("{}{suffix}", self.lab));
        self.wait_until_ready();
    }

    /// Reloads the page and waits until everything is drawn.
    pub fn reload(&self) {
        self.session.reload();
        self.wait_until_ready();
    }

    fn save_screenshot(&self) {
        let name = thread::current()
            .name()
            .unwrap_or("test")
            .replace("::", "-");
        let folder = env::temp_dir().join("layernorm-lab-failures");
        let file = folder.join(format!("{name}.png"));
        let png = self.session.screenshot();
        if fs::create_dir_all(&folder).is_ok() && fs::write(&file, png).is_ok() {
            eprintln!("screenshot of the failure: {}", file.display());
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // The first panic is the test's result: a second one would abort the whole run.
        if !thread::panicking() && !self.has_failed.get() {
            self.assert_clean_logs();
        }
    }
}
