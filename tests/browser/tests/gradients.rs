//! Station 7: every upstream gradient, with the library's native numbers, and its state.

use browser_tests::{
    axe,
    page::Page,
    viewport::{DESKTOP, PHONE, emulate_media},
};
use layernorm_lab::{
    claims::gradient as claims,
    lab::{
        experiment,
        gradient::{self, steps::steps},
        matrix::Matrix,
        scenario::Scenario,
    },
    share::link,
    words::{gradient as words, number, sentence},
};
use serde::Deserialize;

/// The heat maps, in the order of the page.
const MAPS: [&str; 6] = [
    "gradient-g",
    "gradient-centred",
    "gradient-orthogonal",
    "gradient-input",
    "gradient-gamma",
    "gradient-beta",
];

/// What the station shows.
#[derive(Debug, Deserialize, PartialEq)]
struct Shown {
    sentence: String,
    loss: String,
    orthogonal: String,
    /// The cells of the table of parts, row by row.
    parts: Vec<Vec<String>>,
    /// Each heat map's values with every digit.
    maps: Vec<Vec<f32>>,
    /// The results of the arithmetic.
    arithmetic: Vec<String>,
}

const SCRIPT: &str = concat!(
    include_str!("../src/exact.js"),
    "
    const all = (selector, root) => [...root.querySelectorAll(selector)];
    // The visible text: not what screen readers alone read.
    const shown = (element) => {
        const copy = element.cloneNode(true);
        for (const spoken of copy.querySelectorAll('.spoken')) spoken.remove();
        return copy.textContent;
    };
    const text = (id) => shown(document.getElementById(id));
    return {
        sentence: text('gradients-sentence'),
        loss: text('gradient-loss'),
        orthogonal: text('gradient-directions'),
        parts: all('#gradient-parts tbody tr', document).map((row) =>
            all('td', row).map(shown)),
        maps: MAPS.map((id) =>
            all('tbody tr:not([hidden]) td:not([hidden])', document.getElementById(id)).map((cell) =>
                Number(parseable(cell.title)))),
        arithmetic: all('#gradient-arithmetic li:not([hidden]) data', document).map((data) => data.value),
    };"
);

fn open_station(page: &Page) {
    page.reveal("#gradients-heading");
    page.wait_until("station 7 is mounted", || page.has("#gradient-beta td"));
}

fn read_station(page: &Page) -> Shown {
    page.wait_until_updated();
    let maps = MAPS.map(|id| format!("'{id}'")).join(",");
    page.eval_on("#gradients", &format!("const MAPS = [{maps}];{SCRIPT}"))
}

/// What the station must show, from the library.
fn expected(scenario: &Scenario, cell: [usize; 2]) -> Shown {
    let outcome = experiment::run(scenario).expect("the scenario is valid");
    let layer = &outcome.normalization;
    let (rows, features) = (layer.input.rows(), layer.input.columns());
    let settings = &scenario.gradients;
    let upstream = gradient::upstream(scenario.seed, settings, rows, features);
    let steps = steps(&layer.input, &scenario.layer_norm, &upstream);
    let burn = gradient::run(&layer.input, &scenario.layer_norm, &upstream);
    let [row, _] = settings.cell(rows, features);
    let group = steps.group_of(row);
    let claim = claims::gradient(&steps, &upstream, &burn, row);
    let list = words::of_cell(layer, &scenario.layer_norm, &upstream, &steps, &burn, cell);
    let values = |matrix: &Matrix| matrix.values().to_vec();
    Shown {
        sentence: sentence::gradient(&claim),
        loss: words::loss(settings, scenario.seed, rows, features),
        orthogonal: words::orthogonal(&steps.compare(&burn)[group], &steps.groups[group]),
        parts: words::part_values(&steps.groups[group].squares)
            .map(|row| row.to_vec())
            .to_vec(),
        maps: [
            &steps.scaled,
            &steps.centred,
            &steps.orthogonal,
            &steps.divided,
            &burn.gamma,
            &burn.beta,
        ]
        .map(values)
        .to_vec(),
        arithmetic: list.iter().map(|step| number::full(step.result)).collect(),
    }
}

#[test]
fn each_upstream_gradient_shows_the_librarys_numbers_and_is_linked() {
    Page::test(DESKTOP, |page| {
        open_station(page);
        assert_eq!(read_station(page), expected(&Scenario::default(), [0, 0]));
        for (index, key) in ["cell", "sum", "random", "own"]
            .into_iter()
            .enumerate()
            .rev()
        {
            page.choose(&format!("gradients-upstream-{index}"));
            let fragment = if key == "cell" {
                "v=1".to_owned()
            } else {
                format!("v=1&grad={key}")
            };
            page.wait_for_fragment(&fragment);
            let scenario = link::read(&fragment).expect("a link").link.scenario;
            assert_eq!(read_station(page), expected(&scenario, [0, 0]), "{key}");
        }
        for text in [
            "v=1&seed=7&rows=2&features=3&shape=whole&gammas=0:2,1.1:-3&grad=random&grad-row=2",
            "v=1&eps=1&std=0.5&grad-row=9&grad-feature=4",
            "v=1&features=2&grad=own&grads=0:0,1:-1.5",
        ] {
            page.visit(&format!("#{text}"));
            open_station(page);
            let scenario = link::read(text).expect("a link").link.scenario;
            let (rows, features) = scenario.activations.shape();
            let cell = scenario.gradients.cell(rows as usize, features as usize);
            assert_eq!(read_station(page), expected(&scenario, cell), "{text}");
        }
    });
}

#[test]
fn the_sum_of_y_reaches_no_input_and_the_page_says_why() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&grad=sum");
        open_station(page);
        let shown = read_station(page);
        assert!(
            shown.sentence.contains("nothing reaches x"),
            "{}",
            shown.sentence
        );
        assert!(
            shown.sentence.contains("whatever x is"),
            "{}",
            shown.sentence
        );
        assert!(shown.maps[3].iter().all(|value| *value == 0.0));
        assert_eq!(shown.parts[0][1], "100\u{a0}%");
    });
}

#[test]
fn the_users_own_row_is_set_undone_and_rejected() {
    Page::test(DESKTOP, |page| {
        open_station(page);
        assert!(!page.is_visible("#gradients-own"));
        page.choose("gradients-upstream-3");
        assert!(page.is_visible("#gradients-own"));
        assert_eq!(page.field_value("gradients-own"), "1 2 3 4 5 6 7 8 9 10");
        page.enter("gradients-own", "1, -2.5");
        let fragment = "v=1&grad=own&grads=0:1,1:-2.5,2:0,3:0,4:0,5:0,6:0,7:0,8:0,9:0";
        page.wait_for_fragment(fragment);
        let scenario = link::read(fragment).expect("a link").link.scenario;
        assert_eq!(read_station(page), expected(&scenario, [0, 0]));

        for (text, error) in [("1 2 3 4 5 6 7 8 9 10 11", "11 values"), ("1 two", "two")] {
            page.enter("gradients-own", text);
            let message = page.text("#gradients-own-error");
            assert!(message.contains(error), "{message}");
            assert_eq!(page.fragment(), fragment);
        }
        page.click("#undo");
        page.wait_for_fragment("v=1&grad=own");
        assert_eq!(page.field_value("gradients-own"), "1 2 3 4 5 6 7 8 9 10");
    });
}

#[test]
fn a_cell_of_any_step_shows_its_arithmetic() {
    Page::test(DESKTOP, |page| {
        open_station(page);
        page.click("#gradient-input [data-cell='1,2']");
        assert_eq!(read_station(page), expected(&Scenario::default(), [1, 2]));
    });
}

#[test]
fn axe_finds_no_violation_in_station_7_and_nothing_is_wider_than_a_phone() {
    for viewport in [DESKTOP, PHONE] {
        Page::test(viewport, |page| {
            open_station(page);
            for index in [0, 1, 3] {
                page.choose(&format!("gradients-upstream-{index}"));
                for theme in ["light", "dark"] {
                    emulate_media(&page.session, &[("prefers-color-scheme", theme)]);
                    axe::assert_clean_part(
                        page,
                        "#gradients",
                        &format!("upstream {index}, {theme}"),
                    );
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
