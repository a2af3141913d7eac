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
    lease::Profile,
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
    /// Which press of the mouse in quick succession the next one is: 2 in a double click.
    pub(crate) click_count: Cell<u8>,
}

impl Page {
    /// Opens the lab without earlier data, runs a test on it, and then the final check.
    ///
    /// # Panics
    /// When the test panics or the final check fails; a screenshot of that moment is saved.
    pub fn test(viewport: Viewport, test: impl FnOnce(&Self)) {
        Self::open(viewport).check(test);
    }

    /// As [`test`](Self::test), in a new browser: for a test of something that is not cleared
    /// between the tests, such as the clipboard.
    ///
    /// # Panics
    /// When the test panics or the final check fails; a screenshot of that moment is saved.
    pub fn test_in_new_browser(viewport: Viewport, test: impl FnOnce(&Self)) {
        let lab = Settings::from_environment().lab;
        Self::in_chromium(Profile::New, viewport, &lab)
            .opened()
            .check(test);
    }

    fn check(self, test: impl FnOnce(&Self)) {
        let page = self;
        let result = panic::catch_unwind(AssertUnwindSafe(|| {
            test(&page);
            page.assert_clean_logs();
        }));
        if let Err(reason) = result {
            // A crashed browser takes no screenshot. The test's own panic is the result.
            panic::catch_unwind(AssertUnwindSafe(|| page.save_screenshot())).ok();
            page.has_failed.set(true);
            page.session.forbid_reuse();
            drop(page);
            panic::resume_unwind(reason);
        }
    }

    /// Opens the lab and waits until everything in it is drawn.
    #[must_use]
    pub fn open(viewport: Viewport) -> Self {
        Self::at(viewport, &Settings::from_environment().lab).opened()
    }

    /// Opens Chromium for the lab at this address, without loading it.
    #[must_use]
    pub fn at(viewport: Viewport, address: &str) -> Self {
        // Only the data of the lab's own origin are cleared between the tests.
        let profile = if address.starts_with(&Settings::from_environment().lab) {
            Profile::Cleared
        } else {
            Profile::New
        };
        Self::in_chromium(profile, viewport, address)
    }

    fn in_chromium(profile: Profile, viewport: Viewport, address: &str) -> Self {
        let settings = Settings::from_environment();
        let session = Session::open(Engine::Chromium, profile, &settings);
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
        let session = Session::open(Engine::Firefox, Profile::New, &Settings::from_environment());
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
            click_count: Cell::new(1),
        }
    }

    fn opened(self) -> Self {
        self.load();
        self.wait_until_ready();
        self
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
