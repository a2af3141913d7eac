//! A custom matrix: typed, pasted, dropped, rejected, and replaced by the random one.

use browser_tests::{
    page::Page,
    snapshot::Snapshot,
    viewport::{DESKTOP, PHONE},
};
use serde_json::json;

/// Enters a matrix as text and clicks the button that uses it.
pub(crate) fn use_matrix(page: &Page, text: &str) {
    page.reveal("#custom-matrix-text");
    let () = page.session.script(
        "document.getElementById('custom-matrix-text').value = arguments[0];",
        &[json!(text)],
    );
    page.click("#custom-matrix-use");
    page.wait_until_updated();
}

/// Drops a file on the panel.
fn drop_file(page: &Page, name: &str, text: &str) {
    let () = page.session.script(
        "const data = new DataTransfer();
         data.items.add(new File([arguments[0]], arguments[1]));
         const panel = document.getElementById('custom-matrix');
         for (const type of ['dragover', 'drop']) {
             panel.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
         }",
        &[json!(text), json!(name)],
    );
}

fn status(page: &Page) -> String {
    page.text("#custom-matrix-status")
}

pub(crate) fn preview(page: &Page) -> String {
    page.text("#custom-matrix-preview")
}

pub(crate) fn assert_input(shown: &Snapshot, expected: &[&[f64]]) {
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
fn each_text_format_is_read() {
    Page::test(DESKTOP, |page| {
        for (text, format) in [
            ("1,-2.5,300\n0.25,4,-0.001", "comma-separated"),
            ("1\t-2.5\t300\n0.25\t4\t-0.001", "tab-separated"),
            ("1;-2,5;300\n0,25;4;-0,001", "semicolon-separated"),
            ("1 -2.5 300\n0.25 4 -0.001", "space-separated"),
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
            use_matrix(page, text);
            assert_input(&page.snapshot(), &MATRIX);
            let status = status(page);
            assert!(
                status.contains(format) && status.contains("2 × 3"),
                "{status}"
            );
            // Another matrix, so that the next text changes something.
            use_matrix(page, "[7]");
            assert_input(&page.snapshot(), &[&[7.0]]);
        }
    });
}

#[test]
fn an_error_is_explained_and_the_last_valid_matrix_stays() {
    Page::test(DESKTOP, |page| {
        use_matrix(page, "1,-2.5,300\n0.25,4,-0.001");
        for (text, reason) in [
            ("1,2,3\n4,5,abc", "Row 2, column 3: “abc” is not a number."),
            ("[[1, 2], [3]]", "Row 2 has 1 value, row 1 has 2"),
            ("tensor([[1., nan]])", "only finite numbers"),
            ("1,1e39", "outside float32’s range"),
            ("tensor([[0.1, ..., 0.2]])", "set_printoptions"),
            ("[[1, 2], [3, 4]", "never closed"),
            ("", "nothing to read"),
        ] {
            use_matrix(page, text);
            let shown = page.snapshot();
            assert_eq!(shown.alerts.len(), 1, "{text}");
            assert!(shown.alerts[0].contains(reason), "{}", shown.alerts[0]);
            assert!(shown.alerts[0].ends_with("The last valid matrix stays."));
            assert_input(&shown, &MATRIX);
        }
        use_matrix(page, "[[1, 2]]");
        assert_eq!(page.snapshot().alerts, [""; 0]);
    });
}

#[test]
fn one_click_restores_the_random_matrix() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        use_matrix(page, "1 2\n3 4\n5 6");
        let custom = page.snapshot();
        assert_eq!(
            custom.layer,
            "LayerNorm((2,), eps=1e-05, elementwise_affine=True, bias=True)"
        );
        assert_eq!(custom.gamma.len(), 2);
        assert!(page.text("#matrix-kind").contains("Your own matrix, 3 × 2"));
        for slider in ["rows", "features", "mean", "std"] {
            let is_disabled = page.is_disabled(&format!("#activations-{slider}"));
            assert!(is_disabled, "{slider} can be moved");
        }
        assert!(page.text("#random-off").contains("no effect"));
        page.click("#custom-matrix-random");
        page.wait_until_updated();
        assert_eq!(page.snapshot(), start);
        assert!(!page.has("#custom-matrix-random"));
    });
}

#[test]
fn a_dropped_file_and_a_paste_are_shown_before_they_are_taken() {
    Page::test(PHONE, |page| {
        let start = page.snapshot();
        page.reveal("#custom-matrix-text");
        drop_file(page, "matrix.csv", "a,b\r\n1,2\r\n3,4\r\n");
        page.wait_until("the file is read", || preview(page).contains("header line"));
        assert_eq!(page.snapshot().before, start.before);
        page.click("#custom-matrix-use");
        page.wait_until("the file is taken", || {
            page.snapshot().before.numbers() == [[1.0, 2.0], [3.0, 4.0]]
        });
        assert!(status(page).contains("header line"));
        page.reveal("#custom-matrix-text");
        let () = page.eval_on(
            "#custom-matrix-text",
            "element.focus();
             element.select();
             element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true }));
             document.execCommand('insertText', false, '[5, 6]');",
        );
        page.wait_until("the paste is read", || preview(page).starts_with("1 × 2"));
        page.click("#custom-matrix-use");
        page.wait_until("the paste is taken", || {
            page.snapshot().before.numbers() == [[5.0, 6.0]]
        });
        drop_file(page, "matrix.csv", "1,2\n3,x");
        page.wait_until("the file is rejected", || {
            !page.snapshot().alerts.is_empty()
        });
        assert!(page.snapshot().alerts[0].starts_with("Row 2, column 2: “x”"));
        assert_input(&page.snapshot(), &[&[5.0, 6.0]]);
    });
}

#[test]
fn a_dropped_json_file_is_a_matrix_or_a_scenario_by_its_content() {
    Page::test(DESKTOP, |page| {
        page.reveal("#custom-matrix-text");
        drop_file(page, "a.json", "[[1, -2.5, 300], [0.25, 4, -0.001]]");
        page.wait_until("the matrix is read", || {
            preview(page).contains("in brackets")
        });
        page.click("#custom-matrix-use");
        page.wait_until_updated();
        let shown = page.snapshot();
        assert_input(&shown, &MATRIX);
        assert_eq!(shown.alerts, [""; 0]);

        drop_file(
            page,
            "b.json",
            r#"{ "seed": 42, "activations": { "own": [[5, 6]] } }"#,
        );
        page.wait_until("the scenario is opened", || {
            page.field_value("seed") == "42"
        });
        let shown = page.snapshot();
        assert_input(&shown, &[&[5.0, 6.0]]);
        assert_eq!(shown.alerts, [""; 0]);
        assert!(page.text("#session-status").contains("b.json"));
        // The earlier matrix is not in effect any more.
        assert_eq!(status(page), "");

        // Each faulty file is reported once, as what it is.
        drop_file(page, "c.json", r#"{ "sed": 42 }"#);
        page.wait_until("the scenario is rejected", || page.has("#file-errors"));
        let alerts = page.snapshot().alerts;
        assert!(
            alerts.len() == 1 && alerts[0].contains("c.json"),
            "{alerts:?}"
        );
        page.click("#file-errors .icon-button");
        drop_file(page, "d.json", "[[1, 2], [3]]");
        page.wait_until("the matrix is rejected", || {
            !page.snapshot().alerts.is_empty()
        });
        let alerts = page.snapshot().alerts;
        assert!(
            alerts.len() == 1 && alerts[0].starts_with("Row 2 has 1 value"),
            "{alerts:?}"
        );
        assert_input(&page.snapshot(), &[&[5.0, 6.0]]);
    });
}
