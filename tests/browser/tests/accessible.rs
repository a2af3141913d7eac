//! axe-core's accessibility rules in every state of the page, and the system's preferences.

use browser_tests::{
    axe,
    page::Page,
    viewport::{DESKTOP, PHONE, SMALL_PHONE, emulate_media},
};

/// Opens every `details` and table, and mounts the lazy stations.
fn open_all(page: &Page) {
    page.mount_stations();
    let () = page.session.script(
        "for (const details of document.querySelectorAll('details')) details.open = true;
         for (const closed of document.querySelectorAll('[id$=-table-toggle][aria-expanded=false]')) closed.click();",
        &[],
    );
    page.wait_until("station 6's table is mounted", || {
        page.has("#failures-table td")
    });
    page.wait_until("the charts' tables are mounted", || {
        page.has("#chart-larger-numbers td") && page.has("#chart-scatter-numbers td")
    });
}

const LIGHT: (&str, &str) = ("prefers-color-scheme", "light");
const DARK: (&str, &str) = ("prefers-color-scheme", "dark");
const FORCED: (&str, &str) = ("forced-colors", "active");

#[test]
fn axe_finds_no_violation_in_any_theme() {
    Page::test(DESKTOP, |page| {
        axe::assert_clean(page, "light, after loading");
        open_all(page);
        for (state, features) in [
            ("light, all open", vec![LIGHT]),
            ("dark, all open", vec![DARK]),
            ("forced colours, light", vec![LIGHT, FORCED]),
            ("forced colours, dark", vec![DARK, FORCED]),
        ] {
            emulate_media(&page.session, &features);
            axe::assert_clean(page, state);
        }
    });
}

#[test]
fn axe_finds_no_violation_in_any_state() {
    Page::test(DESKTOP, |page| {
        open_all(page);
        let _ = page.toggle("growth-layer-norm");
        axe::assert_clean(page, "LayerNorm on");
        let _ = page.toggle("growth-layer-norm");
        page.choose("view-axis-1");
        page.set("growth-scale", "1000");
        page.set("growth-steps", "40");
        axe::assert_clean(page, "logarithmic axis, infinite norms");
        page.enter("growth-size-field", "letters");
        page.enter("seed", "no seed");
        page.enter("layer-norm-gamma-entry", "letters");
        axe::assert_clean(page, "rejected input");
        page.choose("layer-norm-normalized-shape-1");
        page.set("activations-features", "16");
        page.set("layer-norm-eps", "0");
        page.set("activations-std", "0");
        axe::assert_clean(page, "a wider matrix, 0/0 in every cell");
    });
}

#[test]
fn axe_finds_no_violation_on_phones() {
    for (name, viewport) in [("320 px", SMALL_PHONE), ("390 px", PHONE)] {
        Page::test(viewport, |page| {
            axe::assert_clean(page, name);
            open_all(page);
            axe::assert_clean(page, &format!("{name}, all open"));
        });
    }
}

#[test]
fn axe_reports_injected_violations() {
    Page::test(DESKTOP, |page| {
        let () = page.session.script(
            "document.querySelector('#growth-scale-field').removeAttribute('aria-label');
             document.querySelector('#why-sentence').style.color = '#ccc';",
            &[],
        );
        let injected = ["color-contrast", "label", "label-title-only"];
        for (report, expected) in [
            (axe::run(page), &injected[..]),
            (axe::run_part(page, "#why"), &injected),
            (axe::run_part(page, "#what"), &[]),
        ] {
            let mut rules: Vec<_> = report
                .violations
                .iter()
                .map(|violation| &*violation.rule)
                .collect();
            rules.sort_unstable();
            assert_eq!(rules, expected);
        }
    });
}

#[test]
fn reduced_motion_disables_transitions_and_smooth_scrolling() {
    // The elements with a transition, an animation or smooth scrolling.
    let moving = "const styled = [...document.querySelectorAll('*')]
             .filter((element) => !element.closest('.js-plotly-plot'))
             .map((element) => [element, getComputedStyle(element)]);
         const takesTime = (text) => text.split(',').some((time) => parseFloat(time) > 0);
         return styled
             .filter(([, style]) => takesTime(style.transitionDuration)
                 || takesTime(style.animationDuration) || style.scrollBehavior === 'smooth')
             .map(([element]) => element.className || element.tagName);";
    Page::test(DESKTOP, |page| {
        let by_default: Vec<String> = page.session.script(moving, &[]);
        assert!(
            by_default.iter().any(|name| name == "switch-thumb"),
            "{by_default:?}"
        );
        emulate_media(&page.session, &[("prefers-reduced-motion", "reduce")]);
        let reduced: Vec<String> = page.session.script(moving, &[]);
        assert_eq!(reduced, [""; 0]);
        // The LayerNorm switch still works.
        assert!(page.toggle("growth-layer-norm"));
    });
}

#[test]
fn series_differ_in_shape_as_well_as_colour() {
    Page::test(DESKTOP, |page| {
        let shown = page.snapshot();
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
            .marker_traces()
            .map(|trace| &trace.symbol)
            .collect();
        symbols.sort();
        symbols.dedup();
        assert_eq!(symbols.len(), 3, "one symbol per row");
        let marks: Vec<(String, String)> = page.session.script(
            "return ['.before', '.normalized', '.after'].map((of) => {
                 const marks = document.querySelector(`.number-line-marks${of}`);
                 const isDots = marks.getAttribute('d').includes('h.01');
                 return [isDots ? 'dots' : 'bars', getComputedStyle(marks).stroke];
             });",
            &[],
        );
        assert_eq!(
            [&marks[0].0, &marks[1].0, &marks[2].0],
            ["dots", "bars", "bars"]
        );
        assert_ne!(marks[1].1, marks[2].1, "hollow and filled bars");
    });
}

#[test]
fn every_id_names_one_element() {
    Page::test(DESKTOP, |page| {
        open_all(page);
        let repeated: Vec<String> = page.session.script(
            "const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
             return ids.filter((id, index) => ids.indexOf(id) !== index);",
            &[],
        );
        assert!(repeated.is_empty(), "{repeated:?}");
    });
}
