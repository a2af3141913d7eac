//! The seed, which both experiments use.

use browser_tests::{page::Page, viewport::DESKTOP};

use crate::page_part::{
    GROWTH,
    PagePart::{After, Before, Scatter, Statistics},
    assert_changed,
};

#[test]
fn a_new_draw_changes_both_experiments_and_the_old_seed_restores_them() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        page.click("#new-draw");
        let drawn = page.snapshot();
        assert_ne!(drawn.seed, start.seed);
        assert_changed("new draw", GROWTH, &start, &drawn);
        let layer = [Before, After, Scatter, Statistics];
        assert_changed("new draw", &layer, &start, &drawn);
        assert_eq!(drawn.fields, start.fields, "no slider moves");

        page.click("#new-draw");
        let again = page.snapshot();
        assert_ne!(again.seed, drawn.seed);

        page.enter("seed", &drawn.seed);
        assert_eq!(page.snapshot(), drawn);
        page.enter("seed", "0");
        assert_eq!(page.snapshot(), start);
    });
}

#[test]
fn sliders_keep_the_seed_and_only_its_low_32_bits_count() {
    Page::test(DESKTOP, |page| {
        let first = page.snapshot();
        page.enter("seed", "42");
        let low = page.snapshot();
        assert_eq!(low.seed, "42");
        assert_changed("seed", GROWTH, &first, &low);
        page.set("growth-scale", "2");
        assert_eq!(page.snapshot().seed, "42");
        page.set("growth-scale", "1.5");
        assert_eq!(page.snapshot(), low);
        // 2³² + 42: PyTorch's CPU generator uses only 32 bits.
        page.enter("seed", "4294967338");
        let high = page.snapshot();
        assert_eq!(high.larger, low.larger);
        assert_eq!(high.before, low.before);
    });
}

#[test]
fn an_invalid_seed_is_explained_and_the_last_valid_one_stays() {
    Page::test(DESKTOP, |page| {
        page.enter("seed", "42");
        let valid = page.snapshot();
        for text in ["-1", "seed", "1.5", "18446744073709551616", ""] {
            page.enter("seed", text);
            let message = page.text("#seed-error").replace('\u{202f}', "");
            let has_range = message.contains("from 0 to 18446744073709551615");
            assert!(has_range, "{message}");
            let shown = page.snapshot();
            assert_eq!(shown.seed, "42", "after `{text}`");
            assert_eq!(
                (shown.larger, shown.before),
                (valid.larger.clone(), valid.before.clone())
            );
        }
        page.enter("seed", "18446744073709551615");
        let last = page.snapshot();
        assert_eq!(last.alerts, [""; 0]);
        assert_ne!(last.before, valid.before);
    });
}

#[test]
fn the_page_works_after_a_reload() {
    Page::test(DESKTOP, |page| {
        page.set("growth-steps", "50");
        page.click("#new-draw");
        let drawn = page.snapshot();
        page.wait_until("the address contains the seed", || {
            page.fragment().contains(&format!("seed={}", drawn.seed))
        });
        page.assert_clean_logs();
        page.reload();
        assert_eq!(page.snapshot(), drawn);
        page.set("growth-steps", "60");
        assert_eq!(page.snapshot().larger.norms().len(), 60);
    });
}
