//! Each chart for those who cannot see it: a name, a sentence, its numbers.

use browser_tests::{page::Page, screen::DESKTOP, snapshot::Chart};
use fantoccini::key::Key;
use serde::Deserialize;

/// A chart's table as a screen reader finds it.
#[derive(Debug, Deserialize)]
struct Table {
    caption: String,
    columns: Vec<String>,
    names: Vec<String>,
    /// Every digit, as `<data>` holds them.
    values: Vec<Vec<String>>,
    written: Vec<Vec<String>>,
}

fn table(page: &Page, chart: &str) -> Table {
    page.rest();
    page.ask(
        &format!("#{chart}-numbers"),
        "const texts = (selector, root) => [...root.querySelectorAll(selector)].map((of) => of.textContent);
         const rows = [...element.querySelectorAll('tbody tr')];
         return {
             caption: element.caption.textContent,
             columns: texts('thead th[scope=col]', element),
             names: rows.flatMap((row) => texts('th[scope=row]', row)),
             values: rows.map((row) => [...row.querySelectorAll('data')].map((of) => of.getAttribute('value') ?? '')),
             written: rows.map((row) => texts('data', row)),
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
                .unwrap_or_else(|_| panic!("{heading}: `{text}` is no number"))
        };
        self.values.iter().map(read).collect()
    }
}

/// Opens a chart's table from the keyboard.
fn open(page: &Page, chart: &str) {
    page.tab_to(&format!("#{chart}-table summary"));
    assert!(!page.has(&format!("#{chart}-numbers")), "built before");
    page.keys(&[Key::Enter]);
    page.until("the table is built", || {
        page.has(&format!("#{chart}-numbers td"))
    });
}

/// Every digit of what a chart draws.
fn drawn(chart: &Chart) -> Vec<f64> {
    chart.norms().into_iter().map(|(_, norm)| norm).collect()
}

#[test]
fn each_table_opens_by_keyboard_and_holds_the_numbers_that_are_drawn() {
    Page::test(DESKTOP, |page| {
        let shown = page.look();
        for (id, chart) in [
            ("chart-smaller", &shown.smaller),
            ("chart-larger", &shown.larger),
        ] {
            open(page, id);
            let table = table(page, id);
            assert!(table.caption.starts_with(&chart.title), "{table:?}");
            assert_eq!(table.columns, ["step", "norm", "expected"]);
            assert_eq!(table.names.len(), 20);
            assert_eq!(table.column("norm"), drawn(chart), "{id}");
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
            .traces
            .iter()
            .flat_map(browser_tests::snapshot::Trace::points)
            .collect();
        let told: Vec<(f64, f64)> =
            std::iter::zip(table.column("Original"), table.column("Layer norm")).collect();
        assert_eq!(told, points);
    });
}

#[test]
fn a_table_follows_its_chart_and_says_where_norms_left_the_numbers() {
    Page::test(DESKTOP, |page| {
        open(page, "chart-larger");
        page.set("growth-scale", "1000");
        page.set("growth-steps", "60");
        let shown = page.look();
        let infinite = table(page, "chart-larger");
        let from = shown.larger.left("∞")[0];
        assert!(
            infinite.caption.contains(&format!("∞ from step {from}.")),
            "{}",
            infinite.caption
        );
        assert_eq!(infinite.names.len(), 60);
        assert_eq!(infinite.values[59][0], "inf");
        assert_eq!(infinite.written[59][0], "∞");
        assert!(
            shown
                .larger
                .spoken
                .contains(&format!("∞ since step {from}"))
        );
        // Closed, it is gone: it costs nothing while a slider is dragged.
        page.click("#chart-larger-table summary");
        page.until("the table is gone", || !page.has("#chart-larger-numbers"));
    });
}

#[test]
fn the_band_is_in_the_table_too() {
    Page::test(DESKTOP, |page| {
        page.set("growth-steps", "3");
        assert!(page.switch("band"));
        open(page, "chart-smaller");
        page.until("the band is finished", || {
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
fn each_chart_has_a_role_a_name_and_a_sentence_that_follows() {
    Page::test(DESKTOP, |page| {
        let start = page.look();
        for (id, chart) in [
            ("chart-smaller", &start.smaller),
            ("chart-larger", &start.larger),
            ("chart-scatter", &start.scatter),
        ] {
            let pictures: (usize, usize) = page.ask(
                &format!("#{id}"),
                "const all = [...element.querySelectorAll('svg.main-svg')];
                 return [all.filter((svg) => svg.getAttribute('role') === 'img').length,
                         all.filter((svg) => svg.ariaHidden === 'true').length];",
            );
            assert_eq!(pictures, (1, 2), "{id}: one picture stands for all");
            let (name, sentence) = chart.spoken.split_once(". ").expect("a name, a sentence");
            assert!(name.len() > 10 && sentence.len() > 10, "{}", chart.spoken);
        }
        assert!(start.smaller.spoken.starts_with(&start.smaller.title));
        page.set("growth-scale", "2.5");
        page.set("activations-mean", "-4");
        page.set("layer-norm-gamma", "-1");
        let shown = page.look();
        assert!(shown.smaller.spoken.contains("(factor 2.5)"));
        for (then, now) in [
            (start.smaller, shown.smaller),
            (start.larger, shown.larger),
            (start.scatter, shown.scatter),
        ] {
            assert_ne!(then.spoken, now.spoken);
        }
    });
}
