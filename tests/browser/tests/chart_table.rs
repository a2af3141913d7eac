//! The accessible name, description and number table of each chart.

use browser_tests::{
    page::Page,
    snapshot::{Chart, Trace},
    viewport::DESKTOP,
};
use fantoccini::key::Key;
use serde::Deserialize;

/// The table of a chart's numbers.
#[derive(Debug, Deserialize)]
struct Table {
    caption: String,
    columns: Vec<String>,
    names: Vec<String>,
    /// Each number with every digit, from its `<data>` element.
    values: Vec<Vec<String>>,
    texts: Vec<Vec<String>>,
}

fn table(page: &Page, chart: &str) -> Table {
    page.wait_until_updated();
    page.eval_on(
        &format!("#{chart}-numbers"),
        "const texts = (selector, root) => [...root.querySelectorAll(selector)].map((found) => found.textContent);
         const rows = [...element.querySelectorAll('tbody tr')];
         return {
             caption: element.caption.textContent,
             columns: texts('thead th[scope=col]', element),
             names: rows.flatMap((row) => texts('th[scope=row]', row)),
             values: rows.map((row) => [...row.querySelectorAll('data')].map((data) => data.getAttribute('value') ?? '')),
             texts: rows.map((row) => texts('data', row)),
         };",
    )
}

impl Table {
    /// A column's numbers, by its heading.
    fn column(&self, heading: &str) -> Vec<f64> {
        let index = self.columns.iter().position(|name| name == heading);
        let index = index.unwrap_or_else(|| panic!("no {heading} in {:?}", self.columns));
        let read = |row: &Vec<String>| {
            let text = &row[index - 1];
            text.parse()
                .unwrap_or_else(|_| panic!("{heading}: `{text}` is not a number"))
        };
        self.values.iter().map(read).collect()
    }
}

/// Opens a chart's table from the keyboard.
fn open(page: &Page, chart: &str) {
    page.tab_to(&format!("#{chart}-table-toggle"));
    assert!(
        !page.has(&format!("#{chart}-numbers")),
        "mounted before it opens"
    );
    page.press_keys(&[Key::Enter]);
    page.wait_until("the table is mounted", || {
        page.has(&format!("#{chart}-numbers td"))
    });
}

/// The norms that a chart draws.
fn norms(chart: &Chart) -> Vec<f64> {
    chart.norms().into_iter().map(|(_, norm)| norm).collect()
}

#[test]
fn each_table_opens_by_keyboard_and_lists_the_charts_numbers() {
    Page::test(DESKTOP, |page| {
        let shown = page.snapshot();
        for (id, chart) in [
            ("chart-smaller", &shown.smaller),
            ("chart-larger", &shown.larger),
        ] {
            open(page, id);
            let table = table(page, id);
            assert!(table.caption.starts_with(&chart.title), "{table:?}");
            assert_eq!(table.columns, ["step", "norm", "expected"]);
            assert_eq!(table.names.len(), 20);
            assert_eq!(table.column("norm"), norms(chart), "{id}");
            let line = chart.traces.iter().find(|trace| trace.dash == "dash");
            let line: Vec<f64> = line
                .expect("the expected line is drawn")
                .points()
                .into_iter()
                .map(|(_, norm)| norm)
                .collect();
            assert_eq!(table.column("expected"), line, "{id}");
        }
        open(page, "chart-scatter");
        let table = table(page, "chart-scatter");
        assert_eq!(table.names.len(), 30);
        assert_eq!(table.names[11], "row 2, feature 2");
        let points: Vec<(f64, f64)> = shown
            .scatter
            .marker_traces()
            .flat_map(Trace::points)
            .collect();
        let listed: Vec<(f64, f64)> =
            std::iter::zip(table.column("Original"), table.column("After LayerNorm")).collect();
        assert_eq!(listed, points);
    });
}

#[test]
fn a_table_follows_its_chart_and_says_where_norms_become_infinite() {
    Page::test(DESKTOP, |page| {
        open(page, "chart-larger");
        page.set("growth-scale", "1000");
        page.set("growth-steps", "60");
        let shown = page.snapshot();
        let infinite = table(page, "chart-larger");
        let from = shown.larger.edge_markers("∞")[0];
        assert!(
            infinite.caption.contains(&format!("∞ from step {from}.")),
            "{}",
            infinite.caption
        );
        assert_eq!(infinite.names.len(), 60);
        assert_eq!(infinite.values[59][0], "inf");
        assert_eq!(infinite.texts[59][0], "∞");
        assert!(
            shown
                .larger
                .description
                .contains(&format!("∞ from step {from} on"))
        );
        // A closed table is removed, so that it does not slow down a drag.
        page.click("#chart-larger-table-toggle");
        page.wait_until("the table is removed", || {
            !page.has("#chart-larger-numbers")
        });
    });
}

#[test]
fn the_table_of_both_chains_lists_their_norms_from_the_start_on() {
    Page::test(DESKTOP, |page| {
        page.choose("view-axis-1");
        assert!(page.toggle("growth-layer-norm"));
        page.wait_until_updated();
        open(page, "chart-both");
        let shown = page.snapshot();
        let table = table(page, "chart-both");
        assert_eq!(table.names[0], "0");
        for (heading, chart) in [
            ("norm, noise 1/s", &shown.smaller),
            ("norm, noise s", &shown.larger),
        ] {
            assert_eq!(table.column(heading), norms(chart), "{heading}");
        }
        // The thin lines.
        for (heading, chart) in [
            ("without LayerNorm, noise 1/s", &shown.smaller),
            ("without LayerNorm, noise s", &shown.larger),
        ] {
            let is_line = |trace: &&Trace| trace.mode == "lines" && trace.dash.is_empty();
            let line = chart.traces.iter().find(is_line).expect("a thin line");
            let line: Vec<f64> = line.points().into_iter().map(|(_, norm)| norm).collect();
            assert_eq!(table.column(heading), line, "{heading}");
        }
        let description = &shown.larger.description;
        assert!(
            description.contains("same chains without LayerNorm, which end at"),
            "{description}"
        );
    });
}

#[test]
fn the_table_lists_the_band() {
    Page::test(DESKTOP, |page| {
        page.set("growth-steps", "3");
        assert!(page.toggle("view-band"));
        open(page, "chart-smaller");
        page.wait_until("the band is computed", || {
            table(page, "chart-smaller").columns.len() == 6
        });
        let table = table(page, "chart-smaller");
        let band: Vec<Vec<f64>> = ["5th percentile", "median", "95th percentile"]
            .map(|heading| table.column(heading))
            .to_vec();
        let [low, median, high] = &band[..] else {
            panic!("three columns: {band:?}")
        };
        assert!(std::iter::zip(low, median).all(|(low, median)| low < median));
        assert!(std::iter::zip(median, high).all(|(median, high)| median < high));
    });
}

#[test]
fn each_chart_has_a_role_a_name_and_a_current_description() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        for (id, chart) in [
            ("chart-smaller", &start.smaller),
            ("chart-larger", &start.larger),
            ("chart-scatter", &start.scatter),
        ] {
            let svgs: (usize, usize) = page.eval_on(
                &format!("#{id}"),
                "const all = [...element.querySelectorAll('svg.main-svg')];
                 return [all.filter((svg) => svg.getAttribute('role') === 'img').length,
                         all.filter((svg) => svg.ariaHidden === 'true').length];",
            );
            assert_eq!(svgs, (1, 2), "{id}: one image, the others hidden");
            let (name, sentence) = chart
                .description
                .split_once(". ")
                .expect("a name and a description");
            assert!(
                name.len() > 10 && sentence.len() > 10,
                "{}",
                chart.description
            );
        }
        assert!(start.smaller.description.starts_with(&start.smaller.title));
        page.set("growth-scale", "2.5");
        page.set("activations-mean", "-4");
        page.set("layer-norm-gamma", "-1");
        let shown = page.snapshot();
        assert!(shown.smaller.description.contains("noise of size 0.4"));
        for (before, after) in [
            (start.smaller, shown.smaller),
            (start.larger, shown.larger),
            (start.scatter, shown.scatter),
        ] {
            assert_ne!(before.description, after.description);
        }
    });
}
