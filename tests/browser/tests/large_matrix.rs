//! A matrix of 64 × 1024 values: a canvas instead of 65 536 cells, and a page that stays
//! responsive.

use browser_tests::{page::Page, viewport::DESKTOP, viewport::PHONE};
use fantoccini::key::Key;
use serde_json::json;

/// Makes a custom matrix whose entry in row i and column j is sin(i + 1) · (j + 1) + i. A first
/// column of whole numbers could be an index.
fn use_large_matrix(page: &Page) {
    page.reveal("#custom-matrix-text");
    let () = page.session.script(
        "const row = (i) => Array.from({ length: 1024 }, (_, j) => Math.fround(Math.sin(i + 1) * (j + 1) + i));
         const text = Array.from({ length: 64 }, (_, i) => row(i).join(',')).join('\\n');
         document.getElementById('custom-matrix-text').value = text;",
        &[],
    );
    page.click("#custom-matrix-use");
    page.wait_until("the large matrix is drawn", || {
        page.has("#matrix-after canvas[width='1024'][height='64']")
    });
    page.session.wait_for_frames();
}

fn cells(page: &Page) -> u32 {
    page.session
        .script("return document.querySelectorAll('td, .bar').length;", &[])
}

/// One pixel of a heat map: red, green, blue.
fn pixel(page: &Page, matrix: &str, row: u32, column: u32) -> Vec<u8> {
    page.session.script(
        "const canvas = document.querySelector(`${arguments[0]} canvas`);
         return [...canvas.getContext('2d').getImageData(arguments[1], arguments[2], 1, 1).data].slice(0, 3);",
        &[json!(matrix), json!(column), json!(row)],
    )
}

#[test]
fn the_largest_matrix_is_a_canvas_with_a_readout_per_cell() {
    Page::test(DESKTOP, |page| {
        use_large_matrix(page);
        assert!(cells(page) < 1500, "{} cells", cells(page));
        // Row 3 decreases and row 1 increases: sin 4 < 0 < sin 2.
        let red_over_blue = |row: u32| {
            let colour = pixel(page, "#matrix-before", row, 1023);
            i32::from(colour[0]) - i32::from(colour[2])
        };
        assert!(red_over_blue(3) > 20 && red_over_blue(1) < -20);
        page.reveal("#matrix-before");
        let point = page
            .bounding_box("#matrix-before .heat-picture canvas")
            .at(512.5 / 1024.0, 10.5 / 64.0);
        page.click_at(point);
        page.session.wait_for_frames();
        let readout = page.text("#matrix-before-readout");
        // A CSS pixel is wider than one feature.
        let feature: u32 = readout
            .strip_prefix("row 11, feature ")
            .and_then(|rest| rest.split(':').next()?.parse().ok())
            .unwrap_or_else(|| panic!("{readout}"));
        assert!((510..=515).contains(&feature), "{readout}");
        let cell_name = format!("row 11, feature {feature}");
        assert!(page.snapshot().arithmetic.contains(&cell_name));
        page.press_keys(&[Key::Right, Key::Down]);
        page.session.wait_for_frames();
        assert!(
            page.text("#matrix-after-readout")
                .starts_with(&format!("row 12, feature {}:", feature + 1))
        );
        page.press_keys(&[Key::Escape]);
        // The long tables have pages.
        assert_eq!(page.snapshot().statistics.len(), 16 + 64);
        page.click("#statistics-columns-next");
        page.session.wait_for_frames();
        assert_eq!(page.snapshot().statistics[16].name, "column 65");
        page.click("#gamma-next");
        page.session.wait_for_frames();
        assert!(page.has("#layer-norm-gamma-64") && !page.has("#layer-norm-gamma-63"));
        assert!(
            page.text("#scatter-note")
                .contains("1984 of 65536 points are drawn")
        );
    });
}

#[test]
fn the_largest_matrix_follows_the_slider_of_gamma() {
    Page::test(PHONE, |page| {
        use_large_matrix(page);
        page.focus("layer-norm-gamma");
        let mean = |page: &Page| page.snapshot().row_statistics[0].numbers();
        let before = mean(page);
        page.press_keys(&[Key::Right; 10]);
        page.session.wait_for_frames();
        assert_eq!(page.field_value("layer-norm-gamma-field"), "2");
        let after = mean(page);
        // The std doubles with γ.
        assert!(
            (after[3] / before[3] - 2.0).abs() < 1e-5,
            "{before:?} {after:?}"
        );
        page.wait_until("the scatter updates once input is idle", || {
            let shown = page.snapshot().scatter;
            shown.y_range[1] > 3.0
        });
    });
}
