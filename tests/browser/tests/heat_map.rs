//! The two heat maps highlight the same cell, by pointer and by keyboard.

use browser_tests::{
    page::Page,
    snapshot::Snapshot,
    viewport::{DESKTOP, PHONE},
};
use fantoccini::key::Key;

const BEFORE: &str = "#matrix-before";
const AFTER: &str = "#matrix-after";

fn cell(matrix: &str, name: &str) -> String {
    format!("{matrix} [data-cell='{name}']")
}

fn highlighted(shown: &Snapshot) -> (Vec<&str>, Vec<&str>) {
    (
        shown
            .before
            .highlighted
            .iter()
            .map(String::as_str)
            .collect(),
        shown.after.highlighted.iter().map(String::as_str).collect(),
    )
}

#[test]
fn hovering_a_cell_highlights_it_in_both_maps() {
    Page::test(DESKTOP, |page| {
        page.reveal("#matrix-before");
        assert_eq!(highlighted(&page.snapshot()), (vec![], vec![]));
        for (matrix, name) in [(BEFORE, "1,4"), (AFTER, "2,9"), (AFTER, "0,0")] {
            page.hover(&cell(matrix, name));
            let shown = page.snapshot();
            assert_eq!(highlighted(&shown), (vec![name], vec![name]));
            let (row, feature) = name.split_once(',').expect("row, feature");
            let (row, feature): (usize, usize) =
                (row.parse().expect("row"), feature.parse().expect("feature"));
            let name = format!("row {}, feature {}", row + 1, feature + 1);
            assert!(shown.arithmetic.contains(&name), "{}", shown.arithmetic);
        }
        page.hover("#what-heading");
        assert_eq!(highlighted(&page.snapshot()), (vec![], vec![]));
    });
}

#[test]
fn the_arithmetic_shows_the_cells_numbers() {
    Page::test(DESKTOP, |page| {
        page.reveal("#matrix-before");
        page.hover(&cell(BEFORE, "1,4"));
        let shown = page.snapshot();
        let (x, y) = (shown.before.numbers()[1][4], shown.after.numbers()[1][4]);
        // The page rounds to four significant digits.
        for number in [x, y] {
            let digits = format!("{:.3}", number.abs());
            let digits = digits.trim_end_matches('0');
            assert!(
                shown.arithmetic.contains(digits),
                "{digits} in {}",
                shown.arithmetic
            );
        }
    });
}

#[test]
fn arrow_keys_move_between_cells() {
    Page::test(DESKTOP, |page| {
        page.tab_to(&cell(BEFORE, "0,0"));
        assert_eq!(highlighted(&page.snapshot()), (vec!["0,0"], vec!["0,0"]));
        for (key, name) in [
            (Key::Right, "0,1"),
            (Key::Down, "1,1"),
            (Key::End, "1,9"),
            (Key::Right, "1,9"),
            (Key::Down, "2,9"),
            (Key::Down, "2,9"),
            (Key::Left, "2,8"),
            (Key::Up, "1,8"),
            (Key::Home, "1,0"),
            (Key::Left, "1,0"),
        ] {
            page.press_keys(&[key]);
            assert!(page.has_focus(&cell(BEFORE, name)), "{name}");
            assert_eq!(highlighted(&page.snapshot()), (vec![name], vec![name]));
        }
        page.tab_to(&cell(AFTER, "0,0"));
        page.press_keys(&[Key::Down, Key::Right]);
        assert_eq!(highlighted(&page.snapshot()), (vec!["1,1"], vec!["1,1"]));
    });
}

#[test]
fn the_cells_that_share_a_mean_are_marked() {
    Page::test(DESKTOP, |page| {
        page.reveal("#matrix-before");
        let marked = |selector: &str| -> usize {
            page.session.script(
                "return document.querySelectorAll(arguments[0]).length;",
                &[selector.into()],
            )
        };
        page.hover(&cell(AFTER, "1,4"));
        assert_eq!(marked("#matrix-before .shared"), 10);
        assert_eq!(marked("#matrix-after tr:nth-child(2) .shared"), 10);
        page.choose("layer-norm-normalized-shape-1");
        page.reveal("#matrix-before");
        page.hover(&cell(AFTER, "2,4"));
        assert_eq!(marked("#matrix-before .shared"), 30);
    });
}

/// The widest text of a cell, as a part of the cell's width.
const WIDEST: &str = "
    const range = document.createRange();
    return Math.max(...[...element.querySelectorAll('tr:not([hidden]) td[data-cell]:not([hidden])')]
        .map((cell) => {
            range.selectNodeContents(cell);
            return range.getBoundingClientRect().width / cell.getBoundingClientRect().width;
        }));";

#[test]
fn digits_fit_into_the_cells() {
    let desktop: &[&str] = &[
        "",
        "&mean=-10&std=3",
        "&features=16",
        "&features=3&rows=2",
        "&own=1e-30,2e-30;3e20,1",
    ];
    let phone: &[&str] = &["", "&mean=-100", "&features=4&mean=1000"];
    for (viewport, states) in [(DESKTOP, desktop), (PHONE, phone)] {
        Page::test(viewport, |page| {
            for state in states {
                page.visit(&format!("#v=1{state}"));
                page.reveal(BEFORE);
                page.session.wait_for_frames();
                for map in [BEFORE, AFTER] {
                    let widest: f64 = page.eval_on(map, WIDEST);
                    assert!(widest <= 1.0, "{state} {map}: {widest}");
                }
            }
        });
    }
}

#[test]
fn a_large_offset_is_stated_once_and_the_cells_show_what_differs() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&own=6000001.5,5999998,6000000;6000000,6000003,6000002");
        let shown = page.snapshot();
        let caption = page.text("#matrix-before caption");
        let caption = caption.replace('\u{202f}', " ");
        assert_eq!(caption, "A, the activations: values are 6 000 000 + …");
        assert_eq!(shown.before.texts[0], ["1.5", "\u{2212}2.0", "0.0"]);
        assert_eq!(shown.before.rows[0], ["6000001.5", "5999998", "6000000"]);
        page.visit("#v=1");
        assert_eq!(page.text("#matrix-before caption"), "A, the activations");
    });
}
