//! On a phone, each station's charts and its pinned controls are visible together.

use browser_tests::{
    gesture::Pointer,
    page::Page,
    viewport::{PHONE, SMALL_PHONE, Viewport},
};

/// An older phone.
const SHORT_PHONE: Viewport = Viewport {
    width: 360,
    height: 740,
    device_pixel_ratio: 2.0,
    is_phone: true,
};

/// Asserts that elements are completely visible.
fn assert_visible(page: &Page, when: &str, selectors: &[&str]) {
    page.session.wait_for_frames();
    for selector in selectors {
        let hidden: Vec<String> = page.eval_on(
            selector,
            "const { left, right, top, bottom } = element.getBoundingClientRect();
             // Other elements of the same figure may lie in its corners.
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
    let () = page.eval_on(
        selector,
        "element.scrollIntoView({ block: 'start', behavior: 'instant' });",
    );
    page.session.wait_for_frames();
}

/// Drags a slider where it is, and asserts that elements stay visible.
fn assert_visible_while_dragging(page: &Page, slider: &str, elements: &[&str]) {
    page.grab_without_scrolling(Pointer::Touch, slider);
    for fraction in [0.9, 0.2] {
        page.drag_to(Pointer::Touch, slider, fraction);
        assert_visible(page, &format!("{slider} at {fraction}"), elements);
    }
    page.release(Pointer::Touch);
}

fn assert_both_charts_are_visible(viewport: Viewport) {
    Page::test(viewport, |page| {
        let elements = [
            "#chart-smaller",
            "#chart-larger",
            "#growth-layer-norm",
            "#growth-scale",
        ];
        scroll_to(page, "#chart-smaller");
        assert_visible_while_dragging(page, "growth-scale", &elements);
        // The other sliders follow the pinned one.
        let () = page.eval_on(
            "#growth-steps",
            "element.scrollIntoView({ block: 'end', behavior: 'instant' });",
        );
        assert_visible_while_dragging(page, "growth-steps", &elements);
    });
}

#[test]
fn the_last_row_of_the_result_is_above_the_controls() {
    Page::test(PHONE, |page| {
        scroll_to(page, "#what");
        let cell = "#matrix-after [data-cell='2,0']";
        page.wait_until("the matrix is mounted", || page.has(cell));
        assert_visible(page, "at the start of station 2", &[cell]);
    });
}

#[test]
fn both_growth_charts_are_visible_during_a_drag() {
    assert_both_charts_are_visible(PHONE);
}

#[test]
fn both_growth_charts_are_visible_on_a_short_phone() {
    assert_both_charts_are_visible(SHORT_PHONE);
}

#[test]
fn equalisers_and_rows_are_visible_during_a_drag_of_gamma() {
    Page::test(PHONE, |page| {
        scroll_to(page, "#layer");
        let elements = [
            "#layer-norm-gamma-bars",
            "#layer-norm-beta-bars",
            "#parameters-table tbody tr:nth-last-child(1 of :not([hidden])) th",
            "#layer-norm-gamma",
        ];
        page.grab_without_scrolling(Pointer::Touch, "layer-norm-gamma");
        for fraction in [0.9, 0.1] {
            page.drag_to(Pointer::Touch, "layer-norm-gamma", fraction);
            assert_visible(page, &format!("γ at {fraction}"), &elements);
        }
        page.release(Pointer::Touch);
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
            "gradients",
            "depth",
            "geometry",
            "transformer",
        ] {
            scroll_to(page, &format!("#{station}"));
            // A station is mounted when the user scrolls near it.
            page.wait_until("the station is mounted", || {
                page.has(&format!(
                    "#{station} .pictures :is(table, .main-svg, #failures-numbers-table-toggle, #geometry-space-table-toggle)"
                ))
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
