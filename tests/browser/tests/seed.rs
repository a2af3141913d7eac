//! The seed: one number that both experiments start from.

use browser_tests::{page::Page, screen::DESKTOP};

use crate::part::{
    GROWTH,
    Part::{After, Before, Scatter, Statistics},
    assert_changed,
};

#[test]
fn a_new_draw_changes_both_experiments_and_the_old_seed_brings_the_old_numbers() {
    Page::test(DESKTOP, |page| {
        let start = page.look();
        page.click("#new-draw");
        let drawn = page.look();
        assert_ne!(drawn.seed, start.seed);
        assert_changed("new draw", GROWTH, &start, &drawn);
        let layer = [Before, After, Scatter, Statistics];
        assert_changed("new draw", &layer, &start, &drawn);
        assert_eq!(drawn.fields, start.fields, "no slider moves");

        page.click("#new-draw");
        let again = page.look();
        assert_ne!(again.seed, drawn.seed);

        page.enter("seed", &drawn.seed);
        assert_eq!(page.look(), drawn);
        page.enter("seed", "0");
        assert_eq!(page.look(), start);
    });
}

#[test]
fn the_seed_stays_while_sliders_move_and_counts_by_its_low_32_bits() {
    Page::test(DESKTOP, |page| {
        let first = page.look();
        page.enter("seed", "42");
        let low = page.look();
        assert_eq!(low.seed, "42");
        assert_changed("seed", GROWTH, &first, &low);
        page.set("growth-scale", "2");
        assert_eq!(page.look().seed, "42");
        page.set("growth-scale", "1.5");
        assert_eq!(page.look(), low);
        // 2^32 + 42: PyTorch's generator on a CPU knows no more than 32 bits.
        page.enter("seed", "4294967338");
        let high = page.look();
        assert_eq!(high.larger, low.larger);
        assert_eq!(high.before, low.before);
    });
}

#[test]
fn what_is_no_seed_is_refused_by_name_and_the_last_one_stays() {
    Page::test(DESKTOP, |page| {
        page.enter("seed", "42");
        let good = page.look();
        for text in ["-1", "seed", "1.5", "18446744073709551616", ""] {
            page.enter("seed", text);
            let said = page.text("#seed-error");
            assert!(said.contains("from 0 to 18446744073709551615"), "{said}");
            let shown = page.look();
            assert_eq!(shown.seed, "42", "after `{text}`");
            assert_eq!(
                (shown.larger, shown.before),
                (good.larger.clone(), good.before.clone())
            );
        }
        page.enter("seed", "18446744073709551615");
        let last = page.look();
        assert_eq!(last.alerts, [""; 0]);
        assert_ne!(last.before, good.before);
    });
}

#[test]
fn a_reload_brings_a_working_page() {
    Page::test(DESKTOP, |page| {
        page.set("growth-steps", "50");
        page.click("#new-draw");
        let drawn = page.look();
        page.until("the address holds the seed", || {
            page.fragment().contains(&format!("seed={}", drawn.seed))
        });
        page.assert_calm();
        page.reload();
        assert_eq!(page.look(), drawn);
        page.set("growth-steps", "60");
        assert_eq!(page.look().larger.norms().len(), 60);
    });
}
