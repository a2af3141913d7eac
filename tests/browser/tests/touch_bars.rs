//! The bars of an equaliser under a finger: a sweep sets them, a scroll sets nothing.

use browser_tests::{
    geometry::Point,
    gesture::Pointer,
    page::Page,
    viewport::{DESKTOP, PHONE},
};

const BARS: &str = "#layer-norm-gamma-bars";

/// The values of γ in every animation frame since the last call.
fn record_gamma(page: &Page) {
    let () = page.eval_on(
        BARS,
        "window.gammas = new Set();
         const read = () => [...element.querySelectorAll('[role=slider]:not([hidden])')]
             .map((bar) => bar.getAttribute('aria-valuenow')).join();
         const frame = () => { window.gammas.add(read()); requestAnimationFrame(frame); };
         frame();",
    );
}

fn recorded(page: &Page) -> Vec<String> {
    page.session.wait_for_frames();
    page.session.script("return [...window.gammas];", &[])
}

fn scroll_top(page: &Page) -> f64 {
    page.session.script("return scrollY;", &[])
}

fn wait_until_scrolled(page: &Page) {
    page.wait_until("the page stops scrolling", || {
        let top = scroll_top(page);
        page.session.wait_for_frames();
        (scroll_top(page) - top).abs() < 0.5
    });
}

fn assert_near(values: &[f64], expected: &[f64]) {
    assert_eq!(values.len(), expected.len());
    for (value, expected) in std::iter::zip(values, expected) {
        assert!((value - expected).abs() < 0.35, "{values:?}");
    }
}

/// A sweep in two moves across eight bars, from 4 at the second bar down to −4 at the ninth.
fn assert_sweep_sets_crossed_bars(page: &Page, pointer: Pointer) {
    // Once nothing moves any more.
    page.wait_until_updated();
    page.reveal(BARS);
    let bars = page.bounding_box(BARS);
    page.press(pointer, bars.at(0.15, 0.1));
    let on_line = |across: f64| bars.at(across, 0.1 + (across - 0.15) / 0.7 * 0.8);
    page.move_through(pointer, &[on_line(0.55), on_line(0.85)]);
    page.release(pointer);
    // The bars lie at 0.05, 0.15, … of the width, the values from 5 at the top to −5.
    let line = |bar: u32| 4.0 - 8.0 / 7.0 * f64::from(bar - 1);
    let expected: Vec<f64> = (0..10)
        .map(|bar| {
            if (1..=8).contains(&bar) {
                line(bar)
            } else {
                1.0
            }
        })
        .collect();
    assert_near(&page.snapshot().gamma, &expected);
    assert!(page.has_focus("#layer-norm-gamma-1"));
    // One step of undo.
    page.click("#undo");
    assert_near(&page.snapshot().gamma, &[1.0; 10]);
}

#[test]
fn a_fast_sweep_by_mouse_sets_every_bar_that_it_crosses() {
    Page::test(DESKTOP, |page| {
        assert_sweep_sets_crossed_bars(page, Pointer::Mouse);
    });
}

#[test]
fn a_sweep_by_finger_sets_every_bar_that_it_crosses_and_does_not_scroll() {
    Page::test(PHONE, |page| {
        page.reveal(BARS);
        let bars = page.bounding_box(BARS);
        page.press(Pointer::Touch, bars.at(0.15, 0.2));
        let points: Vec<Point> = (1..=28)
            .map(|step| bars.at(0.15 + 0.025 * f64::from(step), 0.2))
            .collect();
        page.move_through(Pointer::Touch, &points);
        page.release(Pointer::Touch);
        let expected: Vec<f64> = (0..10)
            .map(|bar| if (1..=8).contains(&bar) { 3.0 } else { 1.0 })
            .collect();
        assert_near(&page.snapshot().gamma, &expected);
        // On the screen, where they stay while charts above them are drawn for the first time.
        let moved = page.bounding_box(BARS).top - bars.top;
        assert!(moved.abs() < 1.0, "the page scrolled by {moved}");
        page.click("#undo");
        page.session.wait_for_frames();
        assert_sweep_sets_crossed_bars(page, Pointer::Touch);
    });
}

#[test]
fn a_swipe_up_over_bars_scrolls_and_sets_nothing_and_a_tap_sets_one_bar() {
    Page::test(PHONE, |page| {
        page.reveal(BARS);
        record_gamma(page);
        let (start, top) = (recorded(page), scroll_top(page));
        let from = page.bounding_box(BARS).at(0.55, 0.9);
        page.press(Pointer::Touch, from);
        let up: Vec<Point> = (1..=10)
            .map(|step| Point {
                x: from.x + f64::from(step),
                y: from.y - 20.0 * f64::from(step),
            })
            .collect();
        page.move_through(Pointer::Touch, &up);
        page.release(Pointer::Touch);
        page.wait_until("the page scrolls", || scroll_top(page) > top + 100.0);
        assert_eq!(recorded(page), start);
        let disabled: String =
            page.eval_on("#undo", "return element.getAttribute('aria-disabled');");
        assert_eq!(disabled, "true", "there is nothing to undo");

        // A swipe goes on scrolling after its end.
        wait_until_scrolled(page);
        page.reveal(BARS);
        wait_until_scrolled(page);
        page.tap(page.resting_point(BARS, 0.55, 0.2));
        let mut expected = [1.0; 10];
        expected[5] = 3.0;
        page.wait_until("the tap sets a bar", || {
            (page.snapshot_now().gamma[5] - 3.0).abs() < 0.35
        });
        assert_near(&page.snapshot().gamma, &expected);
    });
}
