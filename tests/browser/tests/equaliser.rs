//! γ and β as equalisers: one bar a feature.

use browser_tests::{
    gesture::{Place, Pointer},
    page::Page,
    screen::DESKTOP,
};
use fantoccini::key::Key;

use crate::part::{
    GROWTH,
    Part::{After, Before, Beta, Gamma, Rows},
    assert_changed, assert_kept,
};

/// The middle of a bar of γ, so far down from the top.
fn over(page: &Page, bar: u32, down: f64) -> Place {
    let frame = page.frame(&format!("#layer-norm-gamma-{bar}"));
    frame.at(0.5, down)
}

#[test]
fn a_drag_across_bars_sets_each_of_them_while_it_lasts() {
    Page::test(DESKTOP, |page| {
        page.reveal("#layer-norm-gamma-bars");
        let start = page.look();
        assert_eq!(start.gamma, [1.0; 10]);
        page.press(Pointer::Mouse, over(page, 2, 0.17));
        let places: Vec<Place> = [3, 4, 5].map(|bar| over(page, bar, 0.17)).to_vec();
        page.move_over(Pointer::Mouse, &places);
        let held = page.look();
        // The bars go from 5 at the top to −5 at the bottom.
        for (bar, value) in held.gamma.iter().enumerate() {
            let expected = if (2..=5).contains(&bar) { 3.3 } else { 1.0 };
            assert!((value - expected).abs() < 0.15, "bar {bar}: {value}");
            // Tenths, without the digits that binary fractions add.
            assert!(value.to_string().len() <= 3, "bar {bar}: {value}");
        }
        assert_changed("held", &[After, Rows, Gamma], &start, &held);
        assert_kept("held", GROWTH, &start, &held);
        assert_kept("held", &[Before, Beta], &start, &held);

        // Still held, up and down over one bar, and out over the edge.
        let edge = page.frame("#layer-norm-gamma-bars").at(0.55, 1.6);
        page.move_over(Pointer::Mouse, &[over(page, 5, 0.9), edge]);
        let edge = page.look();
        assert!((edge.gamma[5] + 5.0).abs() < 1e-9, "{:?}", edge.gamma);
        page.release(Pointer::Mouse);
        page.move_over(Pointer::Mouse, &[over(page, 7, 0.1), over(page, 8, 0.9)]);
        assert_eq!(page.look().gamma, edge.gamma, "after release");

        // Features are stretched one by one: column 5 by −5, column 0 by 1.
        let (then, now) = (start.after.numbers(), edge.after.numbers());
        for (then, now) in std::iter::zip(then, now) {
            assert!((now[5] + 5.0 * then[5]).abs() < 1e-5);
            assert!((now[0] - then[0]).abs() < 1e-6);
        }
    });
}

#[test]
fn keys_change_one_bar_and_no_other() {
    Page::test(DESKTOP, |page| {
        page.tab_to("#layer-norm-gamma-0");
        page.keys(&[Key::Tab, Key::Tab]);
        assert!(page.has_focus("#layer-norm-gamma-2"));
        for (key, value) in [
            (Key::Up, 1.1),
            (Key::Right, 1.2),
            (Key::Down, 1.1),
            (Key::Left, 1.0),
            (Key::PageUp, 2.0),
            (Key::PageDown, 1.0),
            (Key::End, 5.0),
            (Key::Up, 5.0),
            (Key::Home, -5.0),
        ] {
            page.keys(&[key]);
            let shown = page.look();
            for (bar, shown) in shown.gamma.iter().enumerate() {
                let expected = if bar == 2 { value } else { 1.0 };
                assert!((shown - expected).abs() < 1e-9, "bar {bar} after {key:?}");
            }
            assert_eq!(shown.beta, [0.0; 10]);
        }
    });
}

#[test]
fn an_entry_is_typed_and_the_reset_puts_all_back() {
    Page::test(DESKTOP, |page| {
        let start = page.look();
        page.focus("layer-norm-beta-9");
        page.enter("layer-norm-beta-entry", "-7.25");
        let shown = page.look();
        let mut expected = [0.0; 10];
        expected[9] = -7.25;
        assert_eq!(shown.beta, expected);
        assert_kept("β", &[Before, Gamma], &start, &shown);
        let column = |rows: &[Vec<f64>]| -> Vec<f64> { rows.iter().map(|row| row[9]).collect() };
        let (then, now) = (
            column(&start.after.numbers()),
            column(&shown.after.numbers()),
        );
        for (then, now) in std::iter::zip(then, now) {
            assert!((now - (then - 7.25)).abs() < 2e-6, "{then} became {now}");
        }
        page.click("#reset-parameters");
        assert_kept("reset", &[After, Rows, Gamma, Beta], &start, &page.look());
    });
}

#[test]
fn each_big_slider_moves_all_of_its_bars_and_its_reset_puts_them_back() {
    Page::test(DESKTOP, |page| {
        page.focus("layer-norm-gamma-4");
        page.keys(&[Key::End]);
        assert!((page.look().gamma[4] - 5.0).abs() < 1e-9);
        page.set("layer-norm-gamma", "-2");
        assert_eq!(page.look().gamma, [-2.0; 10]);
        page.click("#layer-norm-gamma-reset");
        let shown = page.look();
        assert_eq!((shown.gamma, shown.beta), (vec![1.0; 10], vec![0.0; 10]));
    });
}

#[test]
fn one_bar_set_by_hand_can_be_reset_by_gammas_own_button() {
    Page::test(DESKTOP, |page| {
        let start = page.look();
        page.focus("layer-norm-gamma-4");
        page.keys(&[Key::End]);
        page.click("#layer-norm-gamma-reset");
        assert_kept("reset", &[After, Rows, Gamma], &start, &page.look());
    });
}

#[test]
fn bars_follow_the_number_of_features_and_the_whole_shape_has_rows_of_them() {
    Page::test(DESKTOP, |page| {
        page.set("activations-features", "17");
        let shown = page.look();
        assert_eq!((shown.gamma.len(), shown.beta.len()), (17, 17));
        page.set("activations-features", "10");
        // What is kept of the longer lists is not seen.
        let shown = page.look();
        assert_eq!((shown.gamma.len(), shown.beta.len()), (10, 10));
        assert_eq!(shown.before.numbers()[0].len(), 10);
        assert_eq!(shown.statistics.len(), 3 + 10);
        page.choose("shape-1");
        let start = page.look();
        page.focus("layer-norm-gamma-0");
        page.keys(&[Key::End]);
        // The first row's γ alone: rows 2 and 3 keep theirs.
        let shown = page.look();
        let (then, now) = (start.after.numbers(), shown.after.numbers());
        assert!((now[0][0] - 5.0 * then[0][0]).abs() < 1e-5);
        assert_eq!(now[1], then[1]);
        assert_eq!(now[2], then[2]);
    });
}

/// Of each bar: its value, and the value at which its level is drawn; in a list of
/// many by itself only where it stands out.
fn levels(page: &Page) -> (Vec<(f64, f64)>, u32) {
    page.ask(
        "#layer-norm-gamma-bars",
        "const common = element.querySelector('.bars-common');
         const bars = [...element.querySelectorAll('[role=slider]:not([hidden])')];
         const number = (bar, name) => Number(bar.getAttribute(`aria-value${name}`));
         const stands = (bar) => bar.classList.contains('stands-out');
         const level = (bar) => {
             const at = (stands(bar) ? bar : common).style.getPropertyValue('--at');
             const [least, most] = [number(bar, 'min'), number(bar, 'max')];
             return least + (Number.parseFloat(at) / 100) * (most - least);
         };
         return [bars.map((bar) => [number(bar, 'now'), level(bar)]), bars.filter(stands).length];",
    )
}

#[test]
fn every_bar_is_drawn_at_its_value_alone_or_with_all_that_have_it() {
    Page::test(DESKTOP, |page| {
        let drawn = |count: usize, apart: u32| {
            page.rest();
            let (levels, stand_out) = levels(page);
            assert_eq!((levels.len(), stand_out), (count, apart));
            for (feature, (value, level)) in levels.iter().enumerate() {
                assert!(
                    (value - level).abs() < 0.02,
                    "{feature}: {value} at {level}"
                );
            }
            levels
        };
        page.set("layer-norm-gamma", "2.4");
        drawn(10, 10);
        page.set("activations-features", "24");
        // The one that is chosen is drawn by itself.
        drawn(24, 1);
        page.focus("layer-norm-gamma-5");
        page.keys(&[Key::End]);
        assert!((drawn(24, 1)[5].0 - 5.0).abs() < 1e-9);
        page.focus("layer-norm-gamma-6");
        drawn(24, 2);
        // Which moves all of them.
        page.set("layer-norm-gamma", "-1.5");
        let levels = drawn(24, 1);
        assert!((levels[4].0 + 1.5).abs() < 1e-9, "{levels:?}");
    });
}
