//! What is taken away, as the clipboard and the files on the disk hold it.

use std::{
    env, fs,
    path::PathBuf,
    process,
    sync::atomic::{AtomicU32, Ordering},
};

use browser_tests::{
    page::Page,
    screen::{self, DESKTOP, SMALL_PHONE},
};
use fantoccini::key::Key;
use serde_json::{Value, json};

/// Everything that the dialog offers: the end of its buttons' ids, and its file.
const ALL: [(&str, &str); 8] = [
    ("pytorch", "layernorm-lab-pytorch-seed-42.py"),
    ("notebook", "layernorm-lab-notebook-seed-42.ipynb"),
    ("burn", "layernorm-lab-burn-seed-42.rs"),
    ("activations", "layernorm-lab-activations-seed-42.csv"),
    ("layer-norm", "layernorm-lab-layer-norm-seed-42.csv"),
    ("statistics", "layernorm-lab-statistics-seed-42.csv"),
    ("norms", "layernorm-lab-norms-seed-42.csv"),
    ("outcome", "layernorm-lab-outcome-seed-42.json"),
];

/// A folder into which the browser downloads; gone when dropped.
struct Downloads(PathBuf);

impl Downloads {
    fn of(page: &Page) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("layernorm-lab-downloads-{}-{count}", process::id());
        let folder = env::temp_dir().join(name);
        fs::create_dir_all(&folder).expect("a folder can be made");
        let allowed = json!({ "behavior": "allow", "downloadPath": folder });
        let _ = page
            .session
            .devtools("Browser.setDownloadBehavior", &allowed);
        Self(folder)
    }

    /// What a click on a button has put there under this name.
    fn taken(&self, page: &Page, button: &str, name: &str) -> Vec<u8> {
        let file = self.0.join(name);
        fs::remove_file(&file).ok();
        page.click(button);
        // The browser holds the name with an empty file until all is written.
        page.until(name, || {
            fs::metadata(&file).is_ok_and(|file| file.len() > 0)
        });
        fs::read(&file).expect("a download can be read")
    }
}

impl Drop for Downloads {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn open(page: &Page) {
    page.click("#take-away");
    page.until("the dialog is there", || {
        page.has("#take-away-dialog[open] .take-away-list li:nth-child(8)")
    });
}

fn allow_clipboard(page: &Page) {
    let allowed = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    let _ = page.session.devtools("Browser.grantPermissions", &allowed);
}

/// The clipboard's text.
fn pasted(page: &Page) -> String {
    let () = page.session.script(
        "window.pasted = null; navigator.clipboard.readText().then((text) => { window.pasted = text; });",
        &[],
    );
    page.until("the clipboard is read", || {
        page.session.script("return window.pasted !== null;", &[])
    });
    page.session.script("return window.pasted;", &[])
}

fn numbers(csv: &str) -> Vec<Vec<f64>> {
    let line = |line: &str| -> Vec<f64> {
        let fields = line.split(',');
        fields
            .map(|field| field.parse().unwrap_or(f64::NAN))
            .collect()
    };
    csv.lines().map(line).collect()
}

/// As float32, which is what the cells hold.
fn single(rows: &[Vec<f64>]) -> Vec<Vec<u32>> {
    #[expect(clippy::cast_possible_truncation, reason = "the matrices are float32")]
    let bits = |value: &f64| (*value as f32).to_bits();
    rows.iter()
        .map(|row| row.iter().map(bits).collect())
        .collect()
}

#[test]
fn each_copy_is_the_file_and_the_numbers_are_the_pages() {
    Page::test(DESKTOP, |page| {
        allow_clipboard(page);
        let downloads = Downloads::of(page);
        page.enter("seed", "42");
        page.set("layer-norm-gamma", "3");
        page.set("growth-steps", "12");
        let shown = page.look();
        open(page);
        let files = ALL.map(|(id, name)| {
            let file = downloads.taken(page, &format!("#download-{id}"), name);
            let file = String::from_utf8(file).expect("UTF-8");
            page.until("it is said", || {
                page.text("#take-away-status").contains(name)
            });
            page.click(&format!("#copy-{id}"));
            page.until("it is said", || {
                page.text("#take-away-status").starts_with("Copied: ")
            });
            assert_eq!(pasted(page), file, "{id}");
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
        assert_eq!(single(&numbers(before)), single(&shown.before.numbers()));
        assert_eq!(single(&numbers(after)), single(&shown.after.numbers()));

        let norms = &numbers(norms)[1..];
        assert_eq!(norms.len(), 13);
        for (chart, column) in [(&shown.smaller, 1), (&shown.larger, 6)] {
            for (step, norm) in chart.norms() {
                let line = norms.iter().find(|line| line[0].total_cmp(&step).is_eq());
                assert_eq!(line.map(|line| line[column]), Some(norm), "step {step}");
            }
        }

        assert!(
            statistics
                .lines()
                .nth(3)
                .is_some_and(|line| line.starts_with("row,3,"))
        );
        let outcome: Value = serde_json::from_str(outcome).expect("JSON");
        assert_eq!(
            outcome["growth"]["growing"]["steps"]
                .as_array()
                .map(Vec::len),
            Some(12)
        );
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
fn a_closed_clipboard_is_explained_and_leaves_the_text_to_copy_by_hand() {
    Page::test(DESKTOP, |page| {
        let () = page.session.script(
            "navigator.clipboard.writeText = () => Promise.reject(new Error('it is closed'));",
            &[],
        );
        open(page);
        page.click("#copy-pytorch");
        page.until("the text is there", || page.has("#take-away-text"));
        page.rest();
        let said = page.text("#take-away-status");
        assert!(
            said.contains("it is closed") && said.contains("PyTorch script"),
            "{said}"
        );
        let (value, selected): (String, String) = page.ask(
            "#take-away-text",
            "return [element.value, element.value.slice(element.selectionStart, element.selectionEnd)];",
        );
        assert!(value.contains("torch.manual_seed(seed)"), "{value}");
        assert_eq!(selected, value);
        assert!(page.has_focus("#take-away-text"));
        page.click("#download-norms");
        page.until("it goes", || !page.has("#take-away-text"));
    });
}

#[test]
fn the_dialog_is_used_by_keyboard_and_gives_the_focus_back() {
    Page::test(DESKTOP, |page| {
        allow_clipboard(page);
        page.tab_to("#take-away");
        page.keys(&[Key::Enter]);
        page.until("the dialog is there", || {
            page.has("#take-away-dialog[open]")
        });
        page.tab_to("#copy-statistics");
        page.keys(&[Key::Enter]);
        page.until("it is said", || {
            page.text("#take-away-status")
                .starts_with("Copied: Row and column")
        });
        assert!(pasted(page).starts_with("axis,index,"));
        assert_eq!(
            page.ask::<String>("#take-away-status", "return element.getAttribute('role');"),
            "status"
        );
        page.keys(&[Key::Escape]);
        page.until("it closes", || !page.has("#take-away-dialog[open]"));
        assert!(page.has_focus("#take-away"));
        page.click("#take-away");
        page.until("it opens again", || page.has("#take-away-dialog[open]"));
        assert_eq!(page.text("#take-away-status"), "");
        page.click("#take-away-close");
        page.until("it closes", || !page.has("#take-away-dialog[open]"));
    });
}

#[test]
fn a_finger_finds_every_button_and_nothing_runs_over_the_edge() {
    Page::test(SMALL_PHONE, |page| {
        let opener: f64 = page.ask(
            "#take-away",
            "return element.getBoundingClientRect().height;",
        );
        assert!(opener >= 44.0, "{opener}");
        open(page);
        let small: Vec<String> = page.ask(
            "#take-away-dialog",
            "return [...element.querySelectorAll('button')]
                 .filter((button) => {
                     const { width, height, left, right } = button.getBoundingClientRect();
                     return width < 44 || height < 44 || left < 0 || right > innerWidth;
                 })
                 .map((button) => button.id);",
        );
        assert_eq!(small, [""; 0]);
        let (wide, width): (f64, f64) = page.ask(
            "#take-away-dialog",
            "return [Math.max(element.scrollWidth - element.clientWidth,
                              document.documentElement.scrollWidth - innerWidth),
                     element.getBoundingClientRect().width];",
        );
        assert!(wide <= 0.0 && width > 280.0, "{wide} {width}");
    });
}

#[test]
fn each_chart_is_a_picture_of_the_right_size_on_white_in_either_theme() {
    Page::test(DESKTOP, |page| {
        let downloads = Downloads::of(page);
        let pictures = || {
            [
                ("chart-smaller", "growth-smaller"),
                ("chart-larger", "growth-larger"),
                ("chart-scatter", "original-against-layer-norm"),
            ]
            .map(|(chart, what)| {
                let png = downloads.taken(
                    page,
                    &format!("#{chart}-png"),
                    &format!("layernorm-lab-{what}-seed-0.png"),
                );
                assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n", "{chart}");
                let size = |at: usize| {
                    u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]])
                };
                assert_eq!((size(16), size(20)), (1600, 1000), "{chart}");
                let svg = downloads.taken(
                    page,
                    &format!("#{chart}-svg"),
                    &format!("layernorm-lab-{what}-seed-0.svg"),
                );
                let svg = String::from_utf8(svg).expect("UTF-8");
                assert!(svg.starts_with("<svg"), "{svg}");
                // Read as XML, which forgives nothing.
                let (width, height, paper, title): (String, String, String, String) = page
                    .session
                    .script(
                    "const svg = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');
                         if (svg.querySelector('parsererror')) throw new Error('no SVG');
                         const root = svg.documentElement;
                         return [root.getAttribute('width'), root.getAttribute('height'),
                                 svg.querySelector('rect').style.fill, svg.querySelector('.gtitle').textContent];",
                    &[json!(svg)],
                );
                assert_eq!((&*width, &*height), ("800", "500"), "{chart}");
                assert_eq!(paper, "rgb(255, 255, 255)", "{chart}");
                let shown: String =
                    page.ask(&format!("#{chart} .gtitle"), "return element.textContent;");
                assert_eq!(title, shown, "{chart}");
                svg
            })
        };
        let light = pictures();
        let then = page.look();
        screen::prefer_dark(&page.session, true);
        page.until("the charts turn dark", || {
            page.look().larger.ink != then.larger.ink
        });
        for (light, dark) in std::iter::zip(&light, pictures()) {
            for ink in ["#e8e6e1", "rgb(232, 230, 225)", "rgb(169, 175, 186)"] {
                assert!(!dark.contains(ink), "pale ink on white: {ink}");
            }
            assert_eq!(
                light.matches("<path").count(),
                dark.matches("<path").count()
            );
        }
    });
}
