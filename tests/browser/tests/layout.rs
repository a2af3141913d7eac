//! Nothing jumps while a slider moves, and nothing sticks out at the side.

use browser_tests::{
    gesture::Pointer,
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

/// Drags every slider, and tells all that moved meanwhile.
fn assert_holds_still(screen: Screen, pointer: Pointer) {
    Page::test(screen, |page| {
        let mut moved = Vec::new();
        for id in SLIDERS {
            let selector = format!("#{id}");
            page.grab(pointer, id);
            let (tops, place) = (stations(page), page.frame(&selector));
            for part in [0.8, 1.0, 0.0, 0.45] {
                let before = page.field(&format!("{id}-field"));
                page.pull(pointer, id, part);
                let value = page.field(&format!("{id}-field"));
                assert_ne!(value, before, "{id} at {part}");
                let now = page.frame(&selector);
                if (now.top - place.top)
                    .abs()
                    .max((now.left - place.left).abs())
                    > 1.0
                {
                    moved.push(format!("{id} = {value}: itself, {place:?} to {now:?}"));
                }
                let now = stations(page);
                if now != tops && !MAKES_ROWS.contains(&id) {
                    moved.push(format!("{id} = {value}: stations, {tops:?} to {now:?}"));
                }
            }
            page.release(pointer);
            page.click(&format!("#{id}-reset"));
            // Rows that an earlier slider made may still stand where nobody looks.
            page.rest();
        }
        assert!(moved.is_empty(), "{moved:#?}");
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

/// What sticks out at the side of the screen, or is cut off there for good.
fn too_wide(page: &Page, screen: Screen) -> Vec<String> {
    page.session.settle();
    let (scroll, client, inner): (f64, f64, f64) = page.session.script(
        "const root = document.documentElement;
         return [root.scrollWidth, root.clientWidth, innerWidth];",
        &[],
    );
    let mut wide: Vec<String> = page.session.script(
        "const width = document.documentElement.clientWidth;
         const sticksOut = (element) => element.getBoundingClientRect().right > width + 1;
         const cut = (element) => element && element !== document.body
             && (getComputedStyle(element).overflowX !== 'visible' && !sticksOut(element)
                 || cut(element.parentElement));
         return [...document.querySelectorAll('body *')]
             .filter((element) => element.checkVisibility() && sticksOut(element)
                 && (!cut(element) || element.matches('.choice-option, button:not(.preset), .controls input')))
             .map((element) => `${element.tagName} ${element.id} ${element.textContent.slice(0, 30)}`)
             .slice(0, 8);",
        &[],
    );
    if scroll > client {
        wide.push(format!("the page is {scroll} wide, the screen {client}"));
    }
    // A phone zooms out to what sticks out.
    if inner > f64::from(screen.width) {
        wide.push(format!("the screen zooms out to {inner}"));
    }
    wide
}

fn assert_no_sideways_scroll(screen: Screen) {
    Page::test(screen, |page| {
        let mut found = vec![("at first", too_wide(page, screen))];
        page.set("growth-scale", "1000");
        page.set("growth-steps", "500");
        found.push(("with an overflow", too_wide(page, screen)));
        // Opens what is closed at first, too.
        page.enter("growth-size-field", "letters");
        page.enter("seed", "18446744073709551615");
        page.enter("seed", "no seed");
        found.push(("with messages", too_wide(page, screen)));
        page.choose("shape-1");
        page.set("activations-features", "64");
        page.set("activations-rows", "16");
        found.push(("with the largest matrix", too_wide(page, screen)));
        page.set("activations-std", "1000000");
        page.set("layer-norm-gamma", "-123456.789");
        found.push(("with long numbers", too_wide(page, screen)));
        page.set("activations-features", "16");
        found.push(("with wide cells", too_wide(page, screen)));
        found.retain(|(_, wide)| !wide.is_empty());
        assert!(found.is_empty(), "{found:#?}");
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
