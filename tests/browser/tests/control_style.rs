//! What the controls look like: which option is chosen, and what a lesson has locked.

use browser_tests::{
    page::Page,
    viewport::{DESKTOP, PHONE, Viewport, emulate_dark_scheme},
};

#[test]
fn the_chosen_option_stands_out_in_the_colour_of_the_text() {
    Page::test(DESKTOP, |page| {
        for choice in ["layer-norm-normalized-shape", "failures-source"] {
            page.reveal(&format!("#{choice}-0"));
            page.choose(&format!("{choice}-1"));
            // The innermost element with the text.
            let style = |index: u32| -> (String, String, String) {
                page.eval_on(
                    &format!("#{choice}-{index} + span > span"),
                    "const style = getComputedStyle(element);
                     return [style.color, style.fontWeight, style.paddingLeft];",
                )
            };
            let ink: String = page.eval_on("h2", "return getComputedStyle(element).color;");
            let expected = |weight: &str| (ink.clone(), weight.to_owned(), "0px".to_owned());
            assert_eq!(style(1), expected("650"), "{choice}");
            assert_eq!(style(0), expected("400"), "{choice}");
        }
    });
}

/// The contrast of an element's text with the page, with the opacity of all ancestors.
const CONTRAST: &str = "
    const channels = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
    const light = (rgb) => {
        const [r, g, b] = rgb.map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    let opacity = 1;
    for (let at = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
    const page = channels(getComputedStyle(document.documentElement).backgroundColor);
    const text = channels(getComputedStyle(element).color).map((c, i) => opacity * c + (1 - opacity) * page[i]);
    const [high, low] = [light(text), light(page)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);";

#[test]
fn what_a_lesson_locks_stays_readable_and_is_announced() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&lock=steps,axis,gamma,ln,tf-layer");
        page.mount_stations();
        for is_dark in [false, true] {
            emulate_dark_scheme(&page.session, is_dark);
            for selector in [
                "label[for='growth-steps']",
                "#growth-steps-field",
                "#view-axis-0 + span",
                "#view-axis-1 + span",
                "#growth-layer-norm > span:nth-child(2)",
                "#layer-norm-gamma-bars .bar-value",
            ] {
                let contrast: f64 = page.eval_on(selector, CONTRAST);
                assert!(contrast >= 4.5, "{selector}: {contrast}, dark: {is_dark}");
            }
        }
        let tree = page.accessibility_tree();
        for (role, name) in [
            ("slider", "k steps"),
            ("switch", "LayerNorm after every step"),
            ("group", "norm axis"),
            ("group", "γ, one value per feature"),
        ] {
            let expected = format!("{name} (locked by the lesson)");
            assert!(
                tree.iter()
                    .any(|node| node.role == role && node.name == expected),
                "{expected}: {:?}",
                tree.iter()
                    .filter(|node| node.role == role)
                    .map(|node| &node.name)
                    .collect::<Vec<_>>()
            );
        }
        for locked in [".slider:has(#growth-steps)", "fieldset:has(#view-axis-0)"] {
            assert!(page.is_visible(&format!("{locked} .lock")), "{locked}");
        }
        assert!(!page.has(".slider:has(#growth-scale) .lock"));
    });
}

#[test]
fn the_menu_drops_down_from_the_bar_of_a_low_screen_and_has_one_column() {
    let landscape = Viewport {
        width: 640,
        height: 400,
        ..PHONE
    };
    for viewport in [PHONE, landscape] {
        Page::test(viewport, |page| {
            page.click("#bar-menu-button");
            let bar = page.bounding_box(".top-bar");
            let list = page.bounding_box("#bar-menu");
            assert!(
                (list.top - bar.bottom()).abs() < 2.0,
                "{list:?} is not below {bar:?}"
            );
            let left = |selector: &str| -> f64 {
                page.eval_on(
                    selector,
                    "const range = document.createRange();
                     range.selectNodeContents(element);
                     return range.getBoundingClientRect().left;",
                )
            };
            let start = left(".seed label");
            for text in [
                ".reset-all-name",
                "#your-numbers-menu",
                "#share",
                "#export span",
                ".theme-name",
                "#dock-switch > span:last-child",
            ] {
                assert!((left(text) - start).abs() < 1.0, "{text}: {start}");
            }
        });
    }
}
