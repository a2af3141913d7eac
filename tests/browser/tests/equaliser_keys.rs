//! The keys of an equaliser's bars.

use browser_tests::{page::Page, viewport::DESKTOP};
use fantoccini::key::Key;

#[test]
fn the_keys_of_a_bar_follow_the_rules_of_the_sliders() {
    Page::test(DESKTOP, |page| {
        page.focus("layer-norm-gamma-2");
        page.enter("layer-norm-gamma-entry", "100");
        page.focus("layer-norm-gamma-2");
        page.press_keys(&[Key::Up, Key::PageUp]);
        assert_near(page.snapshot().gamma[2], 100.0);
        page.press_keys(&[Key::Down]);
        assert_near(page.snapshot().gamma[2], 5.0);
        page.enter("layer-norm-gamma-entry", "1.23");
        page.focus("layer-norm-gamma-2");
        page.press_keys(&[Key::Up]);
        assert_near(page.snapshot().gamma[2], 1.3);
        // With these keys, arrows are the browser's shortcuts.
        for modifier in ["altKey", "ctrlKey", "metaKey"] {
            let is_left_to_browser: bool = page.eval_on(
                "#layer-norm-gamma-2",
                &format!(
                    "return element.dispatchEvent(new KeyboardEvent('keydown',
                         {{ key: 'ArrowLeft', {modifier}: true, bubbles: true, cancelable: true }}));"
                ),
            );
            assert!(is_left_to_browser, "{modifier}");
            assert_near(page.snapshot().gamma[2], 1.3);
        }
    });
}

fn assert_near(value: f64, expected: f64) {
    assert!((value - expected).abs() < 1e-9, "{value} is not {expected}");
}
