//! Light and dark, as the system asks for it.

use browser_tests::{
    page::Page,
    screen::{self, DESKTOP},
};

#[test]
fn dark_redraws_page_and_charts_and_light_brings_them_back() {
    Page::test(DESKTOP, |page| {
        let paper =
            || -> String { page.ask("html", "return getComputedStyle(element).backgroundColor;") };
        let drawn_ink = || -> String {
            page.ask(
                "#chart-larger .gtitle",
                "return getComputedStyle(element).fill;",
            )
        };
        let light = page.look();
        let (light_paper, light_ink) = (paper(), drawn_ink());
        assert!(brightness(&light_paper) > 200.0, "{light_paper}");
        assert!(brightness(&light_ink) < 80.0, "{light_ink}");

        screen::prefer_dark(&page.session, true);
        page.until("the charts turn dark", || {
            page.look().larger.ink != light.larger.ink
        });
        let dark = page.look();
        for (chart, then) in [
            (&dark.smaller, &light.smaller),
            (&dark.larger, &light.larger),
            (&dark.scatter, &light.scatter),
        ] {
            assert_ne!(chart.ink, then.ink, "{}", chart.title);
            assert_eq!(chart.drawn, then.drawn, "{}", chart.title);
        }
        assert!(brightness(&paper()) < 60.0, "{}", paper());
        assert!(brightness(&drawn_ink()) > 180.0, "{}", drawn_ink());

        screen::prefer_dark(&page.session, false);
        page.until("the charts turn light", || page.look() == light);
        assert_eq!((paper(), drawn_ink()), (light_paper, light_ink));
    });
}

/// The mean of a colour's three parts, given as `rgb(…)`.
pub(crate) fn brightness(colour: &str) -> f64 {
    let digits = |c: char| c.is_ascii_digit() || c == '.';
    let parts = colour.split(|c| !digits(c));
    let parts: Vec<f64> = parts.filter_map(|part| part.parse().ok()).take(3).collect();
    assert_eq!(parts.len(), 3, "{colour} is no colour");
    parts.iter().sum::<f64>() / 3.0
}
