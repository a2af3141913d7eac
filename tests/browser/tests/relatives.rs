//! Station 5: the numbers of each relative, the cells that share statistics, the groups, and
//! that the station is mounted only when the user scrolls near it.

use browser_tests::{
    gesture::Pointer,
    page::Page,
    viewport::{DESKTOP, PHONE},
};

use crate::{
    approx::{assert_close, scaled_error},
    custom_matrix::use_matrix,
    golden::{VARIANTS, Variant},
    relatives_reference::{PYTORCH_TOLERANCE, Relative, TOLERANCE, ranges},
    relatives_snapshot::{HeatMap, IDS, RelativesSnapshot, mount_station, parse, read_station},
};

fn assert_map(what: &str, map: &HeatMap, expected: &[Vec<f64>], tolerance: f64) {
    let shown: Vec<f64> = map.values.concat().iter().map(|text| parse(text)).collect();
    assert_close(what, &shown, &expected.concat(), (scaled_error, tolerance));
}

/// Asserts that the heat maps and the table show the numbers of the definitions.
fn assert_station(
    what: &str,
    shown: &RelativesSnapshot,
    input: &[Vec<f64>],
    (groups, eps): (usize, f64),
) {
    let relatives = Relative::all(groups);
    assert_eq!(shown.maps.len(), relatives.len());
    assert_eq!(shown.table.len(), relatives.len());
    for ((map, row), relative) in std::iter::zip(&shown.maps, &shown.table).zip(relatives) {
        let what = format!("{what}, {relative:?}");
        let expected = relative.normalize(input, eps);
        assert_map(&what, map, &expected, TOLERANCE);
        let statistics: Vec<f64> = row.iter().map(|text| parse(text)).collect();
        let expected = ranges(&expected);
        assert_close(&what, &statistics, &expected, (scaled_error, TOLERANCE));
    }
}

fn to_f64(rows: &[Vec<f32>]) -> Vec<Vec<f64>> {
    let row = |row: &Vec<f32>| row.iter().map(|&value| value.into()).collect();
    rows.iter().map(row).collect()
}

fn set_up(page: &Page, case: &Variant) {
    if page.field_value("seed") != case.seed.to_string() {
        page.enter("seed", &case.seed.to_string());
    }
    page.set("activations-rows", &case.rows.to_string());
    page.set("activations-features", &case.cols.to_string());
    page.set("relatives-groups", &case.groups.to_string());
}

#[test]
fn maps_and_table_agree_with_pytorch_and_with_the_definitions() {
    Page::test(DESKTOP, |page| {
        mount_station(page);
        for case in VARIANTS.iter() {
            set_up(page, case);
            let shown = read_station(page);
            let expected = [
                &case.layer_norm,
                &case.layer_norm_whole,
                &case.rms_norm,
                &case.batch_norm,
                &case.group_norm,
            ];
            for (map, expected) in std::iter::zip(&shown.maps, expected) {
                let what = format!("seed {}, {}", case.seed, map.caption);
                assert_map(&what, map, &to_f64(expected), PYTORCH_TOLERANCE);
            }
            let what = format!("seed {}", case.seed);
            let groups = case.groups.try_into().expect("a small number");
            assert_station(&what, &shown, &to_f64(&case.input), (groups, case.eps));
        }
    });
}

#[test]
fn hovering_a_cell_marks_the_cells_that_share_its_statistics_in_every_map() {
    Page::test(DESKTOP, |page| {
        mount_station(page);
        for (map, cell) in [
            (0, [1, 4]),
            (2, [0, 9]),
            (3, [2, 5]),
            (4, [2, 0]),
            (1, [0, 4]),
        ] {
            let name = format!("{},{}", cell[0], cell[1]);
            let selector = format!("#{} [data-cell='{name}']", IDS[map]);
            page.reveal(&selector);
            page.hover(&selector);
            let shown = read_station(page);
            for (relative, map) in std::iter::zip(Relative::all(2), &shown.maps) {
                let all = (0..3).flat_map(|row| (0..10).map(move |column| [row, column]));
                let expected: Vec<String> = all
                    .filter(|&other| relative.share_statistics(10, cell, other))
                    .map(|[row, column]| format!("{row},{column}"))
                    .collect();
                assert_eq!(map.shared, expected, "{} at {name}", map.caption);
                assert_eq!(
                    map.highlighted,
                    [name.as_str()],
                    "{} at {name}",
                    map.caption
                );
            }
        }
        page.hover("#relatives-heading");
        let maps = read_station(page).maps;
        assert!(maps.iter().all(|map| map.shared.is_empty()));
    });
}

#[test]
fn a_number_of_groups_that_does_not_divide_is_replaced_by_the_next_smaller_divisor() {
    Page::test(DESKTOP, |page| {
        mount_station(page);
        let input = page.snapshot().before.numbers();
        for (wanted, used, size) in [
            ("1", 1, 10),
            ("2", 2, 5),
            ("3", 2, 5),
            ("4", 2, 5),
            ("5", 5, 2),
            ("9", 5, 2),
            ("10", 10, 1),
            ("64", 10, 1),
        ] {
            page.set("relatives-groups", wanted);
            let shown = read_station(page);
            let HeatMap { caption, note, .. } = &shown.maps[4];
            let plural = if used == 1 { "" } else { "s" };
            assert_eq!(*caption, format!("GroupNorm, {used} group{plural}"));
            let explains = note.contains(&format!(
                "10 features do not split into {wanted} equal groups"
            ));
            assert_eq!(explains, wanted != used.to_string(), "{wanted}: {note}");
            let members = match size {
                1 => "its own mean".to_owned(),
                _ => format!("{size} neighbours"),
            };
            assert!(note.contains(&members), "{wanted}: {note}");
            assert_station(wanted, &shown, &input, (used, 1e-5));
        }
        // The map follows during a drag.
        page.set("relatives-groups", "1");
        page.grab(Pointer::Mouse, "relatives-groups");
        page.drag_to(Pointer::Mouse, "relatives-groups", 4.0 / 63.0);
        let during = read_station(page);
        assert_eq!(during.maps[4].caption, "GroupNorm, 5 groups");
        page.release(Pointer::Mouse);
    });
}

#[test]
fn a_single_row_and_a_constant_matrix_are_explained() {
    Page::test(DESKTOP, |page| {
        mount_station(page);
        page.set("activations-rows", "1");
        let batch_norm = &read_station(page).maps[3];
        assert!(batch_norm.note.contains("batch of one"));
        let values = batch_norm.values.concat();
        assert!(values.iter().all(|y| parse(y) == 0.0), "{values:?}");
        assert!(page.has("#one-row:not([hidden])"));
        assert!(page.text("#one-row").contains("0/0"));
        page.set("activations-std", "0");
        page.set("layer-norm-eps", "0");
        let shown = read_station(page);
        for (id, map) in std::iter::zip(IDS, &shown.maps) {
            // All but RMSNorm divide by a variance, which is 0 here.
            let is_undefined = id != "relative-rms-norm";
            assert_eq!(map.note.contains("0/0"), is_undefined, "{id}: {}", map.note);
            let values = map.values.concat();
            assert_eq!(values.len(), 10);
            let all_nan = values.iter().all(|y| y == "NaN");
            assert_eq!(all_nan, is_undefined, "{id}: {values:?}");
        }
        let table = page.text("#relatives-table");
        assert!(
            table.contains("NaN") && !table.contains("undefined"),
            "{table}"
        );
        page.set("activations-rows", "2");
        assert!(page.has("#one-row[hidden]"));
    });
}

/// The squares of the first row overflow float32, so that its results are undefined.
#[test]
fn a_range_is_that_of_the_finite_values_and_counts_the_others() {
    Page::test(DESKTOP, |page| {
        use_matrix(page, "3e38, 3e38, 1\n1, 2, 4");
        mount_station(page);
        let shown = read_station(page);
        let map = &shown.maps[0];
        let is_undefined: Vec<Vec<bool>> = map
            .values
            .iter()
            .map(|row| row.iter().map(|value| parse(value).is_nan()).collect())
            .collect();
        assert_eq!(is_undefined, [[true; 3], [false; 3]], "{:?}", map.values);
        let cells: Vec<String> = page.session.script(
            "return [...document.querySelectorAll('#relatives-table tbody tr:first-child td')]
                .map((cell) => cell.innerText.replace(/\\s+/g, ' ').trim());",
            &[],
        );
        assert_eq!(cells[0], "≈ 0; 1 of 2 NaN", "the means of both rows");
        assert_eq!(cells[1], "1.2247; 1 of 2 NaN");
        assert_eq!(cells[2], "NaN", "each column holds a NaN");
    });
}

/// A memo computes only when something reads it, and only the station's cells read these:
/// while there are no cells, nothing is computed.
#[test]
fn the_station_is_mounted_only_when_the_user_scrolls_near_it() {
    for viewport in [DESKTOP, PHONE] {
        Page::test(viewport, |page| {
            let cells = || -> u32 {
                page.session.script(
                    "return document.querySelectorAll('#relatives [data-cell]').length;",
                    &[],
                )
            };
            assert_eq!(cells(), 0);
            page.set("growth-scale", "2");
            page.set("growth-scale", "1.5");
            assert_eq!(cells(), 0, "a change in station 1 does not mount it");
            // Its space is reserved, so that nothing jumps when it is mounted.
            let height: f64 = page.eval_on("#relatives .lazy", "return element.offsetHeight;");
            assert!(height >= 600.0, "{height}");
            mount_station(page);
            page.wait_until("all cells are mounted", || cells() == 180);
        });
    }
}
