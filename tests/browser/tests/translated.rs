//! A page that the browser translates shows the same states as one that it does not.
//!
//! Browsers translate by replacing each text node with a new `font` element. A text node that
//! the lab still wrote to would keep its old text for the user.

mod actions;

use std::sync::LazyLock;

use browser_tests::{page::Page, viewport::DESKTOP};

use self::actions::ACTIONS;

/// Translates every text of the page, now and when it changes: each text node becomes a `font`
/// element with the same text between marks.
const TRANSLATE: &str = "
    const fixed = '[translate=no], script, style, textarea, font';
    const translate = (node) => {
        if (node.data.trim() === '' || !node.parentElement || node.parentElement.closest(fixed)) return;
        const translated = document.createElement('font');
        translated.textContent = `⟦${node.data}⟧`;
        node.replaceWith(translated);
    };
    const translateAll = (root) => {
        const nodes = [];
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) nodes.push(walker.currentNode);
        nodes.forEach(translate);
    };
    translateAll(document.body);
    const options = { subtree: true, childList: true };
    new MutationObserver((changes) => {
        for (const { addedNodes } of changes) {
            for (const node of addedNodes) {
                if (node.nodeType === Node.TEXT_NODE) translate(node);
                else translateAll(node);
            }
        }
    }).observe(document.body, options);
    return true;";

/// Records every text node whose text changes in place. plotly.js owns the charts.
const RECORD_CHANGES: &str = "
    window.changedInPlace = [];
    new MutationObserver((changes) => {
        for (const { target } of changes) {
            const parent = target.parentElement;
            // What has been removed may have been part of a chart.
            if (target.nodeType === Node.TEXT_NODE && target.isConnected && !parent?.closest('.chart-plot')) {
                window.changedInPlace.push(`${parent?.outerHTML.slice(0, 200)}: ${target.data}`);
            }
        }
    }).observe(document.body, { subtree: true, characterData: true });
    return true;";

/// The texts of the page outside of charts, without the marks of the translation. Those that
/// depend on the time or on the pointer are left out.
const TEXTS: &str = "
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        if (data.trim() === '') continue;
        if (parentElement.closest('.chart-plot, .static-chart, #live-region, #session-status, .presets-sentence, #transformer-heat-readout')) continue;
        texts.push(data.replace(/[⟦⟧]/g, ''));
    }
    return texts;";

/// The page's texts at the start and after each action.
fn texts(page: &Page) -> Vec<Vec<String>> {
    let texts = || {
        page.wait_until_updated();
        page.session.script(TEXTS, &[])
    };
    let mut states = vec![texts()];
    for (_, act) in ACTIONS {
        act(page);
        states.push(texts());
    }
    states
}

/// The lab in a new browser, with every station mounted as the actions reach it.
fn observed(script: &str, check: impl FnOnce(&Page)) -> Vec<Vec<String>> {
    let mut states = Vec::new();
    Page::test(DESKTOP, |page| {
        page.visit("#v=1");
        assert!(page.session.script::<bool>(script, &[]));
        states = texts(page);
        check(page);
    });
    states
}

static UNTRANSLATED: LazyLock<(Vec<Vec<String>>, Vec<String>)> = LazyLock::new(|| {
    let mut in_place = Vec::new();
    let states = observed(RECORD_CHANGES, |page| {
        in_place = page.session.script("return window.changedInPlace;", &[]);
    });
    (states, in_place)
});

#[test]
fn every_changing_text_replaces_its_text_node() {
    let (states, in_place) = &*UNTRANSLATED;
    assert_ne!(states.first(), states.last(), "the actions change texts");
    assert!(in_place.is_empty(), "{in_place:#?}");
}

#[test]
fn a_translated_page_shows_what_an_untranslated_page_shows() {
    let translated = observed(TRANSLATE, |page| {
        let count = "return document.querySelectorAll('font').length;";
        let count: usize = page.session.script(count, &[]);
        assert!(count > 200, "static texts stay translatable: {count}");
        let numbers = [
            "#matrix-before td",
            "#statistics-table data",
            "#layer",
            "math",
        ];
        for number in numbers {
            assert!(
                !page.has(&format!("{number} font")),
                "{number} was translated"
            );
        }
    });
    let names = ["opens the page"].into_iter();
    let names = names.chain(ACTIONS.iter().map(|(name, _)| *name));
    for ((name, expected), shown) in names.zip(&UNTRANSLATED.0).zip(&translated) {
        let missing: Vec<_> = expected
            .iter()
            .filter(|text| !shown.contains(text))
            .collect();
        let stale: Vec<_> = shown
            .iter()
            .filter(|text| !expected.contains(text))
            .collect();
        assert!(
            missing.is_empty() && stale.is_empty(),
            "{name}: {missing:#?} are {stale:#?}"
        );
        assert_eq!(shown.len(), expected.len(), "{name}");
    }
}

#[test]
fn each_message_disappears_from_a_translated_page() {
    Page::test(DESKTOP, |page| {
        assert!(page.session.script::<bool>(TRANSLATE, &[]));
        for (field, error, accepted) in [
            ("growth-scale-field", "#growth-scale-error", "2"),
            ("seed", "#seed-error", "7"),
        ] {
            page.enter(field, "letters");
            assert!(page.text(error).contains('⟦'), "{field}");
            page.enter(field, accepted);
            assert_eq!(page.text(error), "", "{field}");
        }
        page.click("#undo");
        assert!(page.text("#session-status").contains("Undone"));
        page.wait_until("the message disappears", || {
            page.text("#session-status").is_empty()
        });
    });
}
