//! What a station shows off the screen waits until the input is idle.

use browser_tests::{page::Page, viewport::DESKTOP};

/// Ends the screen in station 3's heading: the station is on it, its pictures are not.
const SHOW_HEADING: &str = "const end = element.getBoundingClientRect().top + scrollY;
    scrollTo({ top: end - innerHeight - 4, behavior: 'instant' });
    return document.getElementById('statistics').getBoundingClientRect().top < innerHeight;";

/// Moves a slider in each of twelve frames, and returns whether station 3's whiskers have changed;
/// null where a frame was so slow that the input was idle meanwhile.
const DRAG: &str = "(async () => {
    const element = document.getElementById('activations-std');
    const whiskers = () => document.getElementById('statistics-whiskers').innerHTML;
    const before = whiskers();
    const frame = () => new Promise(requestAnimationFrame);
    let last = performance.now();
    let slowest = 0;
    for (let step = 1; step <= 12; step += 1) {
        element.value = Number(element.value) + 4 * Number(element.step || 1);
        element.dispatchEvent(new Event('input', { bubbles: true }));
        await frame();
        await frame();
        slowest = Math.max(slowest, performance.now() - last);
        last = performance.now();
    }
    if (slowest > 150) return null;
    return whiskers() !== before;
})()";

/// Station 3's whiskers as drawn.
fn whiskers(page: &Page) -> Vec<String> {
    page.eval_on(
        "#statistics-whiskers",
        "return [...element.querySelectorAll('path')].map((path) => path.getAttribute('d'));",
    )
}

#[test]
fn pictures_below_the_screen_wait_although_their_station_is_on_it() {
    Page::test(DESKTOP, |page| {
        page.wait_until_updated();
        let mut changed: Option<bool> = None;
        for _ in 0..5 {
            assert!(page.eval_on::<bool>(".paged", SHOW_HEADING));
            page.wait_until_updated();
            let before = whiskers(page);
            changed = page.session.await_promise(DRAG);
            // When the input is idle, they are drawn.
            page.wait_until("the whiskers follow", || whiskers(page) != before);
            if changed.is_some() {
                break;
            }
        }
        assert_eq!(changed, Some(false));
    });
}
