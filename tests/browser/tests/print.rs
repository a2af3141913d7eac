//! The whole lab on one sheet of A4, every value as text.

use base64::{Engine, prelude::BASE64_STANDARD};
use browser_tests::{
    page::Page,
    screen::{DESKTOP, PHONE, Screen},
};
use serde_json::json;

/// The sheets that the page is printed on.
fn sheets(page: &Page) -> usize {
    let answer = page.session.devtools(
        "Page.printToPDF",
        &json!({ "preferCSSPageSize": true, "printBackground": true }),
    );
    let document = BASE64_STANDARD
        .decode(answer["data"].as_str().unwrap_or_default())
        .expect("the browser gives a document as base64");
    let text = String::from_utf8_lossy(&document);
    assert!(text.starts_with("%PDF"), "no document: {answer}");
    text.match_indices("/Type /Page")
        .filter(|(at, name)| !text[at + name.len()..].starts_with('s'))
        .count()
}

fn assert_one_sheet(screen: Screen) {
    Page::test(screen, |page| {
        page.enter("seed", "4711");
        page.until_fragment("v=1&seed=4711");
        assert_eq!(sheets(page), 1);
        // Printing has built what was far below, and told where this was.
        assert!(page.has("#relatives-table") && page.has("#failures-table"));
        let imprint: String = page.ask("#imprint", "return element.textContent;");
        let address: String = page.session.script("return location.href;", &[]);
        assert!(
            imprint.contains("4711") && imprint.contains(&address),
            "{imprint}"
        );
        // The charts have the screen's size again.
        assert!(!page.has(".main-svg[viewBox]"));
    });
}

#[test]
fn a_desktop_prints_one_sheet() {
    assert_one_sheet(DESKTOP);
}

#[test]
fn a_phone_prints_one_sheet() {
    assert_one_sheet(PHONE);
}

#[test]
fn a_larger_matrix_stays_legible_and_takes_a_second_sheet() {
    Page::test(DESKTOP, |page| {
        page.set("activations-features", "16");
        assert_eq!(sheets(page), 1);
        page.set("activations-rows", "16");
        assert_eq!(sheets(page), 2);
    });
}

#[test]
fn on_paper_every_value_is_there_and_nothing_is_cut() {
    // The width of A4 between its margins, at 96 pixels to the inch.
    let paper = Screen {
        width: 725,
        height: 1054,
        ..DESKTOP
    };
    Page::test(paper, |page| {
        // Builds the stations far below, and fits the charts, as printing does.
        let () = page
            .session
            .script("dispatchEvent(new Event('beforeprint'));", &[]);
        page.until("all is built", || page.has("#failures-table"));
        let _ = page
            .session
            .devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
        page.session.settle();
        let missing: Vec<String> = page.session.script(
            "return [...document.querySelectorAll('.slider-field, #lever, input:checked + span')]
                 .filter((element) => !element.closest('.equaliser, .cell-edit')
                     && !element.getBoundingClientRect().width)
                 .map((element) => element.id || element.textContent);",
            &[],
        );
        assert_eq!(missing, [""; 0], "not on paper");
        let cut: Vec<String> = page.session.script(
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
        assert_eq!(cut, [""; 0], "cut on paper");
        let charts: Vec<f64> = page.session.script(
            "return [...document.querySelectorAll('.chart-place')].map((place) => {
                 const [svg, frame] = [place.querySelector('.main-svg'), place]
                     .map((element) => element.getBoundingClientRect());
                 return Math.max(svg.width - frame.width, svg.right - innerWidth);
             });",
            &[],
        );
        assert!(
            charts.len() == 3 && charts.iter().all(|&out| out < 1.0),
            "{charts:?}"
        );
    });
}
