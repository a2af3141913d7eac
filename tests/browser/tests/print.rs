//! Printing: a station per page, with every value, in legible text.

use base64::{Engine, prelude::BASE64_STANDARD};
use browser_tests::{
    page::Page,
    viewport::{DESKTOP, PHONE, Viewport},
};
use serde_json::json;

/// The number of printed sheets.
fn sheets(page: &Page) -> usize {
    let answer = page.session.devtools(
        "Page.printToPDF",
        &json!({ "preferCSSPageSize": true, "printBackground": true }),
    );
    let document = BASE64_STANDARD
        .decode(answer["data"].as_str().unwrap_or_default())
        .expect("the PDF is base64");
    let text = String::from_utf8_lossy(&document);
    assert!(text.starts_with("%PDF"), "not a PDF: {answer}");
    text.match_indices("/Type /Page")
        .filter(|(at, name)| !text[at + name.len()..].starts_with('s'))
        .count()
}

/// The number of sheets of each of these stations, printed by itself.
fn sheets_of<'a>(page: &Page, stations: &[&'a str]) -> Vec<(&'a str, usize)> {
    let () = page.session.script(
        "document.getElementById('print-header').hidden = true;
         for (const station of document.querySelectorAll('.station, .further')) station.hidden = true;",
        &[],
    );
    let of = |&station: &&'a str| {
        // The end of the page follows the last station.
        let set = |hidden: bool| {
            let () = page.eval_on(
                &format!("#{station}"),
                &format!(
                    "element.hidden = {hidden};
                     document.querySelector('.foot').hidden = element.id !== 'transformer';"
                ),
            );
        };
        set(false);
        let sheets = sheets(page);
        set(true);
        (station, sheets)
    };
    stations.iter().map(of).collect()
}

/// A last sheet with a few lines, or a first one with the heading alone, is too many.
#[test]
fn no_sheet_is_left_for_a_heading_or_a_few_lines() {
    Page::test(PHONE, |page| {
        let _ = sheets(page);
        wait_for_the_recording(page);
        let expected = [
            ("why", 1),
            ("what", 1),
            ("statistics", 1),
            ("parameters", 2),
            ("relatives", 1),
            ("failures", 2),
            ("gradients", 2),
            ("depth", 2),
            ("geometry", 1),
            ("transformer", 4),
        ];
        assert_eq!(
            sheets_of(page, &expected.map(|(station, _)| station)),
            expected
        );
    });
    // The table of station 3 has a row for each feature.
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&features=64");
        let _ = sheets(page);
        page.wait_until_updated();
        assert_eq!(sheets_of(page, &["statistics"]), [("statistics", 3)]);
    });
}

/// Waits until station 10 shows its recording, which comes after the station is mounted, and
/// until the charts of the lazy stations are drawn.
pub(crate) fn wait_for_the_recording(page: &Page) {
    page.wait_until("station 10 shows its recording", || {
        page.has("#transformer-tokens td")
            && page.has("#chart-transformer-parameters .main-svg")
            && page.has("#chart-depth-alike .main-svg")
    });
    page.wait_until_updated();
}

/// Asserts that each station begins a sheet, and that few need a second one.
fn assert_sheets(viewport: Viewport) {
    Page::test(viewport, |page| {
        page.enter("seed", "4711");
        page.wait_for_fragment("v=1&seed=4711");
        let _ = sheets(page);
        // Printing mounts the lazy stations and prints the address.
        for mounted in [
            "#relatives-table",
            "#failures-values",
            "#gradient-parts",
            "#geometry-layer-norm svg",
        ] {
            assert!(page.has(mounted), "{mounted}");
        }
        wait_for_the_recording(page);
        let sheets = sheets(page);
        assert!((10..=18).contains(&sheets), "{sheets}");
        let header: String = page.eval_on("#print-header", "return element.textContent;");
        let address: String = page.session.script("return location.href;", &[]);
        assert!(
            header.contains("4711") && header.contains(&address),
            "{header}"
        );
        // After printing, plotly.js's charts are shown again.
        page.wait_until("no static chart is left", || {
            !page.has(".static-chart:not([hidden])")
        });
    });
}

#[test]
fn a_desktop_prints_each_station_on_a_sheet() {
    assert_sheets(DESKTOP);
}

#[test]
fn a_phone_prints_each_station_on_a_sheet() {
    assert_sheets(PHONE);
}

/// Asserts what the layout of one sheet shows of the overlaps on several.
fn assert_nothing_overlaps(page: &Page) {
    // A number that is wider than its cell runs into the next one.
    let wide: Vec<String> = page.session.script(
        "const text = document.createRange();
         return [...document.querySelectorAll('.heat-map:not(.dense, .compact) [data-cell]')]
             .filter((cell) => {
                 text.selectNodeContents(cell);
                 return text.getBoundingClientRect().width > cell.clientWidth;
             })
             .map((cell) => cell.textContent)
             .slice(0, 8);",
        &[],
    );
    assert_eq!(wide, [""; 0], "wider than their cells");
    // Items of a grid that a sheet's end divides are laid out over each other.
    let grids: Vec<String> = page.session.script(
        "return [...document.querySelectorAll('.pictures, .lazy, .gradient-parts, .transformer-pictures, .float-grids')]
             .filter((element) => getComputedStyle(element).display === 'grid')
             .map((element) => element.className);",
        &[],
    );
    assert_eq!(grids, [""; 0], "grids of several sheets");
    // PDF draws no cap on a line without a length.
    let marks: Vec<String> = page.session.script(
        "return [...document.querySelectorAll('.number-line-marks')]
             .filter((marks) => marks.checkVisibility())
             .map((marks) => marks.getAttribute('d'));",
        &[],
    );
    let has_length = |path: &String| path.contains("h.01") || path.contains("v6");
    assert!(
        marks.len() >= 9 && marks.iter().all(has_length),
        "{marks:?}"
    );
    assert!(!page.is_visible(".your-numbers"));
}

#[test]
fn the_printed_page_has_every_value_and_clips_nothing() {
    // A4 in landscape between its margins, at 96 pixels to the inch.
    let sheet = Viewport {
        width: 1032,
        height: 703,
        ..DESKTOP
    };
    Page::test(sheet, |page| {
        // Like printing, this mounts the lazy stations and resizes the charts.
        let prepare = "dispatchEvent(new Event('beforeprint'));";
        let () = page.session.script(prepare, &[]);
        page.wait_until("every station is mounted", || {
            page.has("#gradient-parts") && page.has("#geometry-layer-norm svg")
        });
        wait_for_the_recording(page);
        // The charts of the stations that the first event has mounted.
        let () = page.session.script(prepare, &[]);
        let _ = page
            .session
            .devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
        page.session.wait_for_frames();
        let missing: Vec<String> = page.session.script(
            "return [...document.querySelectorAll('.slider-field, #growth-layer-norm, input:checked + span')]
                 .filter((element) => !element.closest('.equaliser, .cell-edit, [hidden]')
                     && !element.getBoundingClientRect().width)
                 .map((element) => element.id || element.textContent);",
            &[],
        );
        assert_eq!(missing, [""; 0], "not printed");
        let clipped: Vec<String> = page.session.script(
            "const width = document.documentElement.clientWidth;
             return [...document.querySelectorAll('main *')]
                 .filter((element) => element.checkVisibility())
                 .filter((element) => {
                     const { left, right } = element.getBoundingClientRect();
                     const scrolls = getComputedStyle(element).overflowX !== 'visible'
                         && element.scrollWidth > element.clientWidth + 1;
                     return !element.closest('svg') && (left < -1 || right > width + 1 || scrolls);
                 })
                 .map((element) => `${element.tagName} ${element.className} ${element.textContent.slice(0, 30)}`)
                 .slice(0, 8);",
            &[],
        );
        assert_eq!(clipped, [""; 0], "clipped in print");
        // 9 points are 12 pixels.
        let small: Vec<String> = page.session.script(
            "const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
             const small = [];
             while (words.nextNode()) {
                 const element = words.currentNode.parentElement;
                 // The plot area of a chart is an image within its image.
                 const inner = element.closest('svg');
                 const svg = inner?.parentElement.closest('svg') ?? inner;
                 // A superscript is smaller than its base.
                 if (!words.currentNode.textContent.trim() || !element.checkVisibility()
                     || element.closest('msup, msub, tspan, sup')) continue;
                 const scale = svg?.viewBox.baseVal?.width
                     ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
                 const size = parseFloat(getComputedStyle(element).fontSize) * scale;
                 if (size > 0 && size < 11.9) small.push(`${element.textContent.slice(0, 30)}: ${size}`);
             }
             return small.slice(0, 12);",
            &[],
        );
        assert_eq!(small, [""; 0], "smaller than 9 points");
        let (cells, stations): (Vec<usize>, Vec<usize>) = page.session.script(
            "const all = (selector) => [...document.querySelectorAll(selector)];
             const printed = (element) => element.checkVisibility() && element.textContent.trim();
             const cells = all('.heat-map [data-cell]');
             const begins = (element) => getComputedStyle(element).breakBefore === 'page';
             return [[cells.length, cells.filter(printed).length],
                     [all('.station').length, all('.lead').filter(printed).length,
                      all('.station, .further').filter(begins).length + 1]];",
            &[],
        );
        assert!(cells[0] >= 60 && cells[0] == cells[1], "{cells:?}");
        assert_nothing_overlaps(page);
        // Each station has its explanation, and all but the first begin a page.
        assert_eq!(stations, [stations[0]; 3]);
        let charts: Vec<f64> = page.session.script(
            "return [...document.querySelectorAll('.static-chart:not([hidden])')].map((chart) => {
                 const [svg, bounds] = [chart.querySelector('svg'), chart]
                     .map((element) => element.getBoundingClientRect());
                 return Math.max(svg.width - bounds.width, svg.right - innerWidth, svg.height - 441,
                     200 - svg.height);
             });",
            &[],
        );
        // Two of station 1, one each of stations 3 and 4, three of station 8, five of station 10.
        assert!(
            charts.len() == 12 && charts.iter().all(|&out| out < 1.0),
            "{charts:?}"
        );
    });
}
