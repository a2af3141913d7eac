//! The images of the charts and pictures that the page downloads.

use browser_tests::{
    page::Page,
    viewport::{self, DESKTOP},
};
use serde_json::json;

use crate::{chart_toolbar::mount_all, downloads::Downloads};

/// Each chart, and its part of the file names.
const CHARTS: [(&str, &str); 12] = [
    ("chart-smaller", "growth-smaller"),
    ("chart-larger", "growth-larger"),
    ("chart-scatter", "original-against-layer-norm"),
    ("chart-parameters", "gamma-and-beta-by-feature"),
    ("chart-depth-stream", "stack-stream"),
    ("chart-depth-gradients", "stack-gradients"),
    ("chart-depth-alike", "stack-rows"),
    ("chart-transformer-gamma", "transformer-gamma-by-size"),
    ("chart-transformer-largest", "transformer-largest"),
    ("chart-transformer-stages", "transformer-stages"),
    ("chart-transformer-stds", "transformer-stds"),
    ("chart-transformer-parameters", "transformer-parameters"),
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
    let caption = match chart {
        "chart-smaller" | "chart-larger" => {
            "LayerNorm Lab · seed 0 · s = 1.5 · 20 steps · 30×30 · A * B · float32"
        }
        "chart-scatter" | "chart-parameters" => {
            "LayerNorm Lab · seed 0 · 3×10 · mean 3 · std 2 · LayerNorm per row · ε = 1×10⁻⁵ · γ = 1 · β = 0"
        }
        "chart-transformer-gamma"
        | "chart-transformer-largest"
        | "chart-transformer-stages"
        | "chart-transformer-stds"
        | "chart-transformer-parameters" => {
            "all-MiniLM-L6-v2 · 3: layer 1, after the feed-forward block"
        }
        _ => "LayerNorm Lab · seed 0 · stack: Pre-LN · 24 layers · width 48 · s = 1 · 8 rows",
    };
    assert!(svg.contains(caption), "{chart} has no caption: {svg}");
    svg
}

#[test]
fn each_image_has_its_size_and_a_white_background_in_either_theme() {
    Page::test(DESKTOP, |page| {
        let downloads = Downloads::of(page);
        mount_all(page);
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
        page.wait_until_updated();
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

#[test]
fn the_image_of_both_chains_has_the_labels_of_their_ends_and_the_settings() {
    Page::test(DESKTOP, |page| {
        let downloads = Downloads::of(page);
        page.choose("view-axis-1");
        assert!(page.toggle("growth-layer-norm"));
        page.wait_until_updated();
        let chart = ("chart-both", "growth-both");
        assert_png(page, &downloads, chart);
        let file = "layernorm-lab-growth-both-seed-0.svg";
        let svg = downloads.click(page, "#chart-both-svg", file);
        let svg = String::from_utf8(svg).expect("UTF-8");
        let texts: String = page.session.script(
            "const svg = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');
             return [...svg.querySelectorAll('text')].map((text) => text.textContent).join('|');",
            &[json!(svg)],
        );
        for text in [
            "Both chains: noise of size 0.667 and 1.5",
            "without",
            "2042",
            // The caption takes two lines.
            "LayerNorm Lab · seed 0 · s = 1.5 · 20 steps · 30×30 · A * B · float32",
            "LayerNorm after every step",
        ] {
            assert!(texts.contains(text), "{text} in {texts}");
        }
    });
}

/// A picture: its element, its part of the file names, its title, its caption, and how many
/// shapes of one kind it has.
type PictureCase = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    (&'static str, usize),
);

/// The pictures that plotly.js does not draw.
const PICTURES: [PictureCase; 4] = [
    (
        "statistics-whiskers",
        "means-and-stds",
        "Mean (dot) ± std (whiskers) of every row and column",
        "LayerNorm Lab · seed 0 · 3×10 · mean 3 · std 2 · LayerNorm per row · ε = 1×10⁻⁵ · γ = 1 · β = 0",
        // Before and after, three rows and ten columns.
        ("circle", 26),
    ),
    (
        "relatives-matrices",
        "relatives",
        "The same matrix, normalised in five ways",
        "LayerNorm Lab · seed 0 · 3×10 · mean 3 · std 2 · ε = 1×10⁻⁵",
        // The outlines of the sets of each matrix.
        ("path[fill=none]", 5),
    ),
    (
        "failures-numbers",
        "float32-numbers",
        "“40000 to 40003” among float32’s numbers",
        "LayerNorm Lab · seed 0 · float32 · ε = 1×10⁻⁵",
        // The staircase, the values with their mean, and the squares.
        ("svg > g svg", 3),
    ),
    (
        "geometry-space",
        "three-features",
        "Three features in space",
        "LayerNorm Lab · seed 0 · torch.randn(24, 3) * 1 + 1 · ε = 1×10⁻⁵ · γ = 1 · β = 0 · turn −20° · tilt 25°",
        // LayerNorm's, RMSNorm's and the one along the axis.
        ("g.space > svg", 3),
    ),
];

#[test]
fn each_picture_is_a_file_with_title_caption_and_settings_in_light_colours_in_either_theme() {
    Page::test(DESKTOP, |page| {
        let downloads = Downloads::of(page);
        mount_all(page);
        let mut files: Vec<Vec<String>> = Vec::new();
        for is_dark in [false, true] {
            viewport::emulate_dark_scheme(&page.session, is_dark);
            page.session.wait_for_frames();
            files.push(Vec::new());
            for (id, name, title, caption, (shape, count)) in PICTURES {
                let file = format!("layernorm-lab-{name}-seed-0.png");
                let png = downloads.click(page, &format!("#{id}-png"), &file);
                assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n", "{id}");
                let width = u32::from_be_bytes([png[16], png[17], png[18], png[19]]);
                assert_eq!(width, 1600, "{id}");
                let file = format!("layernorm-lab-{name}-seed-0.svg");
                let svg = downloads.click(page, &format!("#{id}-svg"), &file);
                let svg = String::from_utf8(svg).expect("UTF-8");
                let (texts, background, shapes): (Vec<String>, String, usize) = page
                    .session
                    .script(
                    "const svg = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');
                     if (svg.querySelector('parsererror')) throw new Error('no SVG');
                     return [[...svg.querySelectorAll('text')].map((text) => text.textContent),
                             svg.querySelector('rect').getAttribute('fill'),
                             svg.querySelectorAll(arguments[1]).length];",
                    &[json!(svg), json!(shape)],
                );
                assert_eq!(texts[0], title);
                assert_eq!(background, "#ffffff", "{id}");
                assert_eq!(shapes, count, "{id}: {svg}");
                // The caption may take several lines.
                let has_caption = (1..=3).any(|lines| {
                    let last = &texts[texts.len() - lines..];
                    last.join(" · ").starts_with(caption)
                });
                assert!(has_caption, "{id}: {texts:?}");
                files.last_mut().expect("a theme").push(svg);
            }
        }
        assert_eq!(files[0], files[1]);
        assert!(!page.has(".chart-toolbar + .slider-error:not(:empty)"));
    });
}
