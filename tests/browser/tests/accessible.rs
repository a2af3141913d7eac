//! Every state of the page before axe-core, and what the system may ask for.

use browser_tests::{
    axe,
    page::Page,
    screen::{DESKTOP, PHONE, SMALL_PHONE, prefer},
};

/// Opens everything that can be opened, and brings what is built late into being.
fn open_all(page: &Page) {
    let () = page.session.script(
        "for (const details of document.querySelectorAll('details')) details.open = true;",
        &[],
    );
    for station in ["#relatives", "#failures"] {
        page.reveal(station);
    }
    page.until("the last stations are built", || {
        page.has("#relatives-table") && page.has("#failures-table")
    });
    page.until("the charts' tables are built", || {
        page.has("#chart-larger-numbers td") && page.has("#chart-scatter-numbers td")
    });
}

const LIGHT: (&str, &str) = ("prefers-color-scheme", "light");
const DARK: (&str, &str) = ("prefers-color-scheme", "dark");
const FORCED: (&str, &str) = ("forced-colors", "active");

#[test]
fn axe_finds_nothing_in_any_theme() {
    Page::test(DESKTOP, |page| {
        axe::assert_clean(page, "light, as it opens");
        open_all(page);
        for (state, features) in [
            ("light, all open", vec![LIGHT]),
            ("dark, all open", vec![DARK]),
            ("forced colours, light", vec![LIGHT, FORCED]),
            ("forced colours, dark", vec![DARK, FORCED]),
        ] {
            prefer(&page.session, &features);
            axe::assert_clean(page, state);
        }
    });
}

#[test]
fn axe_finds_nothing_in_any_state() {
    Page::test(DESKTOP, |page| {
        open_all(page);
        let _ = page.switch("lever");
        axe::assert_clean(page, "LayerNorm on");
        let _ = page.switch("lever");
        page.choose("axis-1");
        page.set("growth-scale", "1000");
        page.set("growth-steps", "40");
        axe::assert_clean(page, "logarithmic axis, infinite norms");
        page.enter("growth-size-field", "letters");
        page.enter("seed", "no seed");
        page.enter("layer-norm-gamma-entry", "letters");
        axe::assert_clean(page, "refused input");
        page.choose("shape-1");
        page.set("activations-features", "16");
        page.set("layer-norm-eps", "0");
        page.set("activations-std", "0");
        axe::assert_clean(page, "a wider matrix, 0/0 in every cell");
    });
}

#[test]
fn axe_finds_nothing_on_phones() {
    for (name, screen) in [("320 px", SMALL_PHONE), ("390 px", PHONE)] {
        Page::test(screen, |page| {
            axe::assert_clean(page, name);
            open_all(page);
            axe::assert_clean(page, &format!("{name}, all open"));
        });
    }
}

#[test]
fn axe_is_heard_when_it_finds_something() {
    Page::test(DESKTOP, |page| {
        let () = page.session.script(
            "document.querySelector('#growth-scale-field').removeAttribute('aria-label');
             document.querySelector('#why-sentence').style.color = '#ccc';",
            &[],
        );
        let report = axe::run(page);
        let mut rules: Vec<_> = report.violations.iter().map(|found| &*found.rule).collect();
        rules.sort_unstable();
        assert_eq!(rules, ["color-contrast", "label", "label-title-only"]);
    });
}

#[test]
fn nothing_moves_by_itself_where_reduced_motion_is_asked() {
    // Whatever would take time to change, and how the page scrolls.
    let moving = "const styled = [...document.querySelectorAll('*')]
             .filter((element) => !element.closest('.js-plotly-plot'))
             .map((element) => [element, getComputedStyle(element)]);
         const takesTime = (text) => text.split(',').some((time) => parseFloat(time) > 0);
         return styled
             .filter(([, style]) => takesTime(style.transitionDuration)
                 || takesTime(style.animationDuration) || style.scrollBehavior === 'smooth')
             .map(([element]) => element.className || element.tagName);";
    Page::test(DESKTOP, |page| {
        let usual: Vec<String> = page.session.script(moving, &[]);
        assert!(usual.iter().any(|of| of == "switch-thumb"), "{usual:?}");
        prefer(&page.session, &[("prefers-reduced-motion", "reduce")]);
        let reduced: Vec<String> = page.session.script(moving, &[]);
        assert_eq!(reduced, [""; 0]);
        // And the lever still works at once.
        assert!(page.switch("lever"));
    });
}

#[test]
fn series_differ_by_shape_and_not_only_by_colour() {
    Page::test(DESKTOP, |page| {
        let shown = page.look();
        let symbol = |chart: &browser_tests::snapshot::Chart| {
            chart
                .traces
                .iter()
                .find(|trace| trace.mode == "markers")
                .map(|trace| trace.symbol.clone())
        };
        assert_ne!(symbol(&shown.smaller), symbol(&shown.larger));
        let mut symbols: Vec<_> = shown
            .scatter
            .traces
            .iter()
            .map(|trace| &trace.symbol)
            .collect();
        symbols.sort();
        symbols.dedup();
        assert_eq!(symbols.len(), 3, "a shape for each row");
        let caps: Vec<String> = page.session.script(
            "return ['.before', '.after'].map((of) =>
                 getComputedStyle(document.querySelector(`.number-line-dots${of}`)).strokeLinecap);",
            &[],
        );
        assert_eq!(caps, ["round", "square"], "values before and after");
    });
}
