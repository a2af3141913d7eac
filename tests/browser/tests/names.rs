//! Accessible names: words are separated, names are unique, numbers are spoken in words.

use std::collections::HashMap;

use browser_tests::{page::Page, viewport::DESKTOP};

/// Opens every `details`, the tables of the pictures and the short ones of the lazy stations'
/// charts, and mounts these stations.
fn open_all(page: &Page) {
    page.mount_stations();
    page.wait_until("the charts and pictures are there", || {
        page.has("#chart-transformer-parameters")
    });
    let () = page.session.script(
        "for (const details of document.querySelectorAll('details')) details.open = true;
         for (const id of ['statistics-whiskers', 'failures-numbers', 'geometry-space', 'chart-depth-stream',
             'chart-depth-gradients', 'chart-depth-alike', 'chart-transformer-stds']) {
             document.getElementById(`${id}-table-toggle`).click();
         }",
        &[],
    );
    page.wait_until_updated();
}

/// The texts in which two words of neighbouring elements touch.
const JOINED: &str = r"
    const joined = [];
    const isInline = (node) => getComputedStyle(node.parentElement).display.startsWith('inline');
    for (const element of document.querySelectorAll('label, legend, summary, button, a, th, caption, h1, h2, p')) {
        if (!element.checkVisibility()) continue;
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
            node.data !== '' && !node.parentElement.closest('[aria-hidden=true], [hidden], math')
                ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
        let before = null;
        while (walker.nextNode()) {
            const node = walker.currentNode;
            const touches = before && /[\p{L}\p{N}]$/u.test(before.data) && /^[\p{L}\p{N}]/u.test(node.data);
            if (touches && before.parentElement !== node.parentElement && (isInline(node) || isInline(before))) {
                joined.push(element.textContent);
            }
            before = node;
        }
    }
    return joined;";

#[test]
fn no_two_words_of_a_name_or_text_touch() {
    Page::test(DESKTOP, |page| {
        open_all(page);
        let joined: Vec<String> = page.session.script(JOINED, &[]);
        assert_eq!(joined, [""; 0]);
        let tree = page.accessibility_tree();
        let sliders: Vec<&str> = tree
            .iter()
            .filter(|node| node.role == "slider")
            .map(|node| node.name.as_str())
            .collect();
        for name in ["s scale factor", "k steps", "ε epsilon"] {
            assert!(sliders.contains(&name), "{name}: {sliders:?}");
        }
    });
}

#[test]
fn no_two_buttons_have_the_same_name() {
    Page::test(DESKTOP, |page| {
        open_all(page);
        let mut counts = HashMap::<String, u32>::new();
        for node in page.accessibility_tree() {
            if node.role == "button" && !node.name.starts_with("more controls") {
                *counts.entry(node.name).or_default() += 1;
            }
        }
        let repeated: Vec<_> = counts.iter().filter(|(_, count)| **count > 1).collect();
        assert!(repeated.is_empty(), "{repeated:?}");
    });
}

/// Texts and attributes that a screen reader reads, if they have raised digits or a space
/// inside a number.
const MISREAD: &str = r"
    const isMisread = (text) => /[⁰¹³⁴⁵⁶⁷⁸⁹⁻ᵏ]|\d\u202f\d/u.test(text);
    const misread = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        const parent = node.parentElement;
        if (isMisread(node.data) && parent.checkVisibility() && !parent.hasAttribute('aria-label')
            && !parent.closest('[aria-hidden=true], math, [role=img], script, textarea')) {
            misread.push(`${parent.closest('[id]')?.id}: ${node.data}`);
        }
    }
    for (const name of ['aria-label', 'aria-valuetext', 'aria-description']) {
        for (const element of document.querySelectorAll(`[${name}]`)) {
            const text = element.getAttribute(name);
            if (isMisread(text) && element.checkVisibility() && !element.closest('[aria-hidden=true]')) {
                misread.push(`${element.id} ${name}: ${text}`);
            }
        }
    }
    return misread;";

#[test]
fn screen_readers_get_no_raised_digits() {
    Page::test(DESKTOP, |page| {
        for state in [
            "",
            "#v=1&scale=40&steps=60&expected=1&band=1",
            "#v=1&own=1e-30,2e-30,43210;3e20,1,65432",
        ] {
            page.visit(state);
            page.mount_stations();
            open_all(page);
            let misread: Vec<String> = page.session.script(MISREAD, &[]);
            assert_eq!(misread, [""; 0], "{state}");
        }
        page.visit("");
        page.enter("layer-norm-eps-field", "1e300");
        page.click("#undo");
        let misread: Vec<String> = page.session.script(MISREAD, &[]);
        assert_eq!(misread, [""; 0], "messages");
    });
}

#[test]
fn a_bars_value_lies_between_its_ends() {
    Page::test(DESKTOP, |page| {
        page.focus("layer-norm-gamma-2");
        page.enter("layer-norm-gamma-entry", "100");
        page.set("layer-norm-beta", "-70");
        let outside: Vec<String> = page.session.script(
            "return [...document.querySelectorAll('[aria-valuenow]')].filter((element) => {
                 const [now, min, max] = ['now', 'min', 'max'].map((name) => Number(element.getAttribute(`aria-value${name}`)));
                 return !(min <= now && now <= max);
             }).map((element) => element.id);",
            &[],
        );
        assert_eq!(outside, [""; 0]);
        assert_eq!(page.snapshot().gamma[2].to_bits(), 100.0_f64.to_bits());
    });
}

#[test]
fn an_index_is_given_as_in_pytorch_too() {
    Page::test(DESKTOP, |page| {
        page.reveal("#matrix-before");
        page.hover("#matrix-before [data-cell='1,4']");
        page.session.wait_for_frames();
        assert!(page.text("#cell-index").starts_with("A[1, 4] in PyTorch"));
        page.focus("layer-norm-gamma-7");
        page.session.wait_for_frames();
        let index = || page.text("#parameters .equaliser-index");
        assert_eq!(index(), "weight[7]");
        page.choose("layer-norm-normalized-shape-1");
        page.focus("layer-norm-gamma-7");
        page.session.wait_for_frames();
        assert_eq!(index(), "weight[0, 7]");
    });
}

#[test]
fn no_group_or_image_is_read_without_a_name_or_twice() {
    Page::test(DESKTOP, |page| {
        // Before plotly.js has drawn, and after it.
        for is_drawn in [false, true] {
            if is_drawn {
                open_all(page);
            }
            let tree = page.accessibility_tree();
            // A box that opens has the name of its summary.
            let unnamed: Vec<_> = tree
                .windows(2)
                .filter(|pair| pair[0].role == "group" && pair[0].name.is_empty())
                .filter(|pair| pair[1].role != "DisclosureTriangle")
                .map(|pair| pair[1].name.as_str())
                .collect();
            assert_eq!(unnamed, [""; 0], "groups that begin with these");
            let nested: Vec<_> = tree
                .windows(2)
                .filter(|pair| pair.iter().all(|node| node.role == "image"))
                .filter(|pair| pair[1].depth > pair[0].depth)
                .map(|pair| pair[0].name.as_str())
                .collect();
            assert_eq!(nested, [""; 0], "images that contain another");
        }
    });
}
