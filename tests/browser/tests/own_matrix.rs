//! A matrix of one's own: pasted, typed, dropped, refused, and given back.

use browser_tests::{
    page::Page,
    screen::{DESKTOP, PHONE},
    snapshot::Snapshot,
};
use serde_json::json;

/// Text in the field, and the button.
pub(crate) fn give(page: &Page, text: &str) {
    page.reveal("#own-matrix-text");
    let () = page.session.script(
        "document.getElementById('own-matrix-text').value = arguments[0];",
        &[json!(text)],
    );
    page.click("#own-matrix-use");
    page.rest();
}

/// A file let fall on the panel.
fn drop_file(page: &Page, text: &str) {
    let () = page.session.script(
        "const data = new DataTransfer();
         data.items.add(new File([arguments[0]], 'matrix.csv', { type: 'text/csv' }));
         const panel = document.getElementById('own-matrix');
         for (const type of ['dragover', 'drop']) {
             panel.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
         }",
        &[json!(text)],
    );
}

fn said(page: &Page) -> String {
    page.text("#own-matrix-said")
}

fn close(shown: &Snapshot, expected: &[&[f64]]) {
    let numbers = shown.before.numbers();
    let near = |a: &Vec<f64>, b: &&[f64]| {
        a.len() == b.len() && std::iter::zip(a, *b).all(|(a, b)| (a - b).abs() < 1e-6)
    };
    assert!(
        numbers.len() == expected.len()
            && std::iter::zip(&numbers, expected).all(|(a, b)| near(a, b)),
        "{numbers:?}"
    );
}

const MATRIX: [&[f64]; 2] = [&[1.0, -2.5, 300.0], &[0.25, 4.0, -0.001]];

#[test]
fn each_form_is_taken() {
    Page::test(DESKTOP, |page| {
        for (text, form) in [
            ("1,-2.5,300\n0.25,4,-0.001", "comma-separated"),
            ("1\t-2.5\t300\n0.25\t4\t-0.001", "between tabs"),
            ("1;-2,5;300\n0,25;4;-0,001", "between semicolons"),
            ("1 -2.5 300\n0.25 4 -0.001", "between spaces"),
            ("[[1, -2.5, 300], [0.25, 4, -0.001]]", "in brackets"),
            (
                "[[ 1.0e+00 -2.5e+00  3.0e+02]\n [ 2.5e-01  4.0e+00 -1.0e-03]]",
                "in brackets",
            ),
            (
                "tensor([[ 1.0000e+00, -2.5000e+00,\n          3.0000e+02],\n        [ 2.5000e-01,  4.0000e+00, -1.0000e-03]],\n       dtype=torch.float64, grad_fn=<AddBackward0>)",
                "in brackets",
            ),
        ] {
            give(page, text);
            close(&page.look(), &MATRIX);
            let said = said(page);
            assert!(said.contains(form) && said.contains("2 × 3"), "{said}");
            // Another matrix, so that the next form has something to change.
            give(page, "[7]");
            close(&page.look(), &[&[7.0]]);
        }
    });
}

#[test]
fn what_is_wrong_is_explained_and_the_last_good_matrix_stays() {
    Page::test(DESKTOP, |page| {
        give(page, "1,-2.5,300\n0.25,4,-0.001");
        for (text, reason) in [
            ("1,2,3\n4,5,abc", "Row 2, column 3: “abc” is no number."),
            ("[[1, 2], [3]]", "Row 2 has 1 value, row 1 has 2"),
            ("tensor([[1., nan]])", "finite numbers only"),
            ("1,1e39", "too large"),
            ("tensor([[0.1, ..., 0.2]])", "set_printoptions"),
            ("[[1, 2], [3, 4]", "never closed"),
            ("", "nothing to read"),
        ] {
            give(page, text);
            let shown = page.look();
            assert_eq!(shown.alerts.len(), 1, "{text}");
            assert!(shown.alerts[0].contains(reason), "{}", shown.alerts[0]);
            assert!(shown.alerts[0].ends_with("The last good matrix stays."));
            close(&shown, &MATRIX);
        }
        give(page, "[[1, 2]]");
        assert_eq!(page.look().alerts, [""; 0]);
    });
}

#[test]
fn one_click_leads_back_to_the_random_matrix() {
    Page::test(DESKTOP, |page| {
        let start = page.look();
        give(page, "1 2\n3 4\n5 6");
        let own = page.look();
        assert_eq!(
            own.layer,
            "LayerNorm((2,), eps=1e-05, elementwise_affine=True)"
        );
        assert_eq!(own.gamma.len(), 2);
        assert!(page.text("#matrix-kind").contains("Your own matrix, 3 × 2"));
        for slider in ["rows", "features", "mean", "std"] {
            let off: bool = page.ask(
                &format!("#activations-{slider}"),
                "return element.matches(':disabled');",
            );
            assert!(off, "{slider} can be moved");
        }
        assert!(page.text("#random-off").contains("no effect"));
        page.click("#own-matrix-random");
        page.rest();
        assert_eq!(page.look(), start);
        assert!(!page.has("#own-matrix-random"));
    });
}

#[test]
fn a_dropped_file_and_a_real_paste_are_taken_at_once() {
    Page::test(PHONE, |page| {
        drop_file(page, "a,b\r\n1,2\r\n3,4\r\n");
        page.until("the file is read", || {
            page.look().before.numbers() == [[1.0, 2.0], [3.0, 4.0]]
        });
        page.reveal("#own-matrix-text");
        assert!(said(page).contains("headings"));
        let () = page.ask(
            "#own-matrix-text",
            "element.focus();
             element.select();
             element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true }));
             document.execCommand('insertText', false, '[5, 6]');",
        );
        page.until("the paste is read", || {
            page.look().before.numbers() == [[5.0, 6.0]]
        });
        drop_file(page, "1,2\n3,x");
        page.until("the file is refused", || !page.look().alerts.is_empty());
        assert!(page.look().alerts[0].starts_with("Row 2, column 2: “x”"));
        close(&page.look(), &[&[5.0, 6.0]]);
    });
}
