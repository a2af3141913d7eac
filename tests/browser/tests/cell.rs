//! One cell: its arithmetic against the lab's numbers, set by hand, kept.

use browser_tests::{
    page::Page,
    screen::{DESKTOP, PHONE},
};
use fantoccini::key::Key;

use crate::own_matrix::give;

fn cell(place: &str) -> String {
    format!("#matrix-before [data-cell='{place}']")
}

/// The results of the steps, every digit: x, μ, v, x̂, y.
fn results(page: &Page) -> Vec<f64> {
    page.ask(
        "#arithmetic",
        "return [...element.querySelectorAll('data')].map((data) => Number(data.value));",
    )
}

fn near(a: f64, b: f64) {
    assert!((a - b).abs() <= 2e-6 * (1.0 + b.abs()), "{a} is not {b}");
}

#[test]
fn the_arithmetic_is_the_labs_and_can_be_followed_by_hand() {
    Page::test(DESKTOP, |page| {
        page.set("layer-norm-gamma", "3");
        page.set("layer-norm-beta", "-5");
        page.reveal("#matrix-before");
        for whole in [false, true] {
            page.choose(if whole { "shape-1" } else { "shape-0" });
            page.reveal("#matrix-before");
            for (row, column) in [(0, 0), (1, 4), (2, 9)] {
                page.hover(&cell(&format!("{row},{column}")));
                let shown = page.look();
                let before = shown.before.numbers();
                let group: Vec<f64> = if whole {
                    before.concat()
                } else {
                    before[row].clone()
                };
                let n = f64::from(u32::try_from(group.len()).unwrap());
                let mean = group.iter().sum::<f64>() / n;
                let variance = group.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / n;
                let x = before[row][column];
                let normalised = (x - mean) / (variance + 1e-5).sqrt();
                let results = results(page);
                for (measured, by_hand) in std::iter::zip(&results, [x, mean, variance, normalised])
                {
                    near(*measured, by_hand);
                }
                near(results[4], 3.0 * normalised - 5.0);
                let after = shown.after.numbers()[row][column];
                assert_eq!(results[4].to_bits(), after.to_bits());
                assert!(page.has("#arithmetic math mfrac"));
            }
        }
    });
}

#[test]
fn a_cell_is_edited_from_the_keyboard_and_put_back() {
    Page::test(DESKTOP, |page| {
        let start = page.look();
        page.tab_to(&cell("0,0"));
        page.keys(&[Key::Down, Key::Right]);
        page.type_characters(&['4', '2', char::from(Key::Enter)]);
        page.session.settle();
        assert!(page.has_focus(&cell("1,1")));
        let shown = page.look();
        assert_eq!(shown.before.rows[1][1], "42 edited");
        assert_ne!(shown.after, start.after);
        assert!(page.has("#matrix-before td.edited"));
        assert!(page.text("#matrix-kind").contains("1 cell edited"));
        // A wrong entry is explained, and the old one stays.
        page.keys(&[Key::F2]);
        page.type_characters(&['x', char::from(Key::Enter)]);
        page.session.settle();
        let refused = page.look();
        assert_eq!(refused.alerts.len(), 1);
        assert!(
            refused.alerts[0].contains("“x” is none"),
            "{:?}",
            refused.alerts
        );
        assert_eq!(refused.before, shown.before);
        page.keys(&[Key::Escape]);
        page.session.settle();
        assert_eq!(page.look().alerts, [""; 0]);
        assert_eq!(page.field("cell-field"), "42.0");
        page.click("#cell-put-back");
        page.session.settle();
        let back = page.look();
        assert_eq!(
            (&back.before.rows, &back.after.rows),
            (&start.before.rows, &start.after.rows)
        );
        assert!(!page.has("#matrix-before td.edited"));
    });
}

#[test]
fn a_double_click_and_a_finger_edit_and_an_own_matrix_too() {
    Page::test(PHONE, |page| {
        give(page, "1 2\n3 4");
        page.click(&cell("1,0"));
        page.enter("cell-field", "-9");
        assert_eq!(page.look().before.rows, [["1", "2"], ["-9 edited", "4"]]);
        let () = page.ask(
            &cell("0,1"),
            "element.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));",
        );
        page.session.settle();
        assert!(page.has_focus("#cell-field"));
        assert_eq!(page.field("cell-field"), "2.0");
        page.click("#own-matrix-unedit");
        page.session.settle();
        assert_eq!(page.look().before.rows, [["1", "2"], ["3", "4"]]);
    });
}

#[test]
fn a_kept_cell_stays_when_the_pointer_leaves() {
    Page::test(DESKTOP, |page| {
        page.reveal("#matrix-before");
        page.click(&cell("1,4"));
        page.hover(&cell("2,2"));
        page.hover("#what-heading");
        let shown = page.look();
        assert_eq!(shown.before.lit, ["1,4"]);
        assert_eq!(shown.after.lit, ["1,4"]);
        assert!(shown.arithmetic.contains("row 2, feature 5"));
        page.keys(&[Key::Escape]);
        page.session.settle();
        assert_eq!(page.look().before.lit, [""; 0]);
    });
}
