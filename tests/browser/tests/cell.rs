//! One matrix cell: its arithmetic, its edits, its pinned highlight.

use browser_tests::{
    page::Page,
    viewport::{DESKTOP, PHONE},
};
use fantoccini::key::Key;

use crate::custom_matrix::use_matrix;

fn cell(name: &str) -> String {
    format!("#matrix-before [data-cell='{name}']")
}

/// The results of the steps with every digit: x, μ, v, x̂, y.
fn results(page: &Page) -> Vec<f64> {
    page.eval_on(
        "#arithmetic",
        "return [...element.querySelectorAll('data')].map((data) => Number(data.value));",
    )
}

fn assert_near(a: f64, b: f64) {
    assert!((a - b).abs() <= 2e-6 * (1.0 + b.abs()), "{a} is not {b}");
}

#[test]
fn the_arithmetic_agrees_with_the_definition_and_with_the_output() {
    Page::test(DESKTOP, |page| {
        page.set("layer-norm-gamma", "3");
        page.set("layer-norm-beta", "-5");
        page.reveal("#matrix-before");
        for whole in [false, true] {
            page.choose(if whole {
                "layer-norm-normalized-shape-1"
            } else {
                "layer-norm-normalized-shape-0"
            });
            page.reveal("#matrix-before");
            for (row, column) in [(0, 0), (1, 4), (2, 9)] {
                page.hover(&cell(&format!("{row},{column}")));
                let shown = page.snapshot();
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
                for (result, expected) in std::iter::zip(&results, [x, mean, variance, normalised])
                {
                    assert_near(*result, expected);
                }
                assert_near(results[4], 3.0 * normalised - 5.0);
                let after = shown.after.numbers()[row][column];
                assert_eq!(results[4].to_bits(), after.to_bits());
                assert!(page.has("#arithmetic math mfrac"));
            }
        }
    });
}

/// The result at the end of each step's formula, and the exact one beside it.
fn results_in_formulas(page: &Page) -> Vec<(f64, f64)> {
    page.eval_on(
        "#arithmetic",
        "return [...element.querySelectorAll('li:not([hidden])')].map((step) => [
             step.querySelector('math > mrow > :last-child').textContent,
             step.querySelector('data').value,
         ].map((text) => Number(text.replace('\u{2212}', '-'))));",
    )
}

#[test]
fn a_slider_changes_the_numbers_of_the_formulas_and_keeps_their_elements() {
    Page::test(DESKTOP, |page| {
        page.reveal("#arithmetic");
        let assert_formulas_agree = || {
            let results = results_in_formulas(page);
            assert_eq!(results.len(), 5);
            for (shown, exact) in results {
                assert!(
                    (shown - exact).abs() <= 1e-3 * exact.abs(),
                    "{shown} is not {exact}"
                );
            }
        };
        assert_formulas_agree();
        let () = page.session.script(
            "window.numbers = [...document.querySelectorAll('#arithmetic mn')];",
            &[],
        );
        let kept = || {
            page.session.script::<(usize, usize)>(
                "const kept = window.numbers.filter((number) => number.isConnected);
                 return [kept.length, window.numbers.length];",
                &[],
            )
        };
        page.set("layer-norm-eps", "1");
        page.wait_until_updated();
        let (left, all) = kept();
        assert!(all > 20 && left == all, "{left} of {all} elements");
        assert_formulas_agree();
        // Negative numbers have brackets: other elements.
        page.set("activations-mean", "-5");
        page.wait_until_updated();
        assert!(kept().0 < all);
        assert_formulas_agree();
    });
}

#[test]
fn a_cell_is_edited_by_keyboard_and_reset() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        page.tab_to(&cell("0,0"));
        page.press_keys(&[Key::Down, Key::Right]);
        page.type_characters(&['4', '2', char::from(Key::Enter)]);
        page.session.wait_for_frames();
        assert!(page.has_focus(&cell("1,1")));
        let shown = page.snapshot();
        assert_eq!(shown.before.rows[1][1], "42 edited");
        assert_ne!(shown.after, start.after);
        assert!(page.has("#matrix-before td.edited"));
        assert!(page.text("#matrix-kind").contains("1 cell edited"));
        // Rejected input is explained, and the value stays.
        page.press_keys(&[Key::F2]);
        page.type_characters(&['x', char::from(Key::Enter)]);
        page.session.wait_for_frames();
        let rejected = page.snapshot();
        assert_eq!(rejected.alerts.len(), 1);
        assert!(
            rejected.alerts[0].contains("“x” is not a number"),
            "{:?}",
            rejected.alerts
        );
        assert_eq!(rejected.before, shown.before);
        page.press_keys(&[Key::Escape]);
        page.session.wait_for_frames();
        assert_eq!(page.snapshot().alerts, [""; 0]);
        assert_eq!(page.field_value("cell-field"), "42.0");
        page.click("#cell-reset");
        page.session.wait_for_frames();
        let reset = page.snapshot();
        assert_eq!(
            (&reset.before.rows, &reset.after.rows),
            (&start.before.rows, &start.after.rows)
        );
        assert!(!page.has("#matrix-before td.edited"));
    });
}

#[test]
fn a_custom_matrix_is_edited_by_touch_and_double_click() {
    Page::test(PHONE, |page| {
        use_matrix(page, "1 2\n3 4");
        page.click(&cell("1,0"));
        page.enter("cell-field", "-9");
        assert_eq!(
            page.snapshot().before.rows,
            [["1", "2"], ["-9 edited", "4"]]
        );
        let () = page.eval_on(
            &cell("0,1"),
            "element.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));",
        );
        page.session.wait_for_frames();
        assert!(page.has_focus("#cell-field"));
        assert_eq!(page.field_value("cell-field"), "2.0");
        page.click("#custom-matrix-unedit");
        page.session.wait_for_frames();
        assert_eq!(page.snapshot().before.rows, [["1", "2"], ["3", "4"]]);
    });
}

#[test]
fn a_clicked_cell_stays_highlighted_when_the_pointer_leaves() {
    Page::test(DESKTOP, |page| {
        page.reveal("#matrix-before");
        page.click(&cell("1,4"));
        page.hover(&cell("2,2"));
        page.hover("#what-heading");
        let shown = page.snapshot();
        assert_eq!(shown.before.highlighted, ["1,4"]);
        assert_eq!(shown.after.highlighted, ["1,4"]);
        assert!(shown.arithmetic.contains("row 2, feature 5"));
        page.press_keys(&[Key::Escape]);
        page.session.wait_for_frames();
        assert_eq!(page.snapshot().before.highlighted, [""; 0]);
    });
}
