//! The presets.

use browser_tests::{
    page::Page,
    screen::{DESKTOP, PHONE, SMALL_PHONE, Screen},
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
fn each_preset_is_one_step_and_leads_to_its_station() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&seed=77&scale=1.2");
        let start = page.look();
        for (preset, station) in PRESETS {
            let button = format!("#preset-{preset}");
            page.click(&button);
            page.until("the station is in view", || {
                (0.0..400.0).contains(&page.frame(&format!("#{station}")).top)
            });
            let pressed: String = page.ask(&button, "return element.getAttribute('aria-pressed');");
            assert_eq!(pressed, "true", "{preset}");
            let others: usize = page.session.script(
                "return document.querySelectorAll('.preset[aria-pressed=true]').length;",
                &[],
            );
            assert_eq!(others, 1, "{preset}");
            assert!(page.text("#session-status").contains(": "), "{preset}");
            assert_ne!(page.look(), start, "{preset}");
            page.click("#undo");
            assert_eq!(page.look(), start, "{preset} undone");
        }
    });
}

#[test]
fn a_preset_says_what_it_shows() {
    Page::test(DESKTOP, |page| {
        page.hover("#preset-two");
        assert!(page.text(".gallery-sentence").contains("−1 and 1"));
        page.click("#preset-rescued");
        let shown = page.look();
        assert!(
            shown.sentences["why"].contains("stay at 30"),
            "{:?}",
            shown.sentences
        );
        page.click("#preset-vanish");
        let shown = page.look();
        assert!(shown.sentences["chart-smaller"].contains("exactly 0"));
        page.click("#preset-explode");
        let shown = page.look();
        assert!(shown.sentences["chart-larger"].contains('∞'));
    });
}

/// The first station's heading and the top of its first chart are seen at once.
fn assert_first_station_in_sight(screen: Screen) {
    Page::test(screen, |page| {
        let chart = page.frame("#chart-smaller");
        let below = if screen.phone { 0.54 } else { 1.0 } * f64::from(screen.height);
        assert!(page.frame("#why h2").bottom() < below);
        assert!(chart.top + 100.0 < below, "{chart:?}");
    });
}

#[test]
fn the_first_station_stays_in_sight_on_a_desktop() {
    assert_first_station_in_sight(DESKTOP);
}

#[test]
fn the_first_station_stays_in_sight_on_a_phone() {
    assert_first_station_in_sight(PHONE);
}

#[test]
fn the_row_of_presets_scrolls_by_itself_on_the_smallest_phone() {
    Page::test(SMALL_PHONE, |page| {
        let (row, inside): (f64, f64) = page.ask(
            ".gallery-row",
            "return [element.clientWidth, element.scrollWidth];",
        );
        assert!(row <= 320.0 && inside > row, "{row} {inside}");
        let () = page.ask(
            "#preset-parameters",
            "element.scrollIntoView({ inline: 'center', block: 'nearest', behavior: 'instant' });",
        );
        page.click("#preset-parameters");
        assert_eq!(page.field("layer-norm-gamma-field"), "3");
    });
}
