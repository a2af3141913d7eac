//! The browser's zoom scales the page on every screen.

use browser_tests::{
    page::Page,
    viewport::{DESKTOP, Viewport},
};

/// Screens in device pixels: laptop, desktop, projector with four times as many pixels.
const SCREENS: [(f64, f64); 3] = [(1366.0, 650.0), (1920.0, 950.0), (3840.0, 1900.0)];

/// The zoom levels between 67 and 200 % that browsers offer.
const ZOOMS: [f64; 8] = [0.67, 0.75, 0.8, 0.9, 1.0, 1.25, 1.5, 2.0];

/// The height of an element's text in device pixels.
fn text_height(page: &Page, selector: &str, zoom: f64) -> f64 {
    let size: f64 = page.eval_on(
        selector,
        "return parseFloat(getComputedStyle(element).fontSize);",
    );
    size * zoom
}

#[test]
fn text_grows_with_the_zoom_and_with_nothing_else() {
    Page::test(DESKTOP, |page| {
        // Not the sentence and the sliders' names: they are smaller on a low screen, so that the
        // charts stay in view.
        let texts = ["html", ".lead"];
        let usual = texts.map(|text| text_height(page, text, 1.0));
        for (width, height) in SCREENS {
            for zoom in ZOOMS {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a screen's size"
                )]
                let pixels = |length: f64| (length / zoom).round() as u32;
                Viewport {
                    width: pixels(width),
                    height: pixels(height),
                    device_pixel_ratio: zoom,
                    is_phone: false,
                }
                .emulate(&page.session);
                page.session.wait_for_frames();
                for (text, usual) in std::iter::zip(texts, usual) {
                    let height = text_height(page, text, zoom);
                    assert!(
                        (height / usual - zoom).abs() < 0.02,
                        "{text} of {width} pixels at {zoom}: {height} instead of {usual} × {zoom}"
                    );
                }
            }
        }
    });
}
