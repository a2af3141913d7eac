//! Charts and heat maps on paper, which the browser lays out before it draws another frame.

use browser_tests::{
    page::Page,
    viewport::{self, DESKTOP},
};

use crate::print::wait_for_the_recording;

/// Prepares the page for printing as the browser does: nothing but microtasks runs between
/// the event and the layout. Returns what a script finds then.
fn printed<T: serde::de::DeserializeOwned>(page: &Page, read: &str) -> T {
    page.session.await_promise(&format!(
        "(async () => {{
             dispatchEvent(new Event('beforeprint'));
             for (let turn = 0; turn < 1000; turn += 1) await null;
             const found = (() => {{ {read} }})();
             dispatchEvent(new Event('afterprint'));
             return found;
         }})()"
    ))
}

/// The number of shapes in each static chart that is shown.
const STATIC_CHARTS: &str = "
    return [...document.querySelectorAll('.static-chart:not([hidden])')].map((chart) =>
        [chart.previousElementSibling.id, chart.querySelectorAll('svg[viewBox] path').length]);";

#[test]
fn printing_draws_the_charts_of_stations_that_were_not_on_the_screen() {
    Page::test(DESKTOP, |page| {
        let charts: Vec<(String, usize)> = printed(page, STATIC_CHARTS);
        for id in [
            "chart-smaller",
            "chart-larger",
            "chart-scatter",
            "chart-parameters",
            "chart-depth-stream",
            "chart-depth-gradients",
            "chart-depth-alike",
        ] {
            let shapes = charts.iter().find(|(chart, _)| chart == id);
            assert!(
                shapes.is_some_and(|(_, shapes)| *shapes > 8),
                "{id}: {charts:?}"
            );
        }
    });
}

/// Whether the heat map by token has a colour in every pixel.
const IS_PAINTED: &str = "
    const canvas = document.querySelector('#transformer-heat canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return canvas.width > 100 && data.every((byte, index) => index % 4 !== 3 || byte === 255);";

#[test]
fn station_10_prints_its_recording_or_says_that_it_is_loading() {
    Page::test(DESKTOP, |page| {
        let said: String = printed(
            page,
            "return document.getElementById('transformer-sentence').textContent;",
        );
        assert!(said.contains("loading"), "{said}");
        // The first print has mounted the station, and its recording comes.
        wait_for_the_recording(page);
        let charts: Vec<(String, usize)> = printed(page, STATIC_CHARTS);
        let charts = charts
            .iter()
            .filter(|(id, _)| id.starts_with("chart-transformer"));
        let shapes: Vec<usize> = charts.map(|(_, shapes)| *shapes).collect();
        assert!(
            shapes.len() == 5 && shapes.iter().all(|&shapes| shapes > 6),
            "{shapes:?}"
        );
        assert!(printed::<bool>(page, IS_PAINTED));
    });
}

/// A dark page prints its charts and heat maps in the light theme's colours.
#[test]
fn paper_has_the_colours_of_the_light_theme() {
    Page::test(DESKTOP, |page| {
        viewport::emulate_dark_scheme(&page.session, true);
        page.session.wait_for_frames();
        let [ink, strength]: [String; 2] = printed(
            page,
            "return [
                 document.querySelector('#chart-smaller ~ .static-chart text').getAttribute('fill'),
                 document.querySelector('#matrix-before [data-cell]').style.getPropertyValue('--strength'),
             ];",
        );
        let on_screen: String = page.eval_on(
            "#matrix-before [data-cell]",
            "return element.style.getPropertyValue('--strength');",
        );
        assert_eq!(ink, "#5d626c");
        assert_ne!(strength, on_screen, "the strengths of the dark theme");
    });
}
