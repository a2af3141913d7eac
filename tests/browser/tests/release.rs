//! The optimised site as hosts get it: other features, other flags, a split module,
//! minified scripts. `cargo xtask test release` builds it and runs these tests: all of
//! them on the split site, and all but those of the module `split` on the site whose
//! module is in one piece.

use browser_tests::{
    faulty_server::FaultyServer, final_check, gesture::Pointer, page::Page, settings,
    viewport::DESKTOP,
};

use crate::{
    golden::{Growth, Layer},
    growth_reference::assert_growth,
    layer_reference::assert_layer,
};

fn server() -> FaultyServer {
    FaultyServer::start(&settings::dist())
}

/// The lecture's numbers, a drag, and the way back.
fn works(page: &Page) {
    page.load();
    page.wait_until_ready();
    let start = page.snapshot();
    assert_growth(&start, Growth::default_with_seed(0));
    assert_layer(&start, Layer::of(0, 1.0, 0.0));
    page.click("#lecture-parameters");
    assert_layer(&page.snapshot(), Layer::of(0, 3.0, 5.0));
    page.click("#undo");
    page.grab(Pointer::Mouse, "growth-scale");
    page.drag_to(Pointer::Mouse, "growth-scale", 0.8);
    let held = page.snapshot();
    assert_ne!(held.larger, start.larger, "the chart waits for release");
    page.release(Pointer::Mouse);
    page.click("#undo");
    assert_eq!(page.snapshot(), start);
    page.assert_clean_logs();
}

#[test]
#[ignore = "of the optimised site: cargo xtask test release"]
fn the_lecture_runs_in_chromium() {
    let server = server();
    works(&Page::at(DESKTOP, &server.url()));
}

#[test]
#[ignore = "of the optimised site: cargo xtask test release"]
fn the_lecture_runs_in_firefox() {
    let server = server();
    server.add_init_script(final_check::REPORTER);
    works(&Page::in_firefox(&server.url()));
}

#[test]
#[ignore = "of the optimised site: cargo xtask test release"]
fn it_opens_again_without_a_network() {
    let mut server = server();
    let page = Page::at(DESKTOP, &server.url());
    page.load();
    page.wait_until_ready();
    page.wait_until_cached();
    server.stop();
    page.accept_errors(&["ERR_CONNECTION_REFUSED", "fetching the script"]);
    page.visit("");
    assert_growth(&page.snapshot(), Growth::default_with_seed(0));
}

/// What only the split site has: a deferred chunk.
mod split {
    use browser_tests::{faulty_server::FaultyServer, page::Page, viewport::DESKTOP};

    use super::server;
    use crate::deferred_chunk::{COUNT_SYNC_LOADS, HOLD_BACK, sync_loads};

    /// The page without its deferred chunk, once the first station is complete.
    fn page_without_chunk(server: &FaultyServer) -> Page {
        let page = Page::at(DESKTOP, &server.url());
        page.session
            .add_init_script(&format!("{COUNT_SYNC_LOADS}{HOLD_BACK}"));
        page.load();
        page.wait_until("the first station", || page.is_visible("#deferred-status"));
        assert!(!page.has("#what"), "the other stations come later");
        page
    }

    /// Compilers name functions differently. With another compiler than the profile's, the
    /// primary module may lack a function, and its stub loads the chunk, once.
    #[test]
    #[ignore = "of the optimised site: cargo xtask test release"]
    fn the_first_station_works_before_the_deferred_chunk_arrives() {
        let server = server();
        let page = page_without_chunk(&server);
        assert!(sync_loads(&page) <= 1, "{} loads", sync_loads(&page));
        let sentence = page.text("#why-sentence");
        page.set("growth-scale", "2");
        page.wait_until("the sentence follows", || {
            page.text("#why-sentence") != sentence
        });
        page.assert_clean_logs();
    }

    /// What holds only if this compiler has made the start-up profile: otherwise
    /// `cargo xtask test release` skips these tests, and says so. A failure means that the
    /// profile is outdated: run `cargo xtask update first`.
    mod current_profile {
        use std::{collections::BTreeMap, thread, time::Duration};

        use browser_tests::{faulty_server::Fault, page::Page, settings, viewport::DESKTOP};
        use fantoccini::key::Key;

        use super::{page_without_chunk, server};
        use crate::deferred_chunk::sync_loads;

        #[test]
        #[ignore = "of the optimised site: cargo xtask test release"]
        fn the_first_station_needs_no_function_of_the_deferred_chunk() {
            let server = server();
            let page = page_without_chunk(&server);
            assert_eq!(sync_loads(&page), 0, "the profile is outdated");
        }

        /// The texts and values of the first station and of the top bar, by the id of their
        /// element; not those of its charts, which plotly.js draws at some time.
        fn shown(page: &Page) -> BTreeMap<String, String> {
            page.session.wait_for_frames();
            page.session.script(
                "const parts = document.querySelectorAll(':is(#why, .top-bar) [id]');
                 const own = [...parts].filter((part) => !part.closest('.chart-plot'));
                 const isLeaf = (part) => part.children.length === 0 || part.id.endsWith('-sentence');
                 const attribute = (part) => part.getAttribute('aria-valuetext') ?? '';
                 return Object.fromEntries(own.filter(isLeaf).map((part) =>
                     [part.id, `${part.value ?? part.textContent} ${attribute(part)}`]));",
                &[],
            )
        }

        /// The primary module has only the constants that the linker's list shows its functions
        /// to reach. It would read another one as zeros.
        #[test]
        #[ignore = "of the optimised site: cargo xtask test release"]
        fn the_first_station_says_the_same_without_the_deferred_chunk() {
            let server = server();
            let early = page_without_chunk(&server);
            let late = Page::at(DESKTOP, &server.url());
            late.load();
            late.wait_until_ready();
            for (slider, value) in [
                ("growth-scale", "1.01"),
                ("growth-size", "64"),
                ("growth-steps", "500"),
                ("growth-scale", "1000"),
                ("growth-steps", "1"),
                ("growth-scale", "1.5"),
                ("growth-size", "30"),
            ] {
                early.set(slider, value);
                late.set(slider, value);
                let (shown_early, mut shown_late) = (shown(&early), shown(&late));
                shown_late.retain(|id, _| shown_early.contains_key(id));
                assert!(
                    shown_early.contains_key("why-sentence"),
                    "{:?}",
                    shown_early.keys()
                );
                assert_eq!(shown_early, shown_late, "{slider} = {value}");
                assert_eq!(
                    sync_loads(&early),
                    0,
                    "{slider} = {value}: the profile is outdated"
                );
            }
        }

        /// Clicks every control of the first station while the deferred chunk cannot be
        /// loaded: each either works, or leads to the button that tries again.
        #[test]
        #[ignore = "of the optimised site: cargo xtask test release"]
        fn without_the_deferred_chunk_no_click_breaks_the_page() {
            let server = server();
            let chunk = settings::file_of(&settings::dist(), "layernorm-lab-secondary-", ".wasm");
            server.inject_fault(Some((&chunk, Fault::Absent)));
            let page = Page::at(DESKTOP, &server.url());
            page.accept_errors(&[&chunk, "start-"]);
            page.load();
            page.wait_until("the button that tries again", || {
                page.is_visible("#retry-deferred")
            });
            let clicked: usize = page.session.script(
                "const all = [...document.querySelectorAll('button, summary, input')]
                     .filter((one) => one.id !== 'retry-deferred' && !one.dataset.do && !one.disabled);
                 for (const one of all) {
                     one.focus();
                     if (one.type === 'range' || one.type === 'text') {
                         one.value = one.type === 'range' ? one.max : 'x';
                         one.dispatchEvent(new Event('input', { bubbles: true }));
                         one.dispatchEvent(new Event('change', { bubbles: true }));
                     } else {
                         one.click();
                     }
                 }
                 for (const type of ['beforeprint', 'afterprint', 'hashchange', 'resize']) {
                     dispatchEvent(new Event(type));
                 }
                 for (const type of ['dragenter', 'dragover', 'drop']) {
                     document.body.dispatchEvent(new DragEvent(type, { bubbles: true }));
                 }
                 return all.length;",
                &[],
            );
            assert!(clicked > 20, "{clicked} controls");
            page.press_keys(&[Key::Right, Key::Escape]);
            thread::sleep(Duration::from_millis(1500));
            assert!(
                !page.is_visible("#panic-overlay"),
                "{}",
                page.text("#panic-details")
            );
            server.inject_fault(None);
            page.click("#retry-deferred");
            page.wait_until_ready();
            assert!(!page.is_visible("#panic-overlay"));
        }
    }
}
