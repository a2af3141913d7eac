//! The static charts, which the page shows until plotly.js is loaded.

use browser_tests::{
    gesture::Pointer,
    page::Page,
    settings::Settings,
    viewport::{DESKTOP, PHONE, SMALL_PHONE, Viewport},
};
use serde_json::json;

/// The lab before any input: plotly.js is not loaded yet.
fn untouched_page(viewport: Viewport) -> Page {
    untouched_page_at(viewport, "")
}

/// The lab with this fragment before any input.
fn untouched_page_at(viewport: Viewport, fragment: &str) -> Page {
    let lab = Settings::from_environment().lab;
    let page = Page::at(viewport, &format!("{lab}{fragment}"));
    page.load();
    page.wait_until("the lab is mounted", || page.has("main[aria-busy=false]"));
    page.wait_until("the static chart is visible", || {
        page.is_visible("#why .static-chart svg")
    });
    page.session.wait_for_frames();
    page
}

fn svg(page: &Page) -> String {
    page.eval_on("#chart-larger ~ .static-chart", "return element.innerHTML;")
}

fn plotly_is_loaded(page: &Page) -> bool {
    page.session.script("return 'Plotly' in window;", &[])
}

#[test]
fn a_drag_updates_the_static_chart_and_plotly_loads_after_the_drag() {
    let page = untouched_page(PHONE);
    let first = svg(&page);
    assert!(!plotly_is_loaded(&page), "there was no input yet");
    page.grab_without_scrolling(Pointer::Touch, "growth-scale");
    page.drag_to(Pointer::Touch, "growth-scale", 0.6);
    let dragged = svg(&page);
    assert_ne!(dragged, first, "the static chart updates");
    assert!(dragged.contains("noise of size 2.2"), "{dragged}");
    assert!(!plotly_is_loaded(&page), "not during a drag");
    page.release(Pointer::Touch);
    page.wait_until("plotly.js has drawn", || page.has("#chart-larger .gtitle"));
    page.wait_until("the static chart is hidden", || {
        !page.is_visible("#chart-larger ~ .static-chart")
    });
    assert!(page.snapshot().larger.title.contains("noise of size 2.2"));
}

/// The centres of all marks that match a selector.
fn centres(page: &Page, marks: &str) -> Vec<[f64; 2]> {
    page.session.script(
        "return [...document.querySelectorAll(arguments[0])].map((mark) => {
             const { left, top, width, height } = mark.getBoundingClientRect();
             return [left + width / 2, top + height / 2];
         });",
        &[json!(marks)],
    )
}

fn assert_near(before: &[[f64; 2]], after: &[[f64; 2]], distance: f64) {
    for (before, after) in std::iter::zip(before.as_flattened(), after.as_flattened()) {
        let moved = (before - after).abs();
        assert!(moved < distance, "{before} became {after}");
    }
}

#[test]
fn plotly_draws_each_point_where_the_static_chart_drew_it() {
    let page = untouched_page(DESKTOP);
    let before = centres(&page, "#why .static-chart g path");
    page.wait_until_ready();
    let after = centres(&page, "#why .chart-plot .point");
    assert_eq!((before.len(), after.len()), (40, 40));
    assert_near(&before, &after, 1.0);
}

#[test]
fn plotly_draws_the_titles_where_the_static_charts_drew_them() {
    for viewport in [DESKTOP, PHONE, SMALL_PHONE] {
        let page = untouched_page(viewport);
        let lefts = |titles: &str| -> Vec<f64> {
            page.session.script(
                "return [...document.querySelectorAll(arguments[0])]
                     .map((title) => title.getBoundingClientRect())
                     .flatMap(({ left, right }) => [left, right]);",
                &[json!(titles)],
            )
        };
        let before = lefts("#why .static-chart text[font-weight='600']");
        page.wait_until_ready();
        let after = lefts("#why .chart-plot .gtitle");
        assert_eq!((before.len(), after.len()), (4, 4), "{viewport:?}");
        for (before, after) in std::iter::zip(&before, &after) {
            assert!(
                (before - after).abs() < 2.0,
                "{viewport:?}: {before} and {after}"
            );
            assert!(*after < f64::from(viewport.width), "{viewport:?}: {after}");
        }
    }
}

/// Their points, and each line of the labels at their ends.
#[test]
fn plotly_draws_both_chains_where_the_static_chart_drew_them() {
    let page = untouched_page_at(DESKTOP, "#v=1&axis=log&ln=1");
    let points = centres(&page, "#why .static-chart g path");
    let texts = "return [...document.querySelectorAll(arguments[0])]
         .filter((text) => /^\\s*(with|without|LayerNorm)$/.test(text.textContent))
         .map((text) => {
             const { left, top, height } = text.getBoundingClientRect();
             return [left, top + height / 2];
         }).sort((one, other) => one[1] - other[1] || one[0] - other[0]);";
    let labels = |marks: &str| -> Vec<[f64; 2]> { page.session.script(texts, &[json!(marks)]) };
    let drawn_labels = labels("#why .static-chart text");
    page.wait_until_ready();
    let after = centres(&page, "#why .chart-plot .point");
    assert_eq!((points.len(), after.len()), (42, 42));
    assert_near(&points, &after, 1.0);
    let after = labels("#why .chart-plot .text tspan");
    assert_eq!((drawn_labels.len(), after.len()), (6, 6));
    assert_near(&drawn_labels, &after, 3.0);
}

#[test]
fn the_labels_of_a_logarithmic_axis_keep_their_size() {
    let page = untouched_page_at(DESKTOP, "#v=1&axis=log");
    let labels = |texts: &str| -> Vec<(String, f64)> {
        page.session.script(
            "return [...document.querySelectorAll(arguments[0])].map((text) =>
                 [text.textContent.replaceAll('\u{200b}', ''), parseFloat(getComputedStyle(text).fontSize)])
                 .filter(([text]) => text.startsWith('10'));",
            &[json!(texts)],
        )
    };
    let mut before = labels("#chart-both ~ .static-chart text[text-anchor=end]");
    page.wait_until_ready();
    let mut after = labels("#chart-both .yaxislayer-above text");
    assert!((3..=6).contains(&before.len()), "{before:?}");
    after.sort_by(|one, other| one.0.cmp(&other.0));
    before.sort_by(|one, other| one.0.cmp(&other.0));
    assert_eq!(before, after);
}
