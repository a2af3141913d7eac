//! The toolbar of each chart: one line of buttons below it, and nothing over its axes.

use browser_tests::{
    gesture::Pointer,
    page::Page,
    viewport::{DESKTOP, PHONE, SMALL_PHONE, Viewport},
};

const CHARTS: [&str; 3] = ["chart-smaller", "chart-larger", "chart-scatter"];

#[test]
fn each_toolbar_is_one_line_below_its_chart() {
    let low = Viewport {
        width: 640,
        height: 400,
        ..DESKTOP
    };
    for viewport in [DESKTOP, PHONE, SMALL_PHONE, low] {
        Page::test(viewport, |page| {
            for chart in CHARTS {
                let plot = page.bounding_box(&format!("#{chart}"));
                let ids: Vec<String> = page.eval_on(
                    &format!("#{chart}"),
                    "return [...element.closest('figure').querySelectorAll('.chart-toolbar button')]
                         .filter((button) => button.checkVisibility()).map((button) => button.id);",
                );
                assert_eq!(
                    ids,
                    ["table-toggle", "png", "svg"].map(|tool| format!("{chart}-{tool}"))
                );
                let bounds: Vec<_> = ids
                    .iter()
                    .map(|id| page.bounding_box(&format!("#{id}")))
                    .collect();
                for button in &bounds {
                    assert!(
                        button.top >= plot.bottom(),
                        "{chart}: {button:?} in {plot:?}"
                    );
                    assert!((button.top - bounds[0].top).abs() < 1.0, "{bounds:?}");
                }
                let right = bounds[2].left + bounds[2].width;
                assert!((right - plot.left - plot.width).abs() < 2.0, "{bounds:?}");
            }
        });
    }
}

#[test]
fn the_buttons_of_all_charts_have_different_names() {
    Page::test(DESKTOP, |page| {
        let mut names: Vec<String> = page.session.script(
            "return [...document.querySelectorAll('.chart-toolbar button')]
                 .map((button) => button.ariaLabel);",
            &[],
        );
        names.sort();
        let count = names.len();
        names.dedup();
        assert_eq!((names.len(), count), (12, 12), "{names:?}");
    });
}

/// The ends of a chart's axes.
fn ranges(page: &Page, chart: &str) -> Vec<f64> {
    page.eval_on(
        &format!("#{chart}"),
        "return [...element.layout.xaxis.range, ...element.layout.yaxis.range];",
    )
}

#[test]
fn a_zoom_can_be_ended_by_a_button_that_appears_with_it() {
    Page::test(DESKTOP, |page| {
        for chart in CHARTS {
            let button = format!("#{chart}-reset-zoom");
            page.reveal(&format!("#{chart}"));
            let before = ranges(page, chart);
            assert!(!page.is_visible(&button), "{chart} is not zoomed");
            let plot = page.bounding_box(&format!("#{chart} .nsewdrag"));
            page.press(Pointer::Mouse, plot.at(0.3, 0.3));
            page.move_through(Pointer::Mouse, &[plot.at(0.5, 0.5), plot.at(0.7, 0.7)]);
            page.release(Pointer::Mouse);
            page.wait_until("the button appears", || page.is_visible(&button));
            assert_ne!(ranges(page, chart), before);
            page.click(&button);
            page.wait_until("the button disappears", || !page.is_visible(&button));
            assert_eq!(ranges(page, chart), before, "{chart}");
        }
    });
}

#[test]
fn no_box_of_plotly_explains_the_zoom() {
    Page::test(DESKTOP, |page| {
        let plot = page.bounding_box("#chart-larger .nsewdrag");
        page.press(Pointer::Mouse, plot.at(0.3, 0.3));
        page.move_through(Pointer::Mouse, &[plot.at(0.5, 0.5), plot.at(0.7, 0.7)]);
        page.release(Pointer::Mouse);
        page.session.wait_for_frames();
        assert!(!page.has(".plotly-notifier .notifier-note"));
    });
}
