//! Nothing jumps during a drag, and nothing overflows the viewport sideways.

use browser_tests::{
    gesture::Pointer,
    page::Page,
    viewport::{DESKTOP, PHONE, SMALL_PHONE, Viewport},
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

/// These make a table higher, so the stations below have to move.
const CHANGES_HEIGHT: [&str; 2] = ["activations-rows", "activations-features"];

/// Each station's distance from the top of the page.
fn station_tops(page: &Page) -> Vec<f64> {
    page.session.script(
        "return [...document.querySelectorAll('.station')]
             .map((station) => station.getBoundingClientRect().top + scrollY);",
        &[],
    )
}

/// Drags every slider and asserts that neither the slider nor a station moves.
fn assert_nothing_jumps(viewport: Viewport, pointer: Pointer) {
    assert_sliders_move_nothing("", viewport, pointer, &SLIDERS);
}

/// The same in the state of a fragment, for some of the sliders.
fn assert_sliders_move_nothing(
    fragment: &str,
    viewport: Viewport,
    pointer: Pointer,
    sliders: &[&str],
) {
    Page::test(viewport, |page| {
        if !fragment.is_empty() {
            page.visit(fragment);
        }
        let mut moved = Vec::new();
        for &id in sliders {
            let selector = format!("#{id}");
            page.grab(pointer, id);
            let (tops, start) = (station_tops(page), page.bounding_box(&selector));
            for fraction in [0.8, 1.0, 0.0, 0.45] {
                let before = page.field_value(&format!("{id}-field"));
                page.drag_to(pointer, id, fraction);
                // Stations off the screen follow when the input is idle.
                page.wait_until_updated();
                let value = page.field_value(&format!("{id}-field"));
                assert_ne!(value, before, "{id} at {fraction}");
                let now = page.bounding_box(&selector);
                if (now.top - start.top)
                    .abs()
                    .max((now.left - start.left).abs())
                    > 1.0
                {
                    moved.push(format!("{id} = {value}: itself, {start:?} to {now:?}"));
                }
                let shown = station_tops(page);
                let differ = |(now, before): (&f64, &f64)| (now - before).abs() > 1.0;
                if std::iter::zip(&shown, &tops).any(differ) && !CHANGES_HEIGHT.contains(&id) {
                    moved.push(format!("{id} = {value}: stations, {tops:?} to {shown:?}"));
                }
            }
            page.release(pointer);
            page.click(&format!("#{id}-reset"));
            // Off-screen tables may still have the rows of an earlier value.
            page.wait_until_updated();
        }
        assert!(moved.is_empty(), "{moved:#?}");
    });
}

#[test]
fn nothing_jumps_while_dragging_on_a_desktop() {
    assert_nothing_jumps(DESKTOP, Pointer::Mouse);
}

#[test]
fn nothing_jumps_while_dragging_on_a_phone() {
    assert_nothing_jumps(PHONE, Pointer::Touch);
}

/// With LayerNorm, the caption is the longest.
#[test]
fn nothing_jumps_while_dragging_beside_the_chart_of_both_chains() {
    for (viewport, pointer) in [(DESKTOP, Pointer::Mouse), (PHONE, Pointer::Touch)] {
        for fragment in ["#v=1&axis=log", "#v=1&axis=log&ln=1"] {
            assert_sliders_move_nothing(fragment, viewport, pointer, &SLIDERS[..3]);
        }
    }
}

/// Everything that overflows the viewport sideways and cannot be scrolled to.
fn sideways_overflow(page: &Page, viewport: Viewport) -> Vec<String> {
    // Off-screen tables may still have the cells of an earlier shape.
    page.wait_until_updated();
    let (scroll, client, inner): (f64, f64, f64) = page.session.script(
        "const root = document.documentElement;
         return [root.scrollWidth, root.clientWidth, innerWidth];",
        &[],
    );
    let mut wide: Vec<String> = page.session.script(
        "const width = document.documentElement.clientWidth;
         const overflows = (element) => element.getBoundingClientRect().right > width + 1;
         const isClipped = (element) => element && element !== document.body
             && (getComputedStyle(element).overflowX !== 'visible' && !overflows(element)
                 || isClipped(element.parentElement));
         return [...document.querySelectorAll('body *')]
             .filter((element) => element.checkVisibility() && overflows(element)
                 && (!isClipped(element) || element.matches('.choice-option, button:not(.preset), .controls input')
                     && !element.closest('[data-more]')))
             .map((element) => `${element.tagName} ${element.id} ${element.textContent.slice(0, 30)}`)
             .slice(0, 8);",
        &[],
    );
    if scroll > client {
        wide.push(format!("the page is {scroll} wide, the viewport {client}"));
    }
    // A phone zooms out until the overflow fits.
    if inner > f64::from(viewport.width) {
        wide.push(format!("the viewport zooms out to {inner}"));
    }
    wide
}

fn assert_no_sideways_scroll(viewport: Viewport) {
    Page::test(viewport, |page| {
        let mut found = vec![("after loading", sideways_overflow(page, viewport))];
        page.set("growth-scale", "1000");
        page.set("growth-steps", "500");
        found.push(("with an overflow", sideways_overflow(page, viewport)));
        // This opens the closed details too.
        page.enter("growth-size-field", "letters");
        page.enter("seed", "18446744073709551615");
        page.enter("seed", "no seed");
        found.push(("with messages", sideways_overflow(page, viewport)));
        page.choose("layer-norm-normalized-shape-1");
        page.set("activations-features", "64");
        page.set("activations-rows", "16");
        found.push(("with the largest matrix", sideways_overflow(page, viewport)));
        page.set("activations-std", "1000000");
        page.set("layer-norm-gamma", "-123456.789");
        found.push(("with long numbers", sideways_overflow(page, viewport)));
        page.set("activations-features", "16");
        // Mounts the station of the relatives.
        page.reveal("#relatives");
        found.push(("with wide cells", sideways_overflow(page, viewport)));
        found.retain(|(_, wide)| !wide.is_empty());
        assert!(found.is_empty(), "{found:#?}");
    });
}

#[test]
fn nothing_overflows_on_a_desktop() {
    assert_no_sideways_scroll(DESKTOP);
}

#[test]
fn nothing_overflows_on_a_phone() {
    assert_no_sideways_scroll(PHONE);
}

#[test]
fn nothing_overflows_on_the_smallest_phone() {
    assert_no_sideways_scroll(SMALL_PHONE);
}
