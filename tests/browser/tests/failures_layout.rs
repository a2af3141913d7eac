//! Station 6: the lines above its picture, and its list of rows on a phone.

use browser_tests::{
    page::Page,
    viewport::{DESKTOP, PHONE, SMALL_PHONE},
};
use fantoccini::key::Key;

fn open_station(page: &Page) {
    page.reveal("#failures-heading");
    page.wait_until("station 6 is mounted", || {
        page.has("#failures-staircase svg")
    });
}

/// Shows all rows on a phone.
fn show_all_rows(page: &Page) {
    let is_phone: bool = page.eval_on(
        ".row-choice-toggle",
        "return getComputedStyle(element).display !== 'none';",
    );
    if is_phone {
        page.click(".row-choice-toggle");
        page.session.wait_for_frames();
    }
}

/// What the lines above the staircase's plot cross, measured: each other, the title of the axis,
/// or the edge of the picture.
const CROSSINGS: &str = "
    const picture = document.querySelector('#failures-staircase svg');
    const box = picture.getBoundingClientRect();
    const texts = [...picture.querySelectorAll('.staircase-verdict, .staircase-title')]
        .map((text) => [text.textContent, text.getBoundingClientRect()]);
    const crosses = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
        && a.top < b.bottom - 3 && b.top < a.bottom - 3;
    const pairs = texts.flatMap(([name, one], index) => texts.slice(index + 1)
        .filter(([, other]) => crosses(one, other)).map(([other]) => `${name} | ${other}`));
    const outside = texts.filter(([, text]) => text.right > box.right + 1).map(([name]) => name);
    return [picture.querySelectorAll('.staircase-key').length, [...pairs, ...outside]];";

#[test]
fn the_lines_above_the_staircase_cross_nothing() {
    for viewport in [DESKTOP, PHONE, SMALL_PHONE] {
        Page::test(viewport, |page| {
            open_station(page);
            show_all_rows(page);
            // The rows with a spread, and a row of A.
            for index in [0, 1, 2, 3, 4, 6, 10] {
                page.choose(&format!("failures-source-{index}"));
                page.wait_until_updated();
                let (keys, crossings): (u32, Vec<String>) = page.session.script(CROSSINGS, &[]);
                assert_eq!((keys, crossings), (2, vec![]), "row {index}");
            }
        });
    }
}

/// On a phone, four rows are in view, the chosen one among them, and a button shows all.
#[test]
fn a_phone_shows_four_rows_until_a_button_shows_all() {
    for viewport in [PHONE, SMALL_PHONE] {
        Page::test(viewport, |page| {
            open_station(page);
            let visible = || -> Vec<usize> {
                page.session.script(
                    "const inputs = [...document.querySelectorAll('.row-choice input')];
                     return inputs.flatMap((input, index) => input.offsetParent ? [index] : []);",
                    &[],
                )
            };
            assert_eq!(visible(), [0, 1, 2, 3]);
            let toggle = ".row-choice-toggle";
            assert_eq!(page.text(toggle), "show all");
            page.tap(page.resting_point(toggle, 0.5, 0.5));
            page.wait_until("all rows are in view", || visible().len() == 11);
            page.choose("failures-source-6");
            assert_eq!(page.text(toggle), "show fewer");
            let expanded: String =
                page.eval_on(toggle, "return element.getAttribute('aria-expanded');");
            assert_eq!(expanded, "true");
            page.reveal(toggle);
            page.tap(page.resting_point(toggle, 0.5, 0.5));
            page.wait_until("four rows are in view", || visible() == [0, 1, 2, 6]);
            // A keyboard reaches every row.
            let () = page.eval_on(
                "#failures-heading",
                "element.tabIndex = -1;
                 element.focus();",
            );
            page.tab_to("#failures-source-6");
            page.wait_until("all rows are in view", || visible().len() == 11);
            page.press_keys(&[Key::Down]);
            let checked: bool = page.eval_on("#failures-source-7", "return element.checked;");
            assert!(checked);
        });
    }
}
