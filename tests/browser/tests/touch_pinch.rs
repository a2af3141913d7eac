//! Two fingers on a control zoom the page and set nothing.

use browser_tests::{geometry::Point, page::Page, viewport::PHONE};

fn zoom(page: &Page) -> f64 {
    page.session.script("return visualViewport.scale;", &[])
}

/// Pinches with both fingers on an element, as far apart as its width allows.
fn assert_pinch_zooms(selector: &str, apart: bool) {
    Page::test(PHONE, |page| {
        page.reveal(selector);
        let start = page.snapshot();
        page.reveal(selector);
        assert!((zoom(page) - 1.0).abs() < 0.01);
        let area = page.bounding_box(selector);
        let inner = [area.at(0.45, 0.5), area.at(0.6, 0.5)];
        // Sideways, or up and down with the second finger beyond the element.
        let outer = if apart {
            [area.at(0.1, 0.5), area.at(0.95, 0.5)]
        } else {
            let middle = area.at(0.5, 0.5);
            [-1.0, 1.0].map(|side| Point {
                x: middle.x + 5.0 * side,
                y: middle.y + 150.0 * side,
            })
        };
        page.pinch(inner, outer);
        page.wait_until("the page is zoomed", || zoom(page) > 1.3);
        let now = page.snapshot();
        assert_eq!((&now.fields, &now.gamma), (&start.fields, &start.gamma));
    });
}

#[test]
fn a_pinch_on_a_slider_zooms_the_page_and_sets_nothing() {
    assert_pinch_zooms("#growth-scale", true);
    assert_pinch_zooms("#growth-scale", false);
}

#[test]
fn a_pinch_on_bars_zooms_the_page_and_sets_nothing() {
    assert_pinch_zooms("#layer-norm-gamma-bars", true);
    assert_pinch_zooms("#layer-norm-gamma-bars", false);
}

#[test]
fn a_pinch_on_a_chart_zooms_the_page() {
    assert_pinch_zooms("#chart-larger", true);
}
