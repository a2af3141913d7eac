//! Waiting for the page.

use std::{
    thread,
    time::{Duration, Instant},
};

use crate::page::Page;

/// The longest wait, on a slow machine that compiles at the same time.
const TIMEOUT: Duration = Duration::from_mins(1);

impl Page {
    /// Waits until a condition holds.
    ///
    /// # Panics
    /// After a timeout, with this description of the condition, the console's errors and the
    /// state of the page.
    pub fn wait_until(&self, what: &str, holds: impl Fn() -> bool) {
        let start = Instant::now();
        while !holds() {
            assert!(
                start.elapsed() < TIMEOUT,
                "timed out: {what}; console errors: {:?}; the page: {}",
                self.logs().errors,
                self.state_for_a_failure()
            );
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// What a failure in another place needs to be understood: the address, the view, the focus,
    /// the status message, undo, and what still waits for idle input.
    fn state_for_a_failure(&self) -> serde_json::Value {
        self.session.script(
            "const text = (id) => document.getElementById(id)?.textContent ?? null;
             const name = (element) => element && (element.id || element.tagName);
             return {
                 address: location.hash.slice(0, 200),
                 scrollY,
                 focus: name(document.activeElement),
                 isFocused: document.hasFocus(),
                 visibility: document.visibilityState,
                 status: text('session-status'),
                 undo: document.getElementById('undo')?.getAttribute('aria-disabled') ?? null,
                 stale: [...document.querySelectorAll('[aria-busy=true]')].map(name),
                 inView: [...document.querySelectorAll('.station')]
                     .filter((station) => {
                         const { top, bottom } = station.getBoundingClientRect();
                         return bottom > 0 && top < innerHeight;
                     })
                     .map(name),
             };",
            &[],
        )
    }

    /// Waits until everything is drawn, charts included: the page loads plotly.js at the
    /// first input event, so this sends one.
    pub fn wait_until_ready(&self) {
        let mounted = "document.querySelector('main[aria-busy=false]')";
        self.wait_until("the lab is mounted", || self.session.becomes_true(mounted));
        let () = self
            .session
            .script("dispatchEvent(new Event('wheel'));", &[]);
        let drawn = "document.querySelector('main[aria-busy=false]')
             && document.querySelector('#chart-scatter')
             && [...document.querySelectorAll('.chart-plot')].every((chart) =>
                 chart.closest('.pair[hidden], .both-chains[hidden]') || chart.querySelector('.gtitle'))
             && document.querySelector('#matrix-after :is([data-cell], canvas)')";
        self.wait_until("the page is drawn", || self.session.becomes_true(drawn));
        self.session.wait_for_frames();
    }

    /// Waits until everything shows the current state: off-screen charts and stations
    /// update only once input is idle.
    pub fn wait_until_updated(&self) {
        self.session.wait_for_frames();
        // The charts of the other axis are hidden, and stay as they are.
        let is_updated = "(() => {
             const isShown = (element) => !element.closest('.pair[hidden], .both-chains[hidden]');
             const shown = (selector) => [...document.querySelectorAll(selector)].filter(isShown);
             const isDrawn = (chart) => chart.querySelector('.main-svg')
                 || !chart.closest('figure').querySelector('.chart-failed').hidden;
             return shown(':is(.chart-plot, .station, .paged, .scatter)[aria-busy=true]').length === 0
                 && (!('Plotly' in window) || shown('.chart-plot').every(isDrawn));
         })()";
        self.wait_until("everything shows the current state", || {
            self.session.becomes_true(is_updated)
        });
    }

    /// Waits until the service worker has cached the lab.
    pub fn wait_until_cached(&self) {
        self.wait_until("the service worker is active", || {
            self.session.await_promise(
                "navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated')",
            )
        });
    }

    /// Waits until the address has this fragment, without its `#`.
    pub fn wait_for_fragment(&self, fragment: &str) {
        let what = format!("#{fragment}");
        self.wait_until(&what, || self.fragment() == fragment);
        self.session.wait_for_frames();
    }
}
