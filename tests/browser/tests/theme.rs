//! The page follows the system's light or dark theme.

use browser_tests::{
    page::Page,
    viewport::{self, DESKTOP},
};

#[test]
fn page_and_charts_follow_the_system_to_dark_and_back() {
    Page::test(DESKTOP, |page| {
        let background = || -> String {
            page.eval_on("html", "return getComputedStyle(element).backgroundColor;")
        };
        let title_colour = || -> String {
            page.eval_on(
                "#chart-larger .gtitle",
                "return getComputedStyle(element).fill;",
            )
        };
        let light = page.snapshot();
        let (light_background, light_text) = (background(), title_colour());
        assert!(brightness(&light_background) > 200.0, "{light_background}");
        assert!(brightness(&light_text) < 80.0, "{light_text}");

        viewport::emulate_dark_scheme(&page.session, true);
        page.wait_until("the charts become dark", || {
            page.snapshot().larger.text_colour != light.larger.text_colour
        });
        let dark = page.snapshot();
        for (chart, before) in [
            (&dark.smaller, &light.smaller),
            (&dark.larger, &light.larger),
            (&dark.scatter, &light.scatter),
        ] {
            assert_ne!(chart.text_colour, before.text_colour, "{}", chart.title);
            assert_eq!(chart.marker_count, before.marker_count, "{}", chart.title);
        }
        assert!(brightness(&background()) < 60.0, "{}", background());
        assert!(brightness(&title_colour()) > 180.0, "{}", title_colour());

        viewport::emulate_dark_scheme(&page.session, false);
        page.wait_until("the charts become light", || page.snapshot() == light);
        assert_eq!(
            (background(), title_colour()),
            (light_background, light_text)
        );
    });
}

/// The mean of the three channels of a colour in the form `rgb(…)`.
pub(crate) fn brightness(colour: &str) -> f64 {
    let digits = |c: char| c.is_ascii_digit() || c == '.';
    let channels = colour.split(|c| !digits(c));
    let channels: Vec<f64> = channels
        .filter_map(|channel| channel.parse().ok())
        .take(3)
        .collect();
    assert_eq!(channels.len(), 3, "{colour} is not a colour");
    channels.iter().sum::<f64>() / 3.0
}

/// Makes the browser one that does not know `light-dark()`: every rule gets another name of
/// the function.
const RENAME_FUNCTION: &str = "
    const renamed = new CSSStyleSheet();
    const sheets = [...document.styleSheets];
    const rules = sheets.flatMap(({ cssRules }) => [...cssRules]).map(({ cssText }) => cssText);
    renamed.replaceSync(rules.join('\\n').replaceAll('light-dark(', 'unknown('));
    for (const sheet of sheets) sheet.disabled = true;
    document.adoptedStyleSheets = [renamed];
    return renamed.cssRules.length;";

/// The colours of text, lines and sliders.
const COLOURS: &str = "
    const style = getComputedStyle(document.documentElement);
    return ['--background', '--ink', '--line', '--line-strong', '--accent', '--on-accent', '--cell']
        .map((name) => style.getPropertyValue(name).trim());";

#[test]
fn a_browser_without_the_function_for_light_and_dark_colours_shows_the_same_page() {
    Page::test(DESKTOP, |page| {
        for dark in [false, true] {
            viewport::emulate_dark_scheme(&page.session, dark);
            page.reload();
            let colours = || -> Vec<String> { page.session.script(COLOURS, &[]) };
            let (before, pixels) = (colours(), page.session.screenshot());
            for colour in &before {
                let is_colour = format!("return CSS.supports('color', '{colour}');");
                assert!(page.session.script::<bool>(&is_colour, &[]), "{colour:?}");
            }
            let rules: usize = page.session.script(RENAME_FUNCTION, &[]);
            assert!(rules > 100, "{rules} rules");
            page.session.wait_for_frames();
            assert_eq!(colours(), before);
            page.wait_until("the page looks the same", || {
                page.session.screenshot() == pixels
            });
        }
    });
}

#[test]
fn print_is_light_on_a_dark_system() {
    Page::test(DESKTOP, |page| {
        page.click("#theme");
        page.click("#theme");
        let () = page
            .session
            .script("document.documentElement.dataset.theme = 'dark';", &[]);
        viewport::emulate_dark_scheme(&page.session, true);
        let _ = page.session.devtools(
            "Emulation.setEmulatedMedia",
            &serde_json::json!({
                "media": "print",
                "features": [{ "name": "prefers-color-scheme", "value": "dark" }],
            }),
        );
        let colours: Vec<String> = page.session.script(COLOURS, &[]);
        assert_eq!(colours[1], "#22252b", "{colours:?}");
    });
}
