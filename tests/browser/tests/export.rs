//! The export dialog: its files, its copies on the clipboard, its use by keyboard and touch.

use browser_tests::{
    page::Page,
    viewport::{DESKTOP, SMALL_PHONE},
};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::downloads::Downloads;

/// Every export: the end of its buttons' ids, and the name of its file.
const EXPORTS: [(&str, &str); 8] = [
    ("pytorch", "layernorm-lab-pytorch-seed-42.py"),
    ("notebook", "layernorm-lab-notebook-seed-42.ipynb"),
    ("burn", "layernorm-lab-burn-seed-42.rs"),
    ("activations", "layernorm-lab-activations-seed-42.csv"),
    ("layer-norm", "layernorm-lab-layer-norm-seed-42.csv"),
    ("statistics", "layernorm-lab-statistics-seed-42.csv"),
    ("norms", "layernorm-lab-norms-seed-42.csv"),
    ("outcome", "layernorm-lab-outcome-seed-42.json"),
];

fn open_dialog(page: &Page) {
    page.click("#export");
    page.wait_until("the dialog opens", || {
        page.has("#export-dialog[open] .export-list li:nth-child(8)")
    });
}

fn allow_clipboard(page: &Page) {
    let allowed = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    let _ = page.session.devtools("Browser.grantPermissions", &allowed);
}

/// The clipboard's text.
fn clipboard(page: &Page) -> String {
    let () = page.session.script(
        "window.clipboard = null; navigator.clipboard.readText().then((text) => { window.clipboard = text; });",
        &[],
    );
    page.wait_until("the clipboard is read", || {
        page.session
            .script("return window.clipboard !== null;", &[])
    });
    page.session.script("return window.clipboard;", &[])
}

/// The numbers of a CSV file, NaN for other texts.
fn parse_csv(csv: &str) -> Vec<Vec<f64>> {
    let row = |line: &str| -> Vec<f64> {
        let fields = line.split(',');
        fields
            .map(|field| field.parse().unwrap_or(f64::NAN))
            .collect()
    };
    csv.lines().map(row).collect()
}

/// The bits of each number as a float32, the type of the matrices.
fn float32_bits(rows: &[Vec<f64>]) -> Vec<Vec<u32>> {
    #[expect(clippy::cast_possible_truncation, reason = "the matrices are float32")]
    let bits = |value: &f64| (*value as f32).to_bits();
    rows.iter()
        .map(|row| row.iter().map(bits).collect())
        .collect()
}

#[test]
fn each_copy_equals_its_file_and_the_files_hold_the_pages_numbers() {
    Page::test_in_new_browser(DESKTOP, |page| {
        allow_clipboard(page);
        let downloads = Downloads::of(page);
        page.enter("seed", "42");
        page.set("layer-norm-gamma", "3");
        page.set("growth-steps", "12");
        let shown = page.snapshot();
        open_dialog(page);
        let files = EXPORTS.map(|(id, name)| {
            let file = downloads.click(page, &format!("#download-{id}"), name);
            let file = String::from_utf8(file).expect("UTF-8");
            page.wait_until("the status names the file", || {
                page.text("#export-status").contains(name)
            });
            page.click(&format!("#copy-{id}"));
            page.wait_until("the status reports the copy", || {
                page.text("#export-status").starts_with("Copied: ")
            });
            assert_eq!(clipboard(page), file, "{id}");
            file
        });
        let [
            script,
            notebook,
            program,
            before,
            after,
            statistics,
            norms,
            outcome,
        ] = &files;
        let matrices = [(before, &shown.before), (after, &shown.after)];
        for (csv, matrix) in matrices {
            let expected = float32_bits(&matrix.numbers());
            assert_eq!(float32_bits(&parse_csv(csv)), expected);
        }

        let norms = &parse_csv(norms)[1..];
        assert_eq!(norms.len(), 13);
        for (chart, column) in [(&shown.smaller, 1), (&shown.larger, 6)] {
            for (step, norm) in chart.norms() {
                let row = norms.iter().find(|row| row[0].total_cmp(&step).is_eq());
                assert_eq!(row.map(|row| row[column]), Some(norm), "step {step}");
            }
        }

        let third_row = statistics.lines().nth(3);
        assert!(third_row.is_some_and(|row| row.starts_with("row,3,")));
        let outcome: Value = serde_json::from_str(outcome).expect("JSON");
        let steps = outcome["growth"]["growing"]["steps"].as_array();
        assert_eq!(steps.map(Vec::len), Some(12));
        let notebook: Value = serde_json::from_str(notebook).expect("JSON");
        assert_eq!(
            (&notebook["nbformat"], &notebook["nbformat_minor"]),
            (&json!(4), &json!(5))
        );
        assert!(script.contains("\nseed = 42\n") && script.contains("layer.weight.fill_(3.0)"));
        assert!(
            program.contains("let gamma = vec![3.0_f32; 10];"),
            "{program}"
        );
    });
}

#[test]
fn a_rejected_copy_is_explained_and_the_text_is_selected() {
    Page::test(DESKTOP, |page| {
        let () = page.session.script(
            "navigator.clipboard.writeText = () => Promise.reject(new Error('it is closed'));",
            &[],
        );
        open_dialog(page);
        page.click("#copy-pytorch");
        page.wait_until("the text appears", || page.has("#export-text"));
        page.wait_until_updated();
        let status = page.text("#export-status");
        assert!(
            status.contains("it is closed") && status.contains("PyTorch script"),
            "{status}"
        );
        let (value, selected): (String, String) = page.eval_on(
            "#export-text",
            "return [element.value, element.value.slice(element.selectionStart, element.selectionEnd)];",
        );
        assert!(value.contains("torch.manual_seed(seed)"), "{value}");
        assert_eq!(selected, value);
        assert!(page.has_focus("#export-text"));
        page.click("#download-norms");
        page.wait_until("the text disappears", || !page.has("#export-text"));
    });
}

#[test]
fn the_dialog_works_by_keyboard_and_returns_the_focus() {
    Page::test_in_new_browser(DESKTOP, |page| {
        allow_clipboard(page);
        // The tools of the bar are one stop of Tab.
        page.focus("share");
        page.press_keys(&[Key::Right, Key::Enter]);
        page.wait_until("the dialog opens", || page.has("#export-dialog[open]"));
        page.tab_to("#copy-statistics");
        page.press_keys(&[Key::Enter]);
        page.wait_until("the status reports the copy", || {
            page.text("#export-status")
                .starts_with("Copied: Row and column")
        });
        assert!(clipboard(page).starts_with("axis,index,"));
        assert_eq!(
            page.eval_on::<String>("#export-status", "return element.getAttribute('role');"),
            "status"
        );
        page.press_keys(&[Key::Escape]);
        page.wait_until("the dialog closes", || !page.has("#export-dialog[open]"));
        assert!(page.has_focus("#export"));
        page.click("#export");
        page.wait_until("the dialog opens again", || {
            page.has("#export-dialog[open]")
        });
        assert_eq!(page.text("#export-status"), "");
        page.click("#export-close");
        page.wait_until("the dialog closes", || !page.has("#export-dialog[open]"));
    });
}

#[test]
fn on_a_small_phone_every_button_is_large_enough_and_nothing_overflows() {
    Page::test(SMALL_PHONE, |page| {
        page.reveal("#export");
        let opener: f64 = page.eval_on("#export", "return element.getBoundingClientRect().height;");
        assert!(opener >= 44.0, "{opener}");
        open_dialog(page);
        let small: Vec<String> = page.eval_on(
            "#export-dialog",
            "return [...element.querySelectorAll('button')]
                 .filter((button) => {
                     const { width, height, left, right } = button.getBoundingClientRect();
                     return width < 44 || height < 44 || left < 0 || right > innerWidth;
                 })
                 .map((button) => button.id);",
        );
        assert_eq!(small, [""; 0]);
        let (overflow, width): (f64, f64) = page.eval_on(
            "#export-dialog",
            "return [Math.max(element.scrollWidth - element.clientWidth,
                              document.documentElement.scrollWidth - innerWidth),
                     element.getBoundingClientRect().width];",
        );
        assert!(overflow <= 0.0 && width > 280.0, "{overflow} {width}");
    });
}
