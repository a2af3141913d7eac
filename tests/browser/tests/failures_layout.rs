//! Station 6: the lines above its picture, and its list of rows on a phone.

use browser_tests::{
    page::Page,
    viewport::{DESKTOP, PHONE, SMALL_PHONE},
};

fn open_station(page: &Page) {
    page.reveal("#failures-heading");
    page.wait_until("station 6 is mounted", || {
        page.has("#failures-staircase svg")
    });
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

/// On a phone the rows scroll sideways. At the start, the circle of a further one is in view, and no
/// name is cut off.
#[test]
fn the_choice_of_row_shows_on_a_phone_that_it_goes_on() {
    for viewport in [PHONE, SMALL_PHONE] {
        Page::test(viewport, |page| {
            open_station(page);
            let (cut, circles, names): (Vec<String>, u32, u32) = page.session.script(
                "const list = document.querySelector('.row-choice .choice-options');
                 const edge = list.getBoundingClientRect().right;
                 const isCut = (box) => box.left < edge - 1 && box.right > edge + 1;
                 const names = [...list.querySelectorAll('.choice-option > span')];
                 const boxes = names.map((name) => {
                     const range = document.createRange();
                     range.selectNodeContents(name);
                     return range.getBoundingClientRect();
                 });
                 const circles = [...list.querySelectorAll('input')].map((input) => input.getBoundingClientRect());
                 const whole = (box) => box.right <= edge;
                 return [names.filter((name, index) => isCut(boxes[index])).map((name) => name.textContent),
                         circles.filter(whole).length, boxes.filter(whole).length];",
                &[],
            );
            assert_eq!(cut, [""; 0]);
            assert_eq!((circles, names), (6, 4));
        });
    }
}
