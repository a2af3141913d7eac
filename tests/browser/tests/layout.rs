//! Nothing jumps while a slider moves, and nothing sticks out at the side.

use browser_tests::{
    gesture::{Frame, Pointer},
    page::Page,
    screen::{DESKTOP, PHONE, SMALL_PHONE, Screen},
};

pub(crate) const SLIDERS: [&str; 10] = [
    "growth-scale",
    "growth-steps",
    "growth-size",
    "activations-rows",
    "activations-features",
    "activations-mean",
    "activations-std",
    "layer-norm-eps",
    "layer-norm-gamma",
    "layer-norm-beta",
];

/// More rows make a higher table: what is below has to move.
const MAKES_ROWS: [&str; 2] = ["activations-rows", "activations-features"];

/// Each station's distance from the top of the page.
fn stations(page: &Page) -> Vec<f64> {
    page.session.script(
        "return [...document.querySelectorAll('.station')]
             .map((station) => Math.round(station.getBoundingClientRect().top + scrollY));",
        &[],
    )
}

fn assert_same_place(what: &str, from: Frame, to: Frame) {
    let moved = (from.top - to.top).abs().max((from.left - to.left).abs());
    assert!(moved < 1.0, "{what} moved from {from:?} to {to:?}");
}

fn assert_holds_still(screen: Screen, pointer: Pointer) {
    Page::test(screen, |page| {
        for id in SLIDERS {
            let selector = format!("#{id}");
            page.grab(pointer, id);
            let (tops, place) = (stations(page), page.frame(&selector));
            for part in [0.8, 1.0, 0.0, 0.45] {
                let before = page.field(&format!("{id}-field"));
                page.pull(pointer, id, part);
                assert_ne!(page.field(&format!("{id}-field")), before, "{id} at {part}");
                let what = format!("{id} at {part}");
                assert_same_place(&what, place, page.frame(&selector));
                if !MAKES_ROWS.contains(&id) {
                    assert_eq!(stations(page), tops, "{what}: tops of the stations");
                }
            }
            page.release(pointer);
            page.click(&format!("#{id}-reset"));
        }
    });
}

#[test]
fn nothing_jumps_while_dragging_on_a_desktop() {
    assert_holds_still(DESKTOP, Pointer::Mouse);
}

#[test]
fn nothing_jumps_while_dragging_on_a_phone() {
    assert_holds_still(PHONE, Pointer::Finger);
}

/// Asserts that the page is as wide as the screen, and names what is wider.
fn assert_fits(page: &Page, when: &str, screen: Screen) {
    page.session.settle();
    let (scroll, client, inner): (f64, f64, f64) = page.session.script(
        "const root = document.documentElement;
         return [root.scrollWidth, root.clientWidth, innerWidth];",
        &[],
    );
    let wide: Vec<String> = page.session.script(
        "const width = document.documentElement.clientWidth;
         const sticksOut = (element) => element.getBoundingClientRect().right > width + 1;
         const cut = (element) => element && element !== document.body
             && (getComputedStyle(element).overflowX !== 'visible' && !sticksOut(element)
                 || cut(element.parentElement));
         return [...document.querySelectorAll('body *')]
             .filter((element) => element.checkVisibility() && sticksOut(element)
                 && (!cut(element) || element.matches('.choice-option, button, .controls input')))
             .map((element) => `${element.tagName} ${element.id} ${element.textContent.slice(0, 30)}`)
             .slice(0, 8);",
        &[],
    );
    let when = format!("{when} at {}×{}", screen.width, screen.height);
    assert!(wide.is_empty(), "{when}: {wide:#?}");
    assert!(scroll <= client, "{when}: {scroll} > {client}");
    // A phone zooms out to what sticks out.
    assert!(inner <= f64::from(screen.width), "{when}: {inner}");
}

fn assert_no_sideways_scroll(screen: Screen) {
    Page::test(screen, |page| {
        assert_fits(page, "at first", screen);
        page.set("growth-scale", "1000");
        page.set("growth-steps", "500");
        assert_fits(page, "with an overflow", screen);
        // Opens what is closed at first, too.
        page.enter("growth-size-field", "letters");
        page.enter("seed", "18446744073709551615");
        page.enter("seed", "no seed");
        assert_fits(page, "with messages", screen);
        page.choose("shape-1");
        page.set("activations-features", "64");
        page.set("activations-rows", "16");
        page.set("activations-std", "1000000");
        page.set("layer-norm-gamma", "-123456.789");
        assert_fits(page, "with the largest matrix", screen);
        page.set("activations-features", "16");
        assert_fits(page, "with wide numbers", screen);
    });
}

#[test]
fn nothing_sticks_out_on_a_desktop() {
    assert_no_sideways_scroll(DESKTOP);
}

#[test]
fn nothing_sticks_out_on_a_phone() {
    assert_no_sideways_scroll(PHONE);
}

#[test]
fn nothing_sticks_out_on_the_smallest_phone() {
    assert_no_sideways_scroll(SMALL_PHONE);
}
