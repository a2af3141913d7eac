//! The layer's number format, and the switch that rounds every step.

use browser_tests::{page::Page, viewport::DESKTOP};

use crate::{
    lesson::is_visible,
    page_part::{
        GROWTH, LAYER,
        PagePart::{After, Before, Rows, Scatter, Statistics},
        assert_changed, assert_unchanged,
    },
};

const FLOAT32: &str = "layer-norm-precision-0";
const FLOAT16: &str = "layer-norm-precision-1";
const EVERY_STEP: &str = "layer-norm-round-every-step";

/// The note of each station that has one, by its id.
const NOTES: [&str; 7] = [
    "#what-format",
    "#statistics-format",
    "#parameters-format",
    "#relatives-format",
    "#failures-format",
    "#gradients-format",
    "#geometry-format",
];

#[test]
fn the_layers_format_changes_the_layer_and_not_the_chains() {
    Page::test(DESKTOP, |page| {
        let float32 = page.snapshot();
        for note in NOTES {
            assert!(!is_visible(page, note), "{note}");
        }
        page.choose(FLOAT16);
        page.wait_until_updated();
        let float16 = page.snapshot();
        assert_unchanged("format", GROWTH, &float32, &float16);
        let parts = [Before, After, Scatter, Statistics, Rows];
        assert_changed("format", &parts, &float32, &float16);
        for note in NOTES {
            assert!(is_visible(page, note), "{note}");
            assert!(page.text(note).contains("float16"), "{note}");
        }
        assert!(is_visible(page, &format!("#{EVERY_STEP}")));
        page.choose(FLOAT32);
        page.wait_until_updated();
        assert_unchanged("format", LAYER, &float32, &page.snapshot());
        for note in NOTES {
            assert!(!is_visible(page, note), "{note}");
        }
        assert!(!is_visible(page, &format!("#{EVERY_STEP}")));
    });
}

#[test]
fn rounding_every_step_turns_ten_values_of_1000_into_0_in_float16() {
    Page::test(DESKTOP, |page| {
        // As a link writes 1000 and −1000.
        let row = ["1e3", "-1e3"].repeat(5).join(",");
        page.visit(&format!("#v=1&own={row}&layer-format=float16"));
        let shown = page.snapshot().after.numbers();
        assert_eq!(shown, [[1.0, -1.0].repeat(5)]);
        assert!(page.toggle(EVERY_STEP));
        assert_eq!(page.snapshot().after.numbers(), [[0.0; 10]]);
        assert!(page.text("#what-format").contains("every step"));
        page.wait_for_fragment(&format!("v=1&own={row}&layer-format=float16&every-step=1"));
        // In bfloat16 the squares fit.
        page.choose("layer-norm-precision-2");
        assert_eq!(page.snapshot().after.numbers(), [[1.0, -1.0].repeat(5)]);
    });
}
