//! 64 × 1024 values: a picture instead of 65 536 cells, and a page that stays
//! quick.

use browser_tests::{page::Page, screen::DESKTOP, screen::PHONE};
use fantoccini::key::Key;
use serde_json::json;

/// Gives the page a matrix whose entry in row i and column j is
/// sin(i + 1) · j + i.
fn give_large(page: &Page) {
    page.reveal("#own-matrix-text");
    let () = page.session.script(
        "const row = (i) => Array.from({ length: 1024 }, (_, j) => Math.fround(Math.sin(i + 1) * j + i));
         const text = Array.from({ length: 64 }, (_, i) => row(i).join(',')).join('\\n');
         document.getElementById('own-matrix-text').value = text;",
        &[],
    );
    page.click("#own-matrix-use");
    page.until("the large matrix is drawn", || {
        page.has("#matrix-after canvas[width='1024'][height='64']")
    });
    page.session.settle();
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
fn the_largest_matrix_is_a_picture_that_can_be_looked_into() {
    Page::test(DESKTOP, |page| {
        give_large(page);
        assert!(cells(page) < 1500, "{} cells", cells(page));
        // Row 3 falls, row 1 rises: sin 4 < 0 < sin 2.
        let red_over_blue = |row: u32| {
            let colour = pixel(page, "#matrix-before", row, 1023);
            i32::from(colour[0]) - i32::from(colour[2])
        };
        assert!(red_over_blue(3) > 20 && red_over_blue(1) < -20);
        page.reveal("#matrix-before");
        let place = page
            .frame("#matrix-before .heat-picture canvas")
            .at(512.5 / 1024.0, 10.5 / 64.0);
        page.click_at(place);
        page.session.settle();
        let said = page.text("#matrix-before-readout");
        // A pixel of the screen is more than one feature wide.
        let feature: u32 = said
            .strip_prefix("row 11, feature ")
            .and_then(|rest| rest.split(':').next()?.parse().ok())
            .unwrap_or_else(|| panic!("{said}"));
        assert!((510..=515).contains(&feature), "{said}");
        let looked_at = format!("row 11, feature {feature}");
        assert!(page.look().arithmetic.contains(&looked_at));
        page.keys(&[Key::Right, Key::Down]);
        page.session.settle();
        assert!(
            page.text("#matrix-after-readout")
                .starts_with(&format!("row 12, feature {}:", feature + 1))
        );
        page.keys(&[Key::Escape]);
        // The long tables go a part at a time.
        assert_eq!(page.look().statistics.len(), 16 + 64);
        page.click("#statistics-columns-next");
        page.session.settle();
        assert_eq!(page.look().statistics[16].name, "column 65");
        page.click("#gamma-next");
        page.session.settle();
        assert!(page.has("#layer-norm-gamma-64") && !page.has("#layer-norm-gamma-63"));
        assert!(
            page.text("#scatter-note")
                .contains("1984 of 65536 points are drawn")
        );
    });
}

#[test]
fn gamma_of_the_largest_matrix_follows_the_slider() {
    Page::test(PHONE, |page| {
        give_large(page);
        page.focus("layer-norm-gamma");
        let mean = |page: &Page| page.look().rows[0].numbers();
        let before = mean(page);
        page.keys(&[Key::Right; 10]);
        page.session.settle();
        assert_eq!(page.field("layer-norm-gamma-field"), "2");
        let after = mean(page);
        // std doubles with γ.
        assert!(
            (after[3] / before[3] - 2.0).abs() < 1e-5,
            "{before:?} {after:?}"
        );
        page.until("the scatter follows when the hand rests", || {
            let shown = page.look().scatter;
            shown.y_range[1] > 3.0
        });
    });
}
