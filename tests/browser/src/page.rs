//! The lab in a browser: opening, waiting, looking.

use std::{
    cell::{Cell, RefCell},
    env, fs, panic,
    panic::AssertUnwindSafe,
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::{
    engine::Engine,
    gesture::Place,
    screen::{self, Screen},
    session::Session,
    settings::Settings,
    snapshot::{self, Snapshot},
    watch::Seen,
};

/// How long anything may take to show, on a machine that is busy compiling too.
const PATIENCE: Duration = Duration::from_secs(20);

/// The lab, open in a browser.
#[derive(Debug)]
pub struct Page {
    /// The browser.
    pub session: Session,
    lab: String,
    seen: RefCell<Seen>,
    /// Where the mouse is while its button is held.
    pub(crate) pressed: Cell<Option<Place>>,
}

impl Page {
    /// Runs one test on a fresh page on this screen, and then makes sure that
    /// the console stayed silent and nothing left this machine.
    ///
    /// # Panics
    /// When the test does, or one of the two is not so. What the page looked
    /// like at that moment is kept as a picture.
    pub fn test(screen: Screen, test: impl FnOnce(&Self)) {
        let page = Self::open(screen);
        let result = panic::catch_unwind(AssertUnwindSafe(|| {
            test(&page);
            page.assert_calm();
        }));
        if let Err(reason) = result {
            // A browser that died takes no picture; the reason counts.
            panic::catch_unwind(AssertUnwindSafe(|| page.keep_picture())).ok();
            drop(page);
            panic::resume_unwind(reason);
        }
    }

    /// Opens the lab and waits until everything in it is drawn.
    #[must_use]
    pub fn open(screen: Screen) -> Self {
        let page = Self::at(screen, &Settings::from_environment().lab);
        page.arrive();
        page.until_ready();
        page
    }

    /// Opens the lab anew, at what follows its address: a query, a fragment.
    pub fn visit(&self, rest: &str) {
        self.session.go_to("about:blank");
        self.session.go_to(&format!("{}{rest}", self.lab));
        self.until_ready();
    }

    /// What stands in the address behind the `#`.
    #[must_use]
    pub fn fragment(&self) -> String {
        self.session.script("return location.hash.slice(1);", &[])
    }

    /// Waits until this stands in the address behind the `#`.
    pub fn until_fragment(&self, fragment: &str) {
        let what = format!("#{fragment}");
        self.until(&what, || self.fragment() == fragment);
        self.session.settle();
    }

    /// A browser for the lab at this address, with nothing in it yet.
    #[must_use]
    pub fn at(screen: Screen, address: &str) -> Self {
        let session = Session::open(Engine::Chromium, &Settings::from_environment());
        screen.emulate(&session);
        screen::prefer_dark(&session, false);
        Self::of(session, address)
    }

    /// The same in Firefox, whose window is as large as a laptop's. The lab's
    /// host puts [`watch::TELLER`](crate::watch::TELLER) into the page, since this
    /// browser has no logs.
    #[must_use]
    pub fn in_firefox(address: &str) -> Self {
        let session = Session::open(Engine::Firefox, &Settings::from_environment());
        session.resize(1280, 900);
        Self::of(session, address)
    }

    fn of(session: Session, address: &str) -> Self {
        Self {
            session,
            lab: address.to_owned(),
            seen: RefCell::default(),
            pressed: Cell::new(None),
        }
    }

    /// Goes to the lab's address, and waits no longer than the browser does.
    pub fn arrive(&self) {
        self.session.go_to(&self.lab);
    }

    /// Waits until everything is drawn, by plotly.js too, which comes at the
    /// first sign of a person.
    pub fn until_ready(&self) {
        self.until("the lab is built", || self.has("main[aria-busy=false]"));
        let () = self
            .session
            .script("dispatchEvent(new Event('wheel'));", &[]);
        let ready = "const charts = ['chart-smaller', 'chart-larger', 'chart-scatter'];
             return document.querySelector('main[aria-busy=false]') !== null
                 && charts.every((id) => document.querySelector(`#${id} .gtitle`))
                 && document.querySelector('#matrix-after :is([data-cell], canvas)') !== null;";
        self.until("the page is drawn", || {
            self.session.script::<bool>(ready, &[])
        });
        self.session.settle();
    }

    /// Waits until a worker has kept the lab for the time without a network.
    pub fn until_kept(&self) {
        self.until("the lab is kept", || {
            self.session.promise(
                "navigator.serviceWorker.ready.then((kept) => kept.active.state === 'activated')",
            )
        });
    }

    /// Waits until something holds.
    ///
    /// # Panics
    /// When it does not for too long.
    pub fn until(&self, what: &str, holds: impl Fn() -> bool) {
        let start = Instant::now();
        while !holds() {
            assert!(start.elapsed() < PATIENCE, "waited in vain: {what}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// What the page shows once all that has happened is drawn.
    #[must_use]
    pub fn look(&self) -> Snapshot {
        self.rest();
        self.glance()
    }

    /// What the page shows at this moment, which what is off the screen may not
    /// have followed to yet.
    #[must_use]
    pub fn glance(&self) -> Snapshot {
        self.session.settle();
        self.session.script(snapshot::SCRIPT, &[])
    }

    /// Waits until all that has happened is drawn, off the screen too, which
    /// follows when the hand rests.
    pub fn rest(&self) {
        self.session.settle();
        self.until("everything shows what is so", || {
            !self.has(":is(.chart-place, .station)[aria-busy=true]")
        });
    }

    /// Runs the body of a JavaScript function whose `element` is the first that
    /// the selector finds.
    #[must_use]
    pub fn ask<T: serde::de::DeserializeOwned>(&self, selector: &str, body: &str) -> T {
        let script = format!(
            "const element = document.querySelector(arguments[0]);
             if (!element) throw new Error('nothing is ' + arguments[0]);
             {body}"
        );
        self.session.script(&script, &[json!(selector)])
    }

    /// The text of an element, as it is read on the screen.
    #[must_use]
    pub fn text(&self, selector: &str) -> String {
        self.ask(selector, "return element.innerText;")
    }

    /// Everything that a person can read on the page.
    #[must_use]
    pub fn readable(&self) -> String {
        self.rest();
        self.text("body")
    }

    /// Whether a CSS selector finds an element that can be seen.
    #[must_use]
    pub fn shows(&self, selector: &str) -> bool {
        self.session.script(
            "const element = document.querySelector(arguments[0]);
             return element !== null && element.checkVisibility({ visibilityProperty: true });",
            &[json!(selector)],
        )
    }

    /// Whether a CSS selector finds anything.
    #[must_use]
    pub fn has(&self, selector: &str) -> bool {
        let found: Value = self.session.script(
            "return document.querySelector(arguments[0]) !== null;",
            &[json!(selector)],
        );
        found == json!(true)
    }

    /// Loads the page anew and waits until everything is drawn.
    pub fn reload(&self) {
        self.session.reload();
        self.until_ready();
    }

    /// No console error so far, no breach of the policy, and no request to another machine.
    ///
    /// # Panics
    /// When there was one, or when the logs do not even hold the page itself.
    pub fn assert_calm(&self) {
        let seen = self.seen_so_far();
        assert!(seen.breaches.is_empty(), "policy: {:#?}", seen.breaches);
        assert!(seen.errors.is_empty(), "console: {:#?}", seen.errors);
        let strangers = seen.strangers();
        assert!(strangers.is_empty(), "requests elsewhere: {strangers:#?}");
        assert!(
            seen.requests.contains(&self.lab),
            "the log of requests lacks the page itself: {:#?}",
            seen.requests
        );
    }

    /// No console error so far; for a test that looks at it on its way.
    ///
    /// # Panics
    /// When there was one.
    pub fn assert_silent(&self) {
        let seen = self.seen_so_far();
        assert!(seen.errors.is_empty(), "console: {:#?}", seen.errors);
    }

    /// What the logs held since the page was opened: reading empties them.
    fn seen_so_far(&self) -> Seen {
        let mut seen = self.seen.borrow_mut();
        let more = Seen::since_last_time(&self.session);
        seen.errors.extend(more.errors);
        seen.breaches.extend(more.breaches);
        seen.requests.extend(more.requests);
        seen.clone()
    }

    fn keep_picture(&self) {
        let name = thread::current()
            .name()
            .unwrap_or("test")
            .replace("::", "-");
        let folder = env::temp_dir().join("layernorm-lab-failures");
        let file = folder.join(format!("{name}.png"));
        let picture = self.session.screenshot();
        if fs::create_dir_all(&folder).is_ok() && fs::write(&file, picture).is_ok() {
            eprintln!("the page at that moment: {}", file.display());
        }
    }
}
