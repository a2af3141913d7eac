//! The two heat maps light up the same cell, for a pointer and for a keyboard.

use browser_tests::{page::Page, screen::DESKTOP, snapshot::Snapshot};
use fantoccini::key::Key;

const BEFORE: &str = "#matrix-before";
const AFTER: &str = "#matrix-after";

fn cell(matrix: &str, place: &str) -> String {
    format!("{matrix} [data-cell='{place}']")
}

fn lit(shown: &Snapshot) -> (Vec<&str>, Vec<&str>) {
    (
        shown.before.lit.iter().map(String::as_str).collect(),
        shown.after.lit.iter().map(String::as_str).collect(),
    )
}

#[test]
fn pointing_at_a_cell_lights_it_in_both() {
    Page::test(DESKTOP, |page| {
        page.reveal("#matrix-before");
        assert_eq!(lit(&page.look()), (vec![], vec![]));
        for (matrix, place) in [(BEFORE, "1,4"), (AFTER, "2,9"), (AFTER, "0,0")] {
            page.hover(&cell(matrix, place));
            let shown = page.look();
            assert_eq!(lit(&shown), (vec![place], vec![place]));
            let (row, feature) = place.split_once(',').expect("row, feature");
            let (row, feature): (usize, usize) =
                (row.parse().expect("row"), feature.parse().expect("feature"));
            let name = format!("row {}, feature {}", row + 1, feature + 1);
            assert!(shown.arithmetic.contains(&name), "{}", shown.arithmetic);
        }
        page.hover("#what-heading");
        assert_eq!(lit(&page.look()), (vec![], vec![]));
    });
}

#[test]
fn the_arithmetic_is_that_of_the_cell() {
    Page::test(DESKTOP, |page| {
        page.reveal("#matrix-before");
        page.hover(&cell(BEFORE, "1,4"));
        let shown = page.look();
        let (x, y) = (shown.before.numbers()[1][4], shown.after.numbers()[1][4]);
        // Four significant digits, as the page writes them.
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
fn the_keyboard_reaches_a_cell_and_walks() {
    Page::test(DESKTOP, |page| {
        page.tab_to(&cell(BEFORE, "0,0"));
        assert_eq!(lit(&page.look()), (vec!["0,0"], vec!["0,0"]));
        for (key, place) in [
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
            page.keys(&[key]);
            assert!(page.has_focus(&cell(BEFORE, place)), "{place}");
            assert_eq!(lit(&page.look()), (vec![place], vec![place]));
        }
        page.tab_to(&cell(AFTER, "0,0"));
        page.keys(&[Key::Down, Key::Right]);
        assert_eq!(lit(&page.look()), (vec!["1,1"], vec!["1,1"]));
    });
}

#[test]
fn the_row_or_the_whole_matrix_that_shares_a_mean_is_marked() {
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
        page.choose("shape-1");
        page.reveal("#matrix-before");
        page.hover(&cell(AFTER, "2,4"));
        assert_eq!(marked("#matrix-before .shared"), 30);
    });
}
