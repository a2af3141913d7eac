//! The whole lab by keyboard: everything is reached, in the order of the page,
//! and whatever has the focus is seen to have it.

use browser_tests::{
    page::Page,
    screen::{DESKTOP, Screen, prefer},
};
use fantoccini::key::Key;
use serde::Deserialize;

/// What has the focus after one press of Tab.
#[derive(Debug, Deserialize)]
struct Stop {
    name: String,
    /// Its place among all elements of the page.
    order: i64,
    /// Whether enough of it lies on the screen with nothing on top.
    in_view: bool,
    /// Whether the page made it a stop; the browser adds what has to be scrolled.
    own: bool,
    /// Width of the outline, in pixels, and whether it differs from what is behind.
    outline: f64,
}

const STOP: &str = "const element = document.activeElement;
    if (!element || element === document.body) return null;
    const { left, top, right, bottom, height } = element.getBoundingClientRect();
    // A table may be higher than the screen: a part of it has to be seen.
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
    const ends = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    const seen = [0.1, 0.3, 0.5, 0.7, 0.9].filter((part) => {
        const hit = document.elementFromPoint(x, ends[0] + part * (ends[1] - ends[0]));
        return hit && (element.contains(hit) || hit.contains(element));
    });
    // A radio button lies unseen over the text that stands for it.
    const ring = getComputedStyle(element.matches('.choice-option input')
        ? element.nextElementSibling : element);
    const visible = ring.outlineStyle !== 'none' && ring.outlineColor !== 'rgba(0, 0, 0, 0)';
    return {
        name: `${element.tagName} ${element.id || element.textContent.slice(0, 40) || element.className}`,
        order: [...document.querySelectorAll('*')].indexOf(element),
        in_view: seen.length >= (height > 200 ? 2 : 4),
        own: element.tabIndex >= 0,
        outline: visible ? parseFloat(ring.outlineWidth) : 0,
    };";

/// Tabs from the top of the page to its end.
fn tab_through(page: &Page) -> Vec<Stop> {
    let () = page.session.script(
        "for (const details of document.querySelectorAll('details')) details.open = true;
         for (const station of document.querySelectorAll('.station')) station.scrollIntoView({ behavior: 'instant' });",
        &[],
    );
    for station in ["#relatives", "#failures"] {
        page.reveal(station);
    }
    page.until("the last stations are built", || {
        page.has("#relatives-table") && page.has("#failures-table")
    });
    let () = page.session.script(
        "document.activeElement.blur();
         scrollTo({ top: 0, behavior: 'instant' });
         // Smooth scrolling would be under way while the next key is pressed.
         document.documentElement.style.scrollBehavior = 'auto';",
        &[],
    );
    page.session.settle();
    let mut stops = Vec::new();
    for _ in 0..300 {
        page.keys(&[Key::Tab]);
        match page.session.script::<Option<Stop>>(STOP, &[]) {
            Some(stop) => stops.push(stop),
            None => return stops,
        }
    }
    panic!("Tab never leaves the page: {:#?}", stops.last());
}

/// What Tab must reach: whatever can be operated and is there to be operated.
const REACHABLE: &str = "
    return [...document.querySelectorAll('a[href], button, input, select, summary, textarea, [tabindex=\"0\"]')]
        .filter((element) => element.tabIndex >= 0 && !element.disabled
            && element.checkVisibility({ visibilityProperty: true }))
        // Of a row of radio buttons the one that is taken; arrow keys reach the others.
        .filter((element) => element.type !== 'radio' || element.checked)
        .map((element) => [...document.querySelectorAll('*')].indexOf(element));";

fn assert_usable_by_keyboard(screen: Screen) {
    Page::test(screen, |page| {
        let stops = tab_through(page);
        let own = stops.iter().filter(|stop| stop.own);
        let order: Vec<i64> = own.map(|stop| stop.order).collect();
        let expected: Vec<i64> = page.session.script(REACHABLE, &[]);
        assert!(expected.len() > 60, "{expected:?}");
        assert_eq!(order, expected, "{stops:#?}");
        let unseen: Vec<(&str, bool, f64)> = stops
            .iter()
            .filter(|stop| !stop.in_view || stop.outline < 2.0)
            .map(|stop| (&*stop.name, stop.in_view, stop.outline))
            .collect();
        assert!(unseen.is_empty(), "name, in view, outline: {unseen:#?}");
    });
}

#[test]
fn tab_goes_through_everything_in_order_and_in_view_on_a_desktop() {
    assert_usable_by_keyboard(DESKTOP);
}

/// A desktop's page at 400 %: as wide as a phone, and used by keyboard.
#[test]
fn tab_goes_through_everything_in_order_and_in_view_when_zoomed() {
    assert_usable_by_keyboard(Screen {
        width: 320,
        height: 640,
        ..DESKTOP
    });
}

#[test]
fn the_first_stop_leads_past_the_bar() {
    Page::test(DESKTOP, |page| {
        page.keys(&[Key::Tab]);
        assert!(page.has_focus(".skip"));
        let frame = page.frame(".skip");
        assert!(frame.height >= 44.0 && frame.top >= 0.0, "{frame:?}");
        page.keys(&[Key::Enter]);
        page.session.settle();
        page.keys(&[Key::Tab]);
        let inside: bool = page.session.script(
            "return document.querySelector('main').contains(document.activeElement);",
            &[],
        );
        assert!(inside, "the next stop is in the lab");
    });
}

#[test]
fn the_focus_is_seen_in_forced_colours_too() {
    Page::test(DESKTOP, |page| {
        let ring = |id: &str| -> (String, String, String) {
            page.tab_to(&format!("#{id}"));
            page.ask(
                &format!("#{id}"),
                "const style = getComputedStyle(element);
                 return [style.outlineStyle, style.outlineWidth, style.outlineColor];",
            )
        };
        let accent: String = page.ask(
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
        prefer(&page.session, &[("forced-colors", "active")]);
        for id in ["growth-steps", "layer-norm-gamma-0"] {
            let (style, width, colour) = ring(id);
            assert_eq!((&*style, &*width), ("solid", "2px"), "{id}");
            assert_ne!(colour, accent, "{id}: the system's own colour");
        }
    });
}
