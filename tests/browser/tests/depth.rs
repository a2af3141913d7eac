//! Station 8: every stack, with the library's native numbers, and its state.

use browser_tests::{
    axe,
    page::Page,
    viewport::{DESKTOP, PHONE, SMALL_PHONE, emulate_media},
};
use layernorm_lab::{
    charts::{chart_data::ChartData, depth as charts},
    claims::depth as claims,
    lab::{
        depth::{Draws, Stack, run},
        scenario::Scenario,
    },
    share::link,
    words::sentence,
};

/// The charts, in the order of the page.
const CHARTS: [&str; 3] = [
    "chart-depth-stream",
    "chart-depth-gradients",
    "chart-depth-alike",
];

fn open_station(page: &Page) {
    page.reveal("#depth-heading");
    page.wait_until("station 8 is mounted", || {
        page.has("#chart-depth-alike .main-svg")
    });
}

fn stack(scenario: &Scenario) -> Stack {
    let mut draws = Draws::seeded(scenario.seed, 1, 4);
    run(&mut draws, scenario.seed, &scenario.depth)
}

fn expected_sentence(scenario: &Scenario) -> String {
    sentence::depth(&claims::depth(&stack(scenario), &scenario.depth))
}

fn assert_sentence(page: &Page, scenario: &Scenario) {
    page.wait_until_updated();
    assert_eq!(page.text("#depth-sentence"), expected_sentence(scenario));
}

/// The points of a chart's markers, trace by trace, as plotly.js has them.
fn points(page: &Page, chart: &str) -> Vec<Vec<f64>> {
    page.eval_on(
        &format!("#{chart}"),
        "return element.data.filter((trace) => trace.mode === 'markers')
             .map((trace) => [...trace.y]);",
    )
}

fn column(table: &ChartData, index: usize) -> Vec<f64> {
    let values = (0..table.rows.len()).filter_map(|row| table.get(row, index)?.finite());
    values.collect()
}

#[test]
fn each_stack_shows_the_librarys_numbers_and_is_linked() {
    Page::test(DESKTOP, |page| {
        open_station(page);
        for (index, key) in ["none", "post", "pre", "peri"].into_iter().enumerate() {
            page.choose(&format!("depth-scheme-{index}"));
            let fragment = if key == "pre" {
                "v=1".to_owned()
            } else {
                format!("v=1&stack={key}")
            };
            page.wait_for_fragment(&fragment);
            let scenario = link::read(&fragment).expect("a link").link.scenario;
            assert_sentence(page, &scenario);
            let (stack, settings) = (stack(&scenario), &scenario.depth);
            let stream = column(&charts::stream_table(&stack, settings), 0);
            let gradients = column(&charts::gradients_table(&stack, settings), 0);
            assert_eq!(points(page, CHARTS[0]), [stream], "{key}");
            assert_eq!(points(page, CHARTS[1]), [gradients], "{key}");
            let cosines = column(&charts::alike_table(&stack), 0);
            assert_eq!(points(page, CHARTS[2])[1], cosines, "{key}");
        }
        let text = "v=1&seed=7&stack=peri&layers=60&width=64&weight-scale=3&stream-rows=3";
        page.visit(&format!("#{text}"));
        open_station(page);
        let scenario = link::read(text).expect("a link").link.scenario;
        assert_sentence(page, &scenario);
    });
}

/// The picture of an option is part of what a tap hits, and not of its name.
#[test]
fn each_diagram_belongs_to_the_option_of_its_stack() {
    for viewport in [DESKTOP, PHONE, SMALL_PHONE] {
        Page::test(viewport, |page| {
            open_station(page);
            let places: Vec<[f64; 4]> = page.session.script(
                "return [...document.querySelectorAll('#depth .choice-picture')].map((picture) => {
                     const { left, top, width, height } = picture.getBoundingClientRect();
                     return [left, top, width, height];
                 });",
                &[],
            );
            assert_eq!(places.len(), 4);
            // Two in a row, of one size, and wide enough for their text.
            assert!(places.iter().all(|place| place[2] >= 115.0), "{places:?}");
            for pair in [[0, 1], [2, 3]] {
                let [left, right] = pair.map(|index| places[index]);
                assert!(
                    (left[1] - right[1]).abs() < 1.0 && left[0] < right[0],
                    "{places:?}"
                );
            }
            let names: Vec<String> = page.session.script(
                "return [...document.querySelectorAll('#depth .choice-option')].map((option) => {
                     const name = option.cloneNode(true);
                     name.querySelector('[aria-hidden]').remove();
                     return name.textContent.trim();
                 });",
                &[],
            );
            assert_eq!(names, ["none", "Post-LN", "Pre-LN", "Peri-LN"]);
            let hit: Vec<String> = page.session.script(
                "return [...document.querySelectorAll('#depth .choice-picture')].map((picture) => {
                     picture.scrollIntoView({ block: 'center', behavior: 'instant' });
                     const { left, top, width, height } = picture.getBoundingClientRect();
                     return document.elementFromPoint(left + width / 2, top + height / 2).id;
                 });",
                &[],
            );
            let options = [0, 1, 2, 3].map(|index| format!("depth-scheme-{index}"));
            assert_eq!(hit, options);
            page.choose("depth-scheme-1");
            page.wait_for_fragment("v=1&stack=post");
        });
    }
}

#[test]
fn more_layers_extend_the_same_draw_and_undo_returns() {
    Page::test(DESKTOP, |page| {
        open_station(page);
        let before = points(page, CHARTS[0]);
        page.set("depth-layers", "60");
        page.wait_for_fragment("v=1&layers=60");
        page.wait_until_updated();
        let after = points(page, CHARTS[0]);
        assert_eq!((before[0].len(), after[0].len()), (25, 61));
        assert_eq!(after[0][..25], before[0][..]);
        page.click("#undo");
        page.wait_for_fragment("v=1");
        page.wait_until_updated();
        assert_eq!(points(page, CHARTS[0]), before);
    });
}

#[test]
fn a_stack_without_a_norm_overflows_and_the_page_says_where() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&stack=none&layers=60&weight-scale=10");
        open_station(page);
        page.wait_until_updated();
        let sentence = page.text("#depth-sentence");
        assert!(sentence.contains("float32’s largest number"), "{sentence}");
        let caption = page.text("#chart-depth-stream-sentence");
        assert!(caption.contains("not finite"), "{caption}");
    });
}

#[test]
fn the_tables_list_what_the_charts_show() {
    Page::test(DESKTOP, |page| {
        open_station(page);
        for (chart, rows) in std::iter::zip(CHARTS, [25, 24, 25]) {
            page.click(&format!("#{chart}-table-toggle"));
            page.wait_until("the table is mounted", || {
                page.has(&format!("#{chart}-numbers td"))
            });
            let count: usize = page.eval_on(
                &format!("#{chart}-numbers"),
                "return element.querySelectorAll('tbody tr').length;",
            );
            assert_eq!(count, rows, "{chart}");
        }
    });
}

#[test]
fn axe_finds_no_violation_and_nothing_is_wider_than_a_phone() {
    for viewport in [DESKTOP, PHONE] {
        Page::test(viewport, |page| {
            open_station(page);
            for index in [0, 2] {
                page.choose(&format!("depth-scheme-{index}"));
                for theme in ["light", "dark"] {
                    emulate_media(&page.session, &[("prefers-color-scheme", theme)]);
                    axe::assert_clean_part(page, "#depth", &format!("stack {index}, {theme}"));
                }
            }
            let width: Vec<f64> = page.session.script(
                "return [document.documentElement.scrollWidth, innerWidth];",
                &[],
            );
            assert!(width[0] <= width[1], "{width:?}");
        });
    }
}
