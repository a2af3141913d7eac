//! A finger that touches a chart scrolls the page and never zooms the chart.

use browser_tests::{
    geometry::Point,
    gesture::Pointer,
    page::Page,
    viewport::{DESKTOP, PHONE},
};
use serde_json::json;

const CHARTS: [&str; 3] = ["chart-smaller", "chart-larger", "chart-scatter"];

/// The ranges of a chart's axes.
fn ranges(page: &Page, chart: &str) -> [[f64; 2]; 2] {
    page.eval_on(
        &format!("#{chart}"),
        "const { xaxis, yaxis } = element._fullLayout; return [xaxis.range, yaxis.range];",
    )
}

fn scroll_top(page: &Page) -> f64 {
    page.session.script("return scrollY;", &[])
}

/// Waits until the page stands still: touching a page that scrolls only stops it.
fn wait_until_still(page: &Page) {
    page.wait_until("the page stops scrolling", || {
        let top = scroll_top(page);
        page.session.wait_for_frames();
        (scroll_top(page) - top).abs() < 0.5
    });
}

fn swipe(page: &Page, from: Point, [right, down]: [f64; 2]) {
    page.press(Pointer::Touch, from);
    let points: Vec<Point> = (1..=10)
        .map(|step| Point {
            x: from.x + right * f64::from(step) / 10.0,
            y: from.y + down * f64::from(step) / 10.0,
        })
        .collect();
    page.move_through(Pointer::Touch, &points);
    page.release(Pointer::Touch);
}

/// Swipes that start in the plot, on either axis and in the corner between them.
const STARTS: [(f64, f64); 4] = [(0.6, 0.5), (0.6, 0.93), (0.05, 0.5), (0.05, 0.93)];

fn assert_swipes_scroll(page: &Page) {
    for chart in CHARTS {
        page.reveal(&format!("#{chart}"));
        page.wait_until("the chart is drawn", || {
            page.has(&format!("#{chart} .main-svg"))
        });
        for (across, down) in STARTS {
            page.reveal(&format!("#{chart}"));
            wait_until_still(page);
            let (before, top) = (ranges(page, chart), scroll_top(page));
            let from = page.bounding_box(&format!("#{chart}")).at(across, down);
            swipe(page, from, [4.0, -120.0]);
            page.wait_until("the page scrolls", || scroll_top(page) > top + 50.0);
            assert_eq!(ranges(page, chart), before, "{chart} from {across}, {down}");
        }
        page.reveal(&format!("#{chart}"));
        wait_until_still(page);
        let before = ranges(page, chart);
        let middle = page.bounding_box(&format!("#{chart}")).at(0.5, 0.5);
        swipe(page, middle, [120.0, 8.0]);
        wait_until_still(page);
        assert_eq!(ranges(page, chart), before, "{chart}, sideways");
    }
}

#[test]
fn a_swipe_that_starts_on_a_chart_scrolls_and_does_not_zoom_it() {
    Page::test(PHONE, assert_swipes_scroll);
}

#[test]
fn a_swipe_on_a_laptops_touch_screen_does_not_zoom_a_chart_but_the_mouse_does() {
    Page::test(DESKTOP, |page| {
        let _ = page.session.devtools(
            "Emulation.setTouchEmulationEnabled",
            &json!({ "enabled": true }),
        );
        assert_swipes_scroll(page);
        page.reveal("#chart-larger");
        wait_until_still(page);
        let before = ranges(page, "chart-larger");
        let chart = page.bounding_box("#chart-larger");
        page.press(Pointer::Mouse, chart.at(0.4, 0.4));
        page.move_through(Pointer::Mouse, &[chart.at(0.5, 0.5), chart.at(0.7, 0.7)]);
        page.release(Pointer::Mouse);
        page.wait_until("the chart is zoomed", || {
            ranges(page, "chart-larger") != before
        });
    });
}

#[test]
fn a_tap_on_a_point_of_a_chart_shows_its_value() {
    Page::test(PHONE, |page| {
        page.reveal("#chart-larger");
        page.wait_until("the chart is drawn", || {
            page.has("#chart-larger .points path")
        });
        let last_point = "#chart-larger .points path:nth-last-child(2)";
        page.tap(page.resting_point(last_point, 0.5, 0.5));
        page.wait_until("the value is shown", || {
            page.has("#chart-larger .hoverlayer .hovertext")
        });
    });
}
