//! The numbers beside the bars of γ and β, and below the number lines of the rows.

use browser_tests::{
    page::Page,
    viewport::{DESKTOP, PHONE, Viewport},
};

/// For each label of a scale: its text, and how far its middle is from the value's height
/// in the bars, in pixels.
const SCALE: &str = "
    const bars = element.getBoundingClientRect();
    const labels = element.parentElement.querySelectorAll('.bars-scale span');
    return [...labels].map((label) => {
        const { top, bottom } = label.getBoundingClientRect();
        const value = Number(label.textContent.replace('\u{2212}', '-'));
        const expected = bars.bottom - (value + 5) / 10 * bars.height;
        return [label.textContent, (top + bottom) / 2 - expected];
    });";

#[test]
fn the_bars_have_a_scale_and_are_high_enough_for_it() {
    let on_its_side = Viewport {
        width: 640,
        height: 400,
        ..PHONE
    };
    for (viewport, least) in [(DESKTOP, 130.0), (PHONE, 48.0), (on_its_side, 96.0)] {
        Page::test(viewport, |page| {
            for (id, neutral) in [("gamma", "1"), ("beta", "0")] {
                let bars = format!("#layer-norm-{id}-bars");
                let scale: Vec<(String, f64)> = page.eval_on(&bars, SCALE);
                let texts: Vec<&str> = scale.iter().map(|(text, _)| &**text).collect();
                assert_eq!(texts, ["5", neutral, "\u{2212}5"]);
                assert!(scale.iter().all(|(_, off)| off.abs() < 2.0), "{scale:?}");
                let height = page.bounding_box(&bars).height;
                assert!(height >= least, "{id}: {height}");
            }
        });
    }
}

#[test]
fn the_number_lines_have_one_axis_below_them() {
    for viewport in [DESKTOP, PHONE] {
        Page::test(viewport, |page| {
            page.reveal("#parameters-table");
            let labels: Vec<(String, f64, f64)> = page.eval_on(
                "#parameters-table .number-line-labels",
                "const zero = document.querySelector('#parameters-table .number-line-zero')
                     .getBoundingClientRect();
                 return [...element.querySelectorAll('span:not([hidden])')].map((label) => {
                     const { left, right, top } = label.getBoundingClientRect();
                     return [label.textContent, (left + right) / 2 - zero.left, top - zero.bottom];
                 });",
            );
            assert!(labels.len() >= 2, "{labels:?}");
            let zero = labels.iter().find(|(text, ..)| text == "0");
            assert!(
                zero.is_some_and(|(_, off, _)| off.abs() < 2.0),
                "{labels:?}"
            );
            assert!(labels.iter().all(|(.., below)| *below > 0.0), "{labels:?}");
        });
    }
}
