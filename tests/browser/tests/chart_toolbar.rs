//! The toolbar of each chart and picture: one line of buttons below it, and nothing over the
//! axes.

use browser_tests::{
    gesture::Pointer,
    page::Page,
    viewport::{DESKTOP, PHONE, SMALL_PHONE, Viewport},
};

const CHARTS: [&str; 12] = [
    "chart-smaller",
    "chart-larger",
    "chart-scatter",
    "chart-parameters",
    "chart-depth-stream",
    "chart-depth-gradients",
    "chart-depth-alike",
    "chart-transformer-gamma",
    "chart-transformer-largest",
    "chart-transformer-stages",
    "chart-transformer-stds",
    "chart-transformer-parameters",
];

#[test]
fn each_toolbar_is_one_line_below_its_chart() {
    let low = Viewport {
        width: 640,
        height: 400,
        ..DESKTOP
    };
    for viewport in [DESKTOP, PHONE, SMALL_PHONE, low] {
        Page::test(viewport, |page| {
            mount_all(page);
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

/// The pictures that plotly.js does not draw, their elements, and their buttons.
const PICTURES: [(&str, &str, &[&str]); 4] = [
    (
        "statistics-whiskers",
        "#statistics-whiskers",
        &["table-toggle", "png", "svg"],
    ),
    ("relatives-matrices", ".relatives", &["png", "svg"]),
    (
        "failures-numbers",
        ".float-grids",
        &["table-toggle", "png", "svg"],
    ),
    (
        "geometry-space",
        "#geometry-pictures",
        &["table-toggle", "png", "svg"],
    ),
];

/// Mounts the stations that are far from the screen, and waits until their charts are drawn.
pub(crate) fn mount_all(page: &Page) {
    page.mount_stations();
    page.wait_until("the charts and pictures are there", || {
        page.has("#relatives-matrices-png")
            && page.has("#failures-numbers-png")
            && page.has("#chart-depth-alike .main-svg")
            && page.has("#geometry-space-png")
            && page.has("#chart-transformer-parameters .main-svg")
    });
    page.wait_until_updated();
}

#[test]
fn each_picture_has_the_toolbar_of_a_chart() {
    for viewport in [DESKTOP, PHONE, SMALL_PHONE] {
        Page::test(viewport, |page| {
            mount_all(page);
            for (id, picture, tools) in PICTURES {
                page.reveal(&format!("#{id}-png"));
                let bottom = page.bounding_box(picture).bottom();
                let ids: Vec<String> = page.eval_on(
                    &format!("#{id}-png"),
                    "return [...element.parentElement.children].map((button) => button.id);",
                );
                let expected: Vec<_> = tools.iter().map(|tool| format!("{id}-{tool}")).collect();
                assert_eq!(ids, expected);
                let bounds: Vec<_> = ids
                    .iter()
                    .map(|id| page.bounding_box(&format!("#{id}")))
                    .collect();
                for button in &bounds {
                    assert!(button.top >= bottom - 1.0, "{id}: {button:?}, {bottom}");
                    assert!((button.top - bounds[0].top).abs() < 1.0, "{bounds:?}");
                }
            }
        });
    }
}

#[test]
fn the_table_of_a_picture_opens_by_its_button_and_moves_no_other_button() {
    Page::test(DESKTOP, |page| {
        mount_all(page);
        for (id, table) in [
            ("statistics-whiskers", "#statistics-table"),
            ("failures-numbers", "#failures-table"),
            ("geometry-space", "#geometry-space-numbers"),
        ] {
            let toggle = format!("#{id}-table-toggle");
            page.reveal(&toggle);
            let is_shown = || page.has(table) && page.is_visible(table);
            let place = || page.bounding_box(&format!("#{id}-svg")).left;
            let (start, expanded) = (place(), || -> String {
                page.eval_on(&toggle, "return element.ariaExpanded;")
            });
            assert!(!is_shown() && expanded() == "false", "{id}");
            page.click(&toggle);
            page.wait_until("the table is shown", is_shown);
            assert!(
                expanded() == "true" && (place() - start).abs() < 1.0,
                "{id}"
            );
            page.click(&toggle);
            page.wait_until("the table is hidden", || !is_shown());
        }
    });
}

#[test]
fn the_buttons_of_all_charts_and_pictures_have_different_names() {
    Page::test(DESKTOP, |page| {
        page.choose("view-axis-1");
        page.wait_until_updated();
        mount_all(page);
        let mut names: Vec<String> = page.session.script(
            "return [...document.querySelectorAll('.chart-toolbar button')]
                 .map((button) => button.ariaLabel);",
            &[],
        );
        names.sort();
        let count = names.len();
        names.dedup();
        // Four of each of the twelve charts, fifteen of the four pictures.
        assert_eq!((names.len(), count), (63, 63), "{names:?}");
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
        mount_all(page);
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

#[test]
fn on_a_phone_the_caption_of_both_chains_is_not_wrapped_around_the_toolbar() {
    Page::test(PHONE, |page| {
        for fragment in ["#v=1&axis=log", "#v=1&axis=log&ln=1"] {
            page.visit(fragment);
            page.wait_until_updated();
            let [caption, toolbar] = [".both-chains .caption", ".both-chains .chart-toolbar"]
                .map(|selector| page.bounding_box(selector));
            assert!(
                toolbar.top >= caption.top + caption.height,
                "{fragment}: {caption:?}, {toolbar:?}"
            );
        }
    });
}
