//! The browser of one session, until the session ends.

use std::{
    cell::Cell,
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
};

use crate::{browser::Browser, engine::Engine, settings::Settings, shared_browser::SharedBrowser};

/// Where the data of a session comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// A new browser, which closes at the end of the session.
    New,
    /// A new tab of a Chromium that earlier tests have used, without the data that they have
    /// left. It opens sooner. For other browsers the same as `New`.
    Cleared,
}

/// geckodriver controls one browser at a time.
static FIREFOX: Mutex<()> = Mutex::new(());

/// The browser of one session.
///
/// When dropped, it closes, or becomes available to a later session: but not after a failed
/// test, which may have left anything.
#[derive(Debug)]
pub(crate) struct Lease {
    /// `None` only while this value is dropped.
    leased: Option<Leased>,
    is_reusable: Cell<bool>,
    /// Released after the browser is closed, since the fields are dropped later.
    _firefox: Option<MutexGuard<'static, ()>>,
}

#[derive(Debug)]
enum Leased {
    Own(Browser),
    Shared(SharedBrowser),
}

impl Lease {
    /// Opens a browser, or takes an idle one. Waits until no other session uses Firefox to open it.
    ///
    /// # Panics
    /// When no browser starts.
    pub(crate) fn new(engine: Engine, profile: Profile, settings: &Settings) -> Self {
        let firefox = (engine == Engine::Firefox)
            .then(|| FIREFOX.lock().unwrap_or_else(PoisonError::into_inner));
        let leased = match (engine, profile) {
            (Engine::Chromium, Profile::Cleared) => {
                Leased::Shared(SharedBrowser::acquire(settings))
            }
            _ => Leased::Own(Browser::start(engine, settings)),
        };
        Self {
            leased: Some(leased),
            is_reusable: Cell::new(true),
            _firefox: firefox,
        }
    }

    /// Makes the browser close at the end, whoever has started it.
    pub(crate) fn forbid_reuse(&self) {
        self.is_reusable.set(false);
    }

    /// The browser.
    ///
    /// # Panics
    /// Never: the browser is there until this value is dropped.
    pub(crate) fn browser(&self) -> &Browser {
        match self.leased.as_ref().expect("the browser is there") {
            Leased::Own(browser) | Leased::Shared(SharedBrowser { browser, .. }) => browser,
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let is_reusable = self.is_reusable.get() && !thread::panicking();
        match self.leased.take() {
            Some(Leased::Shared(shared)) if is_reusable => shared.release(),
            Some(Leased::Own(browser) | Leased::Shared(SharedBrowser { browser, .. })) => {
                browser.close();
            }
            None => {}
        }
    }
}
