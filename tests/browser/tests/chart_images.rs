//! The images of the charts that the page downloads.

use browser_tests::{
    page::Page,
    viewport::{self, DESKTOP},
};
use serde_json::json;

use crate::downloads::Downloads;

/// Each chart, and its part of the file names.
const CHARTS: [(&str, &str); 3] = [
    ("chart-smaller", "growth-smaller"),
    ("chart-larger", "growth-larger"),
    ("chart-scatter", "original-against-layer-norm"),
];

fn assert_png(page: &Page, downloads: &Downloads, (chart, name): (&str, &str)) {
    let button = format!("#{chart}-png");
    let file = format!("layernorm-lab-{name}-seed-0.png");
    let png = downloads.click(page, &button, &file);
    assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n", "{chart}");
    let number = |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
    assert_eq!((number(16), number(20)), (1600, 1000), "{chart}");
}

/// Downloads a chart as SVG, parses it as XML, and returns it.
fn checked_svg(page: &Page, downloads: &Downloads, (chart, name): (&str, &str)) -> String {
    let button = format!("#{chart}-svg");
    let file = format!("layernorm-lab-{name}-seed-0.svg");
    let svg = String::from_utf8(downloads.click(page, &button, &file)).expect("UTF-8");
    assert!(svg.starts_with("<svg"), "{svg}");
    let (width, height, background, title): (String, String, String, String) =
        page.session.script(
            "const svg = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');
             if (svg.querySelector('parsererror')) throw new Error('no SVG');
             const root = svg.documentElement;
             return [root.getAttribute('width'), root.getAttribute('height'),
                     svg.querySelector('rect').style.fill, svg.querySelector('.gtitle').textContent];",
            &[json!(svg)],
        );
    assert_eq!((&*width, &*height), ("800", "500"), "{chart}");
    assert_eq!(background, "rgb(255, 255, 255)", "{chart}");
    let shown: String = page.eval_on(&format!("#{chart} .gtitle"), "return element.textContent;");
    assert_eq!(title, shown, "{chart}");
    let caption = if chart == "chart-scatter" {
        "LayerNorm Lab · seed 0 · 3×10 · mean 3 · std 2 · LayerNorm per row · ε = 1×10⁻⁵ · γ = 1 · β = 0"
    } else {
        "LayerNorm Lab · seed 0 · s = 1.5 · 20 steps · 30×30 · A * B · float32"
    };
    assert!(svg.contains(caption), "{chart} has no caption: {svg}");
    svg
}

#[test]
fn each_image_has_its_size_and_a_white_background_in_either_theme() {
    Page::test(DESKTOP, |page| {
        let downloads = Downloads::of(page);
        let images = || {
            CHARTS.map(|chart| {
                assert_png(page, &downloads, chart);
                checked_svg(page, &downloads, chart)
            })
        };
        let light = images();
        let start = page.snapshot();
        viewport::emulate_dark_scheme(&page.session, true);
        page.wait_until("the charts become dark", || {
            page.snapshot().larger.text_colour != start.larger.text_colour
        });
        for (light, dark) in std::iter::zip(&light, images()) {
            for colour in ["#e8e6e1", "rgb(232, 230, 225)", "rgb(169, 175, 186)"] {
                assert!(!dark.contains(colour), "light text on white: {colour}");
            }
            assert_eq!(
                light.matches("<path").count(),
                dark.matches("<path").count()
            );
        }
    });
}
