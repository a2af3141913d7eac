//! Rules of the style sheets.

use std::{fs, path::Path};

/// The name and the text of every style sheet.
fn style_sheets() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let files = fs::read_dir(folder).expect("the folder exists");
    files
        .map(|file| {
            let path = file.expect("the folder can be listed").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let text = fs::read_to_string(&path).expect("style sheets are UTF-8");
            (name.into_owned(), text)
        })
        .collect()
}

/// Safari before 17.5, Chrome before 123 and Firefox before 120 do not know `light-dark()`,
/// and ignore every declaration that gets such a colour.
#[test]
fn no_style_sheet_uses_a_function_that_supported_browsers_lack() {
    let sheets = style_sheets();
    assert!(sheets.len() > 30);
    for (name, text) in sheets {
        assert!(!text.contains("light-dark("), "{name}");
    }
}

/// A colour of one theme alone would be missing in the other one.
#[test]
fn each_colour_of_two_themes_has_both() {
    let mut count = 0;
    for (name, text) in style_sheets() {
        for line in text.lines().filter(|line| !line.contains("`var(")) {
            let [light, dark] =
                ["var(--light, #", "var(--dark, #"].map(|theme| line.contains(theme));
            assert_eq!(light, dark, "{name}: {line}");
            count += usize::from(light);
        }
    }
    assert!(count > 10);
}
