//! Station 5: each relative's numbers, which cells share, the groups, and that
//! nothing is computed before the station comes near.

use browser_tests::{
    gesture::Pointer,
    page::Page,
    screen::{DESKTOP, PHONE},
};
use layernorm_lab::lab::{
    matrix::Matrix,
    relatives::{self, Outcome, Relative},
    scenario::Divisor,
    statistics::Summary,
};

use crate::{
    close::{assert_close, error},
    golden::{VARIANTS, Variant},
    side_by_side::{IDS, Map, Shown, approach, look, number},
};

/// As for the layer itself.
const ALLOWED: f64 = 2e-6;

fn assert_map(what: &str, map: &Map, expected: &Matrix) {
    let measured: Vec<f64> = map
        .values
        .concat()
        .iter()
        .map(|text| number(text))
        .collect();
    let expected: Vec<f64> = expected.values().iter().map(|&y| y.into()).collect();
    assert_close(what, &measured, &expected, (error, ALLOWED));
}

/// Asserts that the maps and the table are what the library gives natively.
fn assert_computed(what: &str, shown: &Shown, outcomes: &[Outcome]) {
    assert_eq!(shown.table.len(), outcomes.len());
    for ((map, line), outcome) in std::iter::zip(&shown.maps, &shown.table).zip(outcomes) {
        let what = format!("{what}, {:?}", outcome.relative);
        assert_map(&what, map, &outcome.output);
        let measured: Vec<f64> = line.iter().map(|text| number(text)).collect();
        assert_close(&what, &measured, &ranges(outcome), (error, ALLOWED));
    }
}

fn ranges(outcome: &Outcome) -> Vec<f64> {
    let mean = |summary: &Summary| summary.mean.to_f64();
    let std = |summary: &Summary| summary.std(Divisor::Unbiased).to_f64();
    let (rows, columns) = (&outcome.statistics.rows, &outcome.statistics.columns);
    let range = |of: &[Summary], value: &dyn Fn(&Summary) -> f64| {
        let values = of.iter().map(value);
        let least = values.clone().fold(f64::NAN, f64::min);
        [least, values.fold(f64::NAN, f64::max)]
    };
    [
        range(rows, &mean),
        range(rows, &std),
        range(columns, &mean),
        range(columns, &std),
    ]
    .concat()
}

fn computed(input: &Matrix, groups: u32, eps: f64) -> Vec<Outcome> {
    let run = |relative| relatives::run(relative, input, eps).expect("the groups divide");
    Relative::all(groups).map(run).to_vec()
}

fn matrix(values: &[Vec<f32>]) -> Matrix {
    Matrix::new(values.len(), values[0].len(), values.concat())
}

/// The activations, as station 2 shows them.
fn input(page: &Page) -> Matrix {
    let rows = page.look().before.rows;
    let parse = |text: &String| text.parse::<f32>().expect("a number");
    let rows: Vec<Vec<f32>> = rows
        .iter()
        .map(|row| row.iter().map(parse).collect())
        .collect();
    matrix(&rows)
}

fn set_up(page: &Page, case: &Variant) {
    if page.field("seed") != case.seed.to_string() {
        page.enter("seed", &case.seed.to_string());
    }
    page.set("activations-rows", &case.rows.to_string());
    page.set("activations-features", &case.cols.to_string());
    page.set("relatives-groups", &case.groups.to_string());
}

#[test]
fn each_relative_is_pytorchs_and_so_is_its_line_of_the_table() {
    Page::test(DESKTOP, |page| {
        approach(page);
        for case in VARIANTS.iter() {
            set_up(page, case);
            let shown = look(page);
            let expected = [
                &case.layer_norm,
                &case.layer_norm_whole,
                &case.rms_norm,
                &case.batch_norm,
                &case.group_norm,
            ];
            for (map, expected) in std::iter::zip(&shown.maps, expected) {
                let what = format!("seed {}, {}", case.seed, map.caption);
                assert_map(&what, map, &matrix(expected));
            }
            let what = format!("seed {}", case.seed);
            let outcomes = computed(&matrix(&case.input), case.groups, case.eps);
            assert_computed(&what, &shown, &outcomes);
        }
    });
}

#[test]
fn pointing_at_a_cell_lights_those_that_share_with_it_in_every_relative() {
    Page::test(DESKTOP, |page| {
        approach(page);
        let shape = [3, 10];
        for (map, cell) in [
            (0, [1, 4]),
            (2, [0, 9]),
            (3, [2, 5]),
            (4, [2, 0]),
            (1, [0, 4]),
        ] {
            let place = format!("{},{}", cell[0], cell[1]);
            let selector = format!("#{} [data-cell='{place}']", IDS[map]);
            page.reveal(&selector);
            page.hover(&selector);
            let shown = look(page);
            for (relative, map) in std::iter::zip(Relative::all(2), &shown.maps) {
                let all = (0..3).flat_map(|row| (0..10).map(move |column| [row, column]));
                let expected: Vec<String> = all
                    .filter(|&other| relative.shares(shape, cell, other))
                    .map(|[row, column]| format!("{row},{column}"))
                    .collect();
                assert_eq!(map.shared, expected, "{} at {place}", map.caption);
                assert_eq!(map.lit, [place.as_str()], "{} at {place}", map.caption);
            }
        }
        page.hover("#relatives-heading");
        assert!(look(page).maps.iter().all(|map| map.shared.is_empty()));
    });
}

#[test]
fn groups_that_do_not_divide_take_the_next_smaller_that_do_and_say_so() {
    Page::test(DESKTOP, |page| {
        approach(page);
        let input = input(page);
        let note = |groups: &str| {
            page.set("relatives-groups", groups);
            let shown = look(page);
            let map = &shown.maps[4];
            (map.caption.clone(), map.note.clone(), shown)
        };
        for (asked, taken, values) in [
            ("1", 1, 10),
            ("2", 2, 5),
            ("3", 2, 5),
            ("4", 2, 5),
            ("5", 5, 2),
            ("9", 5, 2),
            ("10", 10, 1),
            ("64", 10, 1),
        ] {
            let (caption, note, shown) = note(asked);
            let plural = if taken == 1 { "" } else { "s" };
            assert_eq!(caption, format!("GroupNorm, {taken} group{plural}"));
            let refused = note.contains(&format!("{asked} groups do not divide 10"));
            assert_eq!(refused, asked != taken.to_string(), "{asked}: {note}");
            let told = match values {
                1 => "its own mean".to_owned(),
                _ => format!("{values} neighbours"),
            };
            assert!(note.contains(&told), "{asked}: {note}");
            assert_computed(asked, &shown, &computed(&input, taken, 1e-5));
        }
        // It follows while the slider is held.
        page.set("relatives-groups", "1");
        page.grab(Pointer::Mouse, "relatives-groups");
        page.pull(Pointer::Mouse, "relatives-groups", 4.0 / 63.0);
        let held = look(page);
        assert_eq!(held.maps[4].caption, "GroupNorm, 5 groups");
        page.release(Pointer::Mouse);
    });
}

#[test]
fn one_row_and_a_matrix_without_spread_are_explained() {
    Page::test(DESKTOP, |page| {
        approach(page);
        page.set("activations-rows", "1");
        let shown = look(page);
        assert!(shown.maps[3].note.contains("one row is no batch"));
        assert!(
            shown.maps[3]
                .values
                .concat()
                .iter()
                .all(|y| number(y) == 0.0)
        );
        assert!(page.has("#one-row:not([hidden])"));
        assert!(page.text("#one-row").contains("n − 1 = 0"));
        page.set("activations-std", "0");
        page.set("layer-norm-eps", "0");
        let shown = look(page);
        for (id, map) in std::iter::zip(IDS, &shown.maps) {
            // Only RMSNorm divides by something else than a spread.
            let lost = id != "relative-rms-norm";
            assert_eq!(map.note.contains("0/0"), lost, "{id}: {}", map.note);
            let values = map.values.concat();
            assert_eq!(values.len(), 10);
            assert_eq!(values.iter().all(|y| y == "NaN"), lost, "{id}: {values:?}");
        }
        let table = page.text("#relatives-table");
        assert!(
            table.contains("undefined") && !table.contains("NaN"),
            "{table}"
        );
        page.set("activations-rows", "2");
        assert!(page.has("#one-row[hidden]"));
    });
}

/// Memos compute when they are read, and nothing reads them before the place
/// is filled: the absence of the cells is the absence of the work.
#[test]
fn nothing_is_normalised_before_the_station_comes_near() {
    for screen in [DESKTOP, PHONE] {
        Page::test(screen, |page| {
            let cells = || -> u32 {
                page.session.script(
                    "return document.querySelectorAll('#relatives [data-cell]').length;",
                    &[],
                )
            };
            assert_eq!(cells(), 0);
            page.set("growth-scale", "2");
            page.set("growth-scale", "1.5");
            assert_eq!(cells(), 0, "station 1 does not bring it");
            // The place is kept, so that nothing jumps when it is filled.
            let height: f64 = page.ask("#relatives .near", "return element.offsetHeight;");
            assert!(height >= 600.0, "{height}");
            approach(page);
            page.until("all cells are there", || cells() == 150);
        });
    }
}
