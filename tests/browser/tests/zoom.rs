//! A zoomed chart: how a zoom ends, and where a double click leads.

use std::{thread, time::Duration};

use browser_tests::{
    geometry::Point,
    gesture::Pointer,
    page::Page,
    viewport::{DESKTOP, Viewport},
};
use serde::Deserialize;
use serde_json::json;

/// The axes of a chart, and its points inside them.
#[derive(Clone, Debug, Deserialize, PartialEq)]
struct View {
    x: [f64; 2],
    y: [f64; 2],
    /// The points in view, and all points.
    points: [usize; 2],
}

const VIEW: &str = "
    const { xaxis, yaxis } = element._fullLayout;
    const within = ([low, high], value) => low <= value && value <= high;
    // The line of expected norms may leave the chart.
    const marks = element.data.filter(({ mode }) => mode === 'markers');
    const points = marks.flatMap(({ x, y }) => Array.from(x, (at, index) => [at, y[index]]));
    const shown = points.filter(([x, y]) =>
        within(xaxis.range, xaxis.d2r(x)) && within(yaxis.range, yaxis.d2r(y)));
    return { x: xaxis.range, y: yaxis.range, points: [shown.length, points.length] };";

fn view(page: &Page, chart: &str) -> View {
    page.wait_until_updated();
    // Longer than input must be idle before a chart is drawn in full.
    thread::sleep(Duration::from_millis(400));
    page.eval_on(chart, VIEW)
}

fn assert_whole(view: &View, when: &str) {
    assert!(
        view.x[0] < view.x[1] && view.y[0] < view.y[1],
        "{when}: {view:?}"
    );
    assert_eq!(view.points[0], view.points[1], "{when}: {view:?}");
}

/// The plot area's point at these fractions of its width and height.
fn plot_point(page: &Page, chart: &str, across: f64, down: f64) -> Point {
    page.bounding_box(&format!("{chart} .nsewdrag"))
        .at(across, down)
}

/// Drags a box over the middle of a chart.
fn zoom(page: &Page, chart: &str) {
    page.reveal(chart);
    let before = view(page, chart);
    page.press(Pointer::Mouse, plot_point(page, chart, 0.3, 0.3));
    let corners = [0.4, 0.5, 0.6].map(|at| plot_point(page, chart, at, at));
    page.move_through(Pointer::Mouse, &corners);
    page.session.wait_for_frames();
    page.release(Pointer::Mouse);
    let zoomed = view(page, chart);
    assert!(
        before.x[0] < zoomed.x[0] && zoomed.x[1] < before.x[1] && zoomed.y[1] < before.y[1],
        "the box did not zoom: {before:?} {zoomed:?}"
    );
}

/// Double-clicks the middle of a chart. A busy machine may send the two clicks too late for
/// plotly, which waits for 300 ms: then it tries again.
fn double_click(page: &Page, chart: &str) {
    page.reveal(chart);
    let point = plot_point(page, chart, 0.5, 0.5);
    let () = page.session.script(
        "window.pressedAt = [];
         addEventListener('mousedown', () => window.pressedAt.push(Date.now()), true);",
        &[],
    );
    for _ in 0..10 {
        for (event, count) in [
            ("mousePressed", 1),
            ("mouseReleased", 1),
            ("mousePressed", 2),
            ("mouseReleased", 2),
        ] {
            let _ = page.session.devtools(
                "Input.dispatchMouseEvent",
                &json!({
                    "type": event, "x": point.x, "y": point.y, "button": "left",
                    "buttons": u8::from(event == "mousePressed"), "clickCount": count,
                }),
            );
        }
        page.session.wait_for_frames();
        let gap = "const [one, two] = window.pressedAt.slice(-2); return two - one;";
        if page.session.script::<f64>(gap, &[]) < 250.0 {
            return;
        }
        thread::sleep(Duration::from_millis(400));
    }
    panic!("the machine is too busy for a double click");
}

const CHARTS: [&str; 2] = ["#chart-smaller", "#chart-larger"];

#[test]
fn a_zoom_ends_when_the_ranges_change_and_a_double_click_leads_to_the_new_ones() {
    Page::test(DESKTOP, |page| {
        for chart in CHARTS {
            page.visit("#v=1");
            let start = view(page, chart);
            assert_whole(&start, "at the start");
            zoom(page, chart);
            page.set("growth-scale", "2.2");
            let changed = view(page, chart);
            assert_whole(&changed, "after a change of the scale factor");
            double_click(page, chart);
            assert_eq!(view(page, chart), changed, "{chart}, double click");
            zoom(page, chart);
            double_click(page, chart);
            assert_eq!(view(page, chart), changed, "{chart}, zoom and double click");
            zoom(page, chart);
            page.click("#undo");
            assert_eq!(view(page, chart), start, "{chart}, undone");
            double_click(page, chart);
            assert_eq!(view(page, chart), start, "{chart}, undone and double click");
        }
    });
}

#[test]
fn a_double_click_after_a_drag_of_a_slider_leads_to_the_current_ranges() {
    // So tall that the slider and the charts are visible together, and quick updates run.
    let tall = Viewport {
        height: 1600,
        ..DESKTOP
    };
    Page::test(tall, |page| {
        let start = view(page, "#chart-larger");
        page.grab(Pointer::Mouse, "growth-scale");
        page.drag_to(Pointer::Mouse, "growth-scale", 0.6);
        page.release(Pointer::Mouse);
        for chart in CHARTS {
            let dragged = view(page, chart);
            assert_whole(&dragged, "after the drag");
            let has_moved = std::iter::zip(&dragged.y, &start.y).any(|(a, b)| (a - b).abs() > 0.0);
            assert!(chart == "#chart-smaller" || has_moved);
            double_click(page, chart);
            assert_eq!(view(page, chart), dragged, "{chart}");
        }
    });
}

/// Counts the quick updates of a chart.
const COUNT: &str = "element.quickUpdates = 0;
    const { follow } = Plotly;
    Plotly.follow = (chart, ...figure) => {
        const isDone = follow(chart, ...figure);
        if (isDone && chart === element) element.quickUpdates += 1;
        return isDone;
    };";

#[test]
fn a_zoom_stays_while_the_ranges_stay() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1");
        zoom(page, "#chart-larger");
        let zoomed = view(page, "#chart-larger");
        // The colours change, and no range.
        page.click("#theme");
        page.click("#theme");
        let shown = view(page, "#chart-larger");
        assert_eq!((shown.x, shown.y), (zoomed.x, zoomed.y));
        // After the reset, the chart has quick updates again.
        double_click(page, "#chart-larger");
        let () = page.eval_on("#chart-larger", COUNT);
        page.grab(Pointer::Mouse, "growth-scale");
        page.drag_to(Pointer::Mouse, "growth-scale", 0.4);
        page.release(Pointer::Mouse);
        let count: u32 = page.eval_on("#chart-larger", "return element.quickUpdates;");
        assert!(count > 0, "no quick update");
    });
}
