//! The static charts, which the page shows until plotly.js is loaded.

use browser_tests::{
    gesture::Pointer,
    page::Page,
    settings::Settings,
    viewport::{DESKTOP, PHONE, Viewport},
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
        page.is_visible("#chart-larger ~ .static-chart svg")
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

#[test]
fn plotly_draws_each_point_where_the_static_chart_drew_it() {
    let page = untouched_page(DESKTOP);
    let centres = |marks: &str| -> Vec<[f64; 2]> {
        page.session.script(
            "return [...document.querySelectorAll(arguments[0])].map((mark) => {
                 const { left, top, width, height } = mark.getBoundingClientRect();
                 return [left + width / 2, top + height / 2];
             });",
            &[json!(marks)],
        )
    };
    let before = centres("#why .static-chart g path");
    page.wait_until_ready();
    let after = centres("#why .chart-plot .point");
    assert_eq!((before.len(), after.len()), (40, 40));
    for (before, after) in std::iter::zip(before.as_flattened(), after.as_flattened()) {
        assert!((before - after).abs() < 1.0, "{before} became {after}");
    }
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
    let mut before = labels("#chart-larger ~ .static-chart text[text-anchor=end]");
    page.wait_until_ready();
    let mut after = labels("#chart-larger .yaxislayer-above text");
    assert!((3..=6).contains(&before.len()), "{before:?}");
    after.sort_by(|one, other| one.0.cmp(&other.0));
    before.sort_by(|one, other| one.0.cmp(&other.0));
    assert_eq!(before, after);
}
