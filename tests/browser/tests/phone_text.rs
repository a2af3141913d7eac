//! Text on phones: readable, in fields that need no zoom, and about fingers instead of a
//! mouse; what scrolls sideways fades where there is more.

use std::{thread, time::Duration};

use browser_tests::{
    page::Page,
    viewport::{DESKTOP, PHONE, SMALL_PHONE},
};

#[test]
fn text_is_readable_on_phones() {
    for viewport in [PHONE, SMALL_PHONE] {
        Page::test(viewport, |page| {
            let () = page.session.script(
                "for (const more of document.querySelectorAll('details')) more.open = true;",
                &[],
            );
            let small: Vec<String> = page.session.script(
                "const size = (element) => parseFloat(getComputedStyle(element).fontSize);
                 const texts = [...document.querySelectorAll('td, th, p, li, span, label, button, summary, caption')]
                     .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden, math')
                         && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')
                         && size(element) > 0);
                 const fields = [...document.querySelectorAll('input[type=text], select, textarea')];
                 return [...texts.filter((element) => size(element) < 11),
                         ...fields.filter((element) => size(element) < 16)]
                     .map((element) => `${element.tagName} ${element.id} ${element.className} ${size(element)}`);",
                &[],
            );
            assert_eq!(small, [""; 0]);
        });
    }
}

/// The elements that scroll sideways without a sign of it, and how many there are in all.
const WITHOUT_SIGN: &str = "
    const scrolling = [...document.querySelectorAll('main *, nav *')].filter((element) =>
        element.scrollWidth > element.clientWidth + 2 && element.checkVisibility()
        && ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
        && !element.matches('textarea, input'));
    const hasSign = (element) => {
        const isAtEnd = element.scrollLeft + element.clientWidth > element.scrollWidth - 2;
        const expected = [element.scrollLeft > 1 && 'start', !isAtEnd && 'end'].filter(Boolean).join(' ');
        return element.dataset.more === expected && getComputedStyle(element).maskImage !== 'none';
    };
    return [scrolling.filter((element) => !hasSign(element)).map((element) => `${element.className} ${element.id}`),
            scrolling.length];";

#[test]
fn what_scrolls_sideways_fades_where_there_is_more() {
    Page::test(SMALL_PHONE, |page| {
        let assert_signs = |state: &str| {
            page.wait_until(&format!("signs, {state}"), || {
                let (without, count): (Vec<String>, u32) = page.session.script(WITHOUT_SIGN, &[]);
                without.is_empty() && count >= 3
            });
        };
        assert_signs("at the start");
        let () = page.session.script(
            "for (const element of document.querySelectorAll('[data-more]')) element.scrollLeft = 30;",
            &[],
        );
        assert_signs("scrolled a little");
        let () = page.session.script(
            "for (const element of document.querySelectorAll('[data-more]')) element.scrollLeft = 9999;",
            &[],
        );
        assert_signs("at the end");
        // Without a click: content that is mounted on the way has its signs after a scroll. On
        // a slow machine the last of it is mounted after the page has come to rest.
        page.mount_stations();
        page.wait_until("signs, in the last stations", || {
            let () = page
                .session
                .script("scrollBy(0, scrollY % 2 ? 1 : -1);", &[]);
            // The page sets the signs once it has not scrolled for 0.2 s.
            thread::sleep(Duration::from_millis(500));
            let (without, _): (Vec<String>, u32) = page.session.script(WITHOUT_SIGN, &[]);
            without.is_empty()
        });
        page.visit("#v=1&own=123456,1,2;3,4,5");
        assert_signs("with an own matrix");
    });
}

#[test]
fn a_finger_is_not_asked_to_double_click() {
    let mentions = |page: &Page| -> [bool; 2] {
        page.session.script(
            "const text = document.body.innerText;
             return [/double.?click|space bar/i.test(text), /\\btap\\b/i.test(text)];",
            &[],
        )
    };
    Page::test(PHONE, |page| assert_eq!(mentions(page), [false, true]));
    Page::test(DESKTOP, |page| assert_eq!(mentions(page), [true, false]));
}

#[test]
fn a_finger_is_not_asked_for_a_mouse_or_a_keyboard() {
    let mentions = |page: &Page| -> [Vec<String>; 2] {
        page.mount_stations();
        page.session.script(
            "const text = document.querySelector('main').innerText;
             const found = (pattern) => text.match(pattern) ?? [];
             return [found(/point at a|focus (one|it|the picture)|arrow keys|double.?click/gi), found(/tap a|double tap/gi)];",
            &[],
        )
    };
    Page::test(PHONE, |page| {
        let [mouse, finger] = mentions(page);
        assert_eq!(mouse, [""; 0]);
        assert!(finger.len() >= 3, "{finger:?}");
    });
    Page::test(DESKTOP, |page| {
        let [mouse, finger] = mentions(page);
        assert!(mouse.len() >= 6, "{mouse:?}");
        assert_eq!(finger, [""; 0]);
    });
}
