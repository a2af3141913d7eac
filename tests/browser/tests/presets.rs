//! The presets of the lab.

use browser_tests::{
    page::Page,
    viewport::{DESKTOP, SMALL_PHONE},
};

const PRESETS: [(&str, &str); 9] = [
    ("notebook", "why"),
    ("vanish", "why"),
    ("explode", "why"),
    ("product", "why"),
    ("rescued", "why"),
    ("constant", "what"),
    ("outlier", "what"),
    ("two", "what"),
    ("parameters", "parameters"),
];

#[test]
fn each_preset_is_one_undo_step_and_scrolls_to_its_station() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&seed=77&scale=1.2");
        let start = page.snapshot();
        for (preset, station) in PRESETS {
            let button = format!("#preset-{preset}");
            page.click(&button);
            page.wait_until("the station is in view", || {
                (0.0..400.0).contains(&page.bounding_box(&format!("#{station}")).top)
            });
            let pressed: String =
                page.eval_on(&button, "return element.getAttribute('aria-pressed');");
            assert_eq!(pressed, "true", "{preset}");
            let others: usize = page.session.script(
                "return document.querySelectorAll('.preset[aria-pressed=true]').length;",
                &[],
            );
            assert_eq!(others, 1, "{preset}");
            assert!(page.text("#session-status").contains(": "), "{preset}");
            assert_ne!(page.snapshot(), start, "{preset}");
            page.click("#undo");
            assert_eq!(page.snapshot(), start, "{preset} undone");
        }
    });
}

#[test]
fn a_preset_describes_what_it_shows() {
    Page::test(DESKTOP, |page| {
        page.reveal("#preset-two");
        page.wait_until_updated();
        page.hover("#preset-two");
        page.wait_until("the preset's sentence is shown", || {
            page.text(".presets-sentence").contains("−1 and 1")
        });
        page.click("#preset-rescued");
        let shown = page.snapshot();
        assert!(
            shown.sentences["why"].contains("stay at 30"),
            "{:?}",
            shown.sentences
        );
        page.click("#preset-vanish");
        let shown = page.snapshot();
        assert!(shown.sentences["chart-smaller"].contains("exactly 0"));
        page.click("#preset-explode");
        let shown = page.snapshot();
        assert!(shown.sentences["chart-larger"].contains('∞'));
    });
}

#[test]
fn the_row_of_presets_scrolls_on_the_smallest_phone() {
    Page::test(SMALL_PHONE, |page| {
        let (width, content): (f64, f64) = page.eval_on(
            ".presets-row",
            "return [element.clientWidth, element.scrollWidth];",
        );
        assert!(width <= 320.0 && content > width, "{width} {content}");
        let () = page.eval_on(
            "#preset-parameters",
            "element.scrollIntoView({ inline: 'center', block: 'nearest', behavior: 'instant' });",
        );
        page.click("#preset-parameters");
        assert_eq!(page.field_value("layer-norm-gamma-field"), "3");
    });
}
