//! The whole lab by keyboard: Tab reaches every control in the order of the page, and the
//! focus is always visible.

use browser_tests::{
    page::Page,
    viewport::{DESKTOP, Viewport, emulate_media},
};
use fantoccini::key::Key;
use serde::Deserialize;

/// The focused element after a press of Tab.
#[derive(Debug, Deserialize)]
struct Stop {
    name: String,
    /// Its index among all elements of the page.
    order: i64,
    /// Whether enough of it is in the viewport and uncovered.
    in_view: bool,
    /// Whether the page made it focusable: the browser adds elements that scroll.
    is_own: bool,
    /// Width of the visible outline in CSS pixels; 0 without one.
    outline: f64,
}

const STOP: &str = "const element = document.activeElement;
    if (!element || element === document.body) return null;
    const { left, top, right, bottom, height } = element.getBoundingClientRect();
    // A table may be higher than the viewport: part of it has to be uncovered.
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
    const ends = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    const uncovered = [0.1, 0.3, 0.5, 0.7, 0.9].filter((fraction) => {
        const hit = document.elementFromPoint(x, ends[0] + fraction * (ends[1] - ends[0]));
        return hit && (element.contains(hit) || hit.contains(element));
    });
    // A transparent radio button lies over its label, which has the outline.
    const isHidden = element.matches('.choice-option input') && getComputedStyle(element).opacity === '0';
    const ring = getComputedStyle(isHidden ? element.nextElementSibling : element);
    const visible = ring.outlineStyle !== 'none' && ring.outlineColor !== 'rgba(0, 0, 0, 0)';
    return {
        name: `${element.tagName} ${element.id || element.textContent.slice(0, 40) || element.className}`,
        order: [...document.querySelectorAll('*')].indexOf(element),
        in_view: uncovered.length >= (height > 200 ? 2 : 4),
        is_own: element.tabIndex >= 0,
        outline: visible ? parseFloat(ring.outlineWidth) : 0,
    };";

/// The stops of Tab, from the top of the page to its end.
fn tab_through(page: &Page) -> Vec<Stop> {
    let () = page.session.script(
        "for (const station of document.querySelectorAll('.station')) station.scrollIntoView({ behavior: 'instant' });",
        &[],
    );
    page.mount_stations();
    let () = page.session.script(
        "for (const details of document.querySelectorAll('details')) details.open = true;
         for (const id of ['statistics-whiskers', 'failures-numbers']) {
             document.getElementById(`${id}-table-toggle`).click();
         }",
        &[],
    );
    page.wait_until("station 6's table is mounted", || {
        page.has("#failures-table")
    });
    let () = page.session.script(
        "document.activeElement.blur();
         // Tab continues from the element that a script last scrolled into view.
         document.documentElement.scrollIntoView({ behavior: 'instant' });
         // Smooth scrolling would not have ended at the next key.
         document.documentElement.style.scrollBehavior = 'auto';",
        &[],
    );
    page.session.wait_for_frames();
    let mut stops = Vec::new();
    for _ in 0..300 {
        page.press_keys(&[Key::Tab]);
        match page.session.script::<Option<Stop>>(STOP, &[]) {
            Some(stop) => stops.push(stop),
            None => return stops,
        }
    }
    panic!("Tab never leaves the page: {:#?}", stops.last());
}

/// The indices of the elements that Tab must reach: all enabled and visible controls.
const REACHABLE: &str = "
    return [...document.querySelectorAll('a[href], button, input, select, summary, textarea, [tabindex=\"0\"]')]
        .filter((element) => element.tabIndex >= 0 && !element.matches(':disabled')
            && element.checkVisibility({ visibilityProperty: true }))
        // Only the checked radio button of a group: arrow keys reach the others.
        .filter((element) => element.type !== 'radio' || element.checked)
        .map((element) => [...document.querySelectorAll('*')].indexOf(element));";

fn assert_usable_by_keyboard(viewport: Viewport) {
    Page::test(viewport, |page| {
        let stops = tab_through(page);
        let own_stops = stops.iter().filter(|stop| stop.is_own);
        let order: Vec<i64> = own_stops.map(|stop| stop.order).collect();
        let expected: Vec<i64> = page.session.script(REACHABLE, &[]);
        assert!(expected.len() > 40, "{expected:?}");
        assert_eq!(order, expected, "{stops:#?}");
        let faulty: Vec<(&str, bool, f64)> = stops
            .iter()
            .filter(|stop| !stop.in_view || stop.outline < 2.0)
            .map(|stop| (&*stop.name, stop.in_view, stop.outline))
            .collect();
        assert!(faulty.is_empty(), "name, in view, outline: {faulty:#?}");
    });
}

#[test]
fn tab_reaches_every_control_in_order_on_a_desktop() {
    assert_usable_by_keyboard(DESKTOP);
}

/// A desktop at 400 % zoom: as narrow as a phone, but with a keyboard.
#[test]
fn tab_reaches_every_control_in_order_when_zoomed() {
    assert_usable_by_keyboard(Viewport {
        width: 320,
        height: 640,
        ..DESKTOP
    });
}

#[test]
fn the_first_stop_skips_the_top_bar() {
    Page::test(DESKTOP, |page| {
        page.press_keys(&[Key::Tab]);
        assert!(page.has_focus(".skip-link"));
        let bounds = page.bounding_box(".skip-link");
        assert!(bounds.height >= 44.0 && bounds.top >= 0.0, "{bounds:?}");
        page.press_keys(&[Key::Enter]);
        page.session.wait_for_frames();
        page.press_keys(&[Key::Tab]);
        let inside: bool = page.session.script(
            "return document.querySelector('main').contains(document.activeElement);",
            &[],
        );
        assert!(inside, "the next stop is in the lab");
    });
}

#[test]
fn the_focus_is_visible_in_forced_colours() {
    Page::test(DESKTOP, |page| {
        let ring = |id: &str| -> (String, String, String) {
            page.tab_to(&format!("#{id}"));
            page.eval_on(
                &format!("#{id}"),
                "const style = getComputedStyle(element);
                 return [style.outlineStyle, style.outlineWidth, style.outlineColor];",
            )
        };
        let accent: String = page.eval_on(
            "html",
            "const probe = document.body.appendChild(document.createElement('i'));
             probe.style.color = 'var(--accent)';
             const colour = getComputedStyle(probe).color;
             probe.remove();
             return colour;",
        );
        assert_eq!(
            ring("growth-scale"),
            ("solid".into(), "2px".into(), accent.clone())
        );
        emulate_media(&page.session, &[("forced-colors", "active")]);
        for id in ["growth-steps", "layer-norm-gamma-0"] {
            let (style, width, colour) = ring(id);
            assert_eq!((&*style, &*width), ("solid", "2px"), "{id}");
            assert_ne!(colour, accent, "{id}: a colour of the system");
        }
    });
}
