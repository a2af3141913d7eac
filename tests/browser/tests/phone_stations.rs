//! On a phone each station's pictures and its pinned controls share the screen.

use browser_tests::{
    gesture::Pointer,
    page::Page,
    screen::{PHONE, SMALL_PHONE, Screen},
};

/// A phone of a few years ago.
const SHORT_PHONE: Screen = Screen {
    width: 360,
    height: 740,
    density: 2.0,
    phone: true,
};

/// Asserts that the elements lie on the screen as a whole, covered by nothing.
fn assert_seen(page: &Page, when: &str, selectors: &[&str]) {
    page.session.settle();
    for selector in selectors {
        let hidden: Vec<String> = page.ask(
            selector,
            "const { left, right, top, bottom } = element.getBoundingClientRect();
             // What belongs to the same figure may stand in its corners.
             const whole = element.closest('figure') ?? element;
             const hidden = [];
             for (const x of [left + 2, (left + right) / 2, right - 2])
                 for (const y of [top + 2, (top + bottom) / 2, bottom - 2]) {
                     const hit = document.elementFromPoint(x, y);
                     if (!hit || !whole.contains(hit) && !hit.contains(element))
                         hidden.push(`${x}, ${y}: ${hit?.outerHTML.slice(0, 60)}`);
                 }
             return hidden;",
        );
        assert!(hidden.is_empty(), "{when}: {selector} at {hidden:#?}");
    }
}

fn scroll_to(page: &Page, selector: &str) {
    let () = page.ask(
        selector,
        "element.scrollIntoView({ block: 'start', behavior: 'instant' });",
    );
    page.session.settle();
}

fn assert_both_charts_are_seen(screen: Screen) {
    Page::test(screen, |page| {
        scroll_to(page, "#chart-smaller");
        let seen = ["#chart-smaller", "#chart-larger", "#lever", "#growth-scale"];
        for slider in ["growth-scale", "growth-steps"] {
            page.grab_there(Pointer::Finger, slider);
            for part in [0.9, 0.2] {
                page.pull(Pointer::Finger, slider, part);
                assert_seen(page, &format!("{slider} at {part}"), &seen);
            }
            page.release(Pointer::Finger);
        }
    });
}

#[test]
fn both_growth_charts_are_seen_while_a_slider_is_dragged() {
    assert_both_charts_are_seen(PHONE);
}

#[test]
fn both_growth_charts_are_seen_on_a_short_phone_too() {
    assert_both_charts_are_seen(SHORT_PHONE);
}

#[test]
fn the_equalisers_and_the_rows_are_seen_while_gamma_is_dragged() {
    Page::test(PHONE, |page| {
        scroll_to(page, "#layer");
        let seen = [
            "#layer-norm-gamma-bars",
            "#layer-norm-beta-bars",
            "#parameters-table tbody tr:nth-last-child(1 of :not([hidden])) th",
            "#layer-norm-gamma",
        ];
        page.grab_there(Pointer::Finger, "layer-norm-gamma");
        for part in [0.9, 0.1] {
            page.pull(Pointer::Finger, "layer-norm-gamma", part);
            assert_seen(page, &format!("γ at {part}"), &seen);
        }
        page.release(Pointer::Finger);
    });
}

#[test]
fn no_station_scrolls_sideways_on_the_smallest_phone() {
    Page::test(SMALL_PHONE, |page| {
        for station in [
            "why",
            "what",
            "statistics",
            "parameters",
            "relatives",
            "failures",
        ] {
            scroll_to(page, &format!("#{station}"));
            // Stations far below are built as they come near.
            page.until("the station is built", || {
                page.has(&format!("#{station} .pictures :is(table, .main-svg)"))
            });
            let wide: Vec<f64> = page.session.script(
                "scrollBy({ left: 100, behavior: 'instant' });
                 return [document.documentElement.scrollWidth, innerWidth, scrollX];",
                &[],
            );
            assert_eq!(wide, [320.0, 320.0, 0.0], "{station}");
        }
    });
}
