//! The equalisers of γ and β: one bar per feature.

use browser_tests::{geometry::Point, gesture::Pointer, page::Page, viewport::DESKTOP};
use fantoccini::key::Key;

use crate::page_part::{
    GROWTH,
    PagePart::{After, Before, Beta, Gamma, Rows},
    assert_changed, assert_unchanged,
};

/// The point in the middle of a bar of γ at this fraction of its height.
fn over(page: &Page, bar: u32, down: f64) -> Point {
    let bounds = page.bounding_box(&format!("#layer-norm-gamma-{bar}"));
    bounds.at(0.5, down)
}

#[test]
fn a_drag_across_bars_sets_each_of_them() {
    Page::test(DESKTOP, |page| {
        page.reveal("#layer-norm-gamma-bars");
        let start = page.snapshot();
        assert_eq!(start.gamma, [1.0; 10]);
        page.press(Pointer::Mouse, over(page, 2, 0.17));
        let points: Vec<Point> = [3, 4, 5].map(|bar| over(page, bar, 0.17)).to_vec();
        page.move_through(Pointer::Mouse, &points);
        let during = page.snapshot();
        // The bars range from 5 at the top to −5 at the bottom.
        for (bar, value) in during.gamma.iter().enumerate() {
            let expected = if (2..=5).contains(&bar) { 3.3 } else { 1.0 };
            assert!((value - expected).abs() < 0.15, "bar {bar}: {value}");
            // Rounded to tenths.
            assert!(value.to_string().len() <= 3, "bar {bar}: {value}");
        }
        assert_changed("during the drag", &[After, Rows, Gamma], &start, &during);
        assert_unchanged("during the drag", GROWTH, &start, &during);
        assert_unchanged("during the drag", &[Before, Beta], &start, &during);

        // In the same drag, up and down over one bar, and beyond the edge.
        let edge = page.bounding_box("#layer-norm-gamma-bars").at(0.55, 1.6);
        page.move_through(Pointer::Mouse, &[over(page, 5, 0.9), edge]);
        let edge = page.snapshot();
        assert!((edge.gamma[5] + 5.0).abs() < 1e-9, "{:?}", edge.gamma);
        page.release(Pointer::Mouse);
        page.move_through(Pointer::Mouse, &[over(page, 7, 0.1), over(page, 8, 0.9)]);
        assert_eq!(page.snapshot().gamma, edge.gamma, "after release");

        // Each column is multiplied by its own γ: column 5 by −5, column 0 by 1.
        let (then, now) = (start.after.numbers(), edge.after.numbers());
        for (then, now) in std::iter::zip(then, now) {
            assert!((now[5] + 5.0 * then[5]).abs() < 1e-5);
            assert!((now[0] - then[0]).abs() < 1e-6);
        }
    });
}

#[test]
fn the_example_sets_entries_and_undo_takes_it_back() {
    Page::test(DESKTOP, |page| {
        page.reveal("#example-parameters");
        let button = page.bounding_box("#example-parameters");
        let chart = page.bounding_box("#chart-parameters");
        let heading = page.bounding_box("#parameters h2");
        assert!(heading.bottom() <= chart.top && chart.bottom() <= button.top);
        let bar = page.bounding_box(".top-bar");
        assert!(
            button.bottom() - heading.top <= 800.0 - bar.height,
            "the chart and the button that changes it fit on one screen"
        );
        let start = page.snapshot();
        assert_eq!((start.gamma.len(), &start.gamma), (10, &vec![1.0; 10]));
        page.click("#example-parameters");
        page.wait_until_updated();
        let after = page.snapshot();
        assert!((after.gamma[0] - 2.5).abs() < 1e-9 && after.gamma[2].abs() < 1e-9);
        assert!((after.beta[6] - 3.0).abs() < 1e-9 && (after.beta[8] + 3.0).abs() < 1e-9);
        page.click("#undo");
        page.wait_until_updated();
        let undone = page.snapshot();
        assert_eq!((undone.gamma, undone.beta), (start.gamma, start.beta));
    });
}

#[test]
fn keys_change_only_the_focused_bar() {
    Page::test(DESKTOP, |page| {
        page.tab_to("#layer-norm-gamma-0");
        page.press_keys(&[Key::Right, Key::Right]);
        assert!(page.has_focus("#layer-norm-gamma-2"));
        for (key, value) in [
            (Key::Up, 1.1),
            (Key::Down, 1.0),
            (Key::PageUp, 2.0),
            (Key::PageDown, 1.0),
            (Key::End, 5.0),
            (Key::Up, 5.0),
            (Key::Home, -5.0),
        ] {
            page.press_keys(&[key]);
            let shown = page.snapshot();
            for (bar, shown) in shown.gamma.iter().enumerate() {
                let expected = if bar == 2 { value } else { 1.0 };
                assert!((shown - expected).abs() < 1e-9, "bar {bar} after {key:?}");
            }
            assert_eq!(shown.beta, [0.0; 10]);
        }
    });
}

#[test]
fn a_typed_entry_sets_one_bar_and_the_reset_restores_all() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        page.focus("layer-norm-beta-9");
        page.enter("layer-norm-beta-entry", "-7.25");
        let shown = page.snapshot();
        let mut expected = [0.0; 10];
        expected[9] = -7.25;
        assert_eq!(shown.beta, expected);
        assert_unchanged("β", &[Before, Gamma], &start, &shown);
        let column = |rows: &[Vec<f64>]| -> Vec<f64> { rows.iter().map(|row| row[9]).collect() };
        let (then, now) = (
            column(&start.after.numbers()),
            column(&shown.after.numbers()),
        );
        for (then, now) in std::iter::zip(then, now) {
            assert!((now - (then - 7.25)).abs() < 2e-6, "{then} became {now}");
        }
        page.click("#reset-parameters");
        assert_unchanged(
            "reset",
            &[After, Rows, Gamma, Beta],
            &start,
            &page.snapshot(),
        );
    });
}

/// Types a text and presses a bar before the field has reported it.
fn type_and_press_bar(page: &Page, field: &str, text: &str, bar: u32) {
    page.fill(field, text);
    page.reveal("#layer-norm-gamma-bars");
    page.press(Pointer::Mouse, over(page, bar, 0.17));
    page.release(Pointer::Mouse);
    page.session.wait_for_frames();
}

#[test]
fn a_typed_entry_belongs_to_its_bar_when_another_bar_is_pressed() {
    Page::test(DESKTOP, |page| {
        page.focus("layer-norm-gamma-2");
        type_and_press_bar(page, "layer-norm-gamma-entry", "-4.25", 5);
        let gamma = page.snapshot().gamma;
        for (bar, value) in gamma.iter().enumerate() {
            let expected = match bar {
                2 => -4.25,
                5 => 3.3,
                _ => 1.0,
            };
            assert!((value - expected).abs() < 0.15, "bar {bar}: {value}");
        }
        assert_eq!(gamma[2].to_bits(), (-4.25_f64).to_bits());
        assert!(page.has_focus("#layer-norm-gamma-5"));
        assert_eq!(
            page.field_value("layer-norm-gamma-entry"),
            gamma[5].to_string(),
            "the field shows the pressed bar"
        );
        // Two steps of undo.
        page.click("#undo");
        let gamma = page.snapshot().gamma;
        assert_eq!(
            [gamma[2], gamma[5]].map(f64::to_bits),
            [-4.25_f64, 1.0].map(f64::to_bits)
        );
        page.click("#undo");
        assert_eq!(page.snapshot().gamma, [1.0; 10]);

        // The slider's field, which sets all entries.
        type_and_press_bar(page, "layer-norm-gamma-field", "2.5", 5);
        let gamma = page.snapshot().gamma;
        assert_eq!(gamma[2].to_bits(), 2.5_f64.to_bits(), "{gamma:?}");
        assert!((gamma[5] - 3.3).abs() < 0.15, "{gamma:?}");
    });
}

#[test]
fn an_entry_whose_feature_disappears_while_it_is_typed_changes_nothing() {
    Page::test(DESKTOP, |page| {
        page.focus("layer-norm-gamma-9");
        page.fill("layer-norm-gamma-entry", "7");
        let () = page
            .session
            .script("location.hash = 'v=1&features=4';", &[]);
        page.wait_until("four bars", || !page.has("#layer-norm-gamma-9"));
        page.press_keys(&[Key::Enter]);
        page.session.wait_for_frames();
        assert_eq!(page.snapshot().gamma, [1.0; 4]);
        assert_eq!(page.field_value("layer-norm-gamma-entry"), "1");
        let error = page.text(".equaliser .slider-error");
        assert_eq!(error, "γ has no feature 10 any more. Nothing has changed.");
    });
}

#[test]
fn each_slider_sets_all_of_its_bars_and_its_reset_restores_them() {
    Page::test(DESKTOP, |page| {
        page.focus("layer-norm-gamma-4");
        page.press_keys(&[Key::End]);
        assert!((page.snapshot().gamma[4] - 5.0).abs() < 1e-9);
        page.set("layer-norm-gamma", "-2");
        assert_eq!(page.snapshot().gamma, [-2.0; 10]);
        page.click("#layer-norm-gamma-reset");
        let shown = page.snapshot();
        assert_eq!((shown.gamma, shown.beta), (vec![1.0; 10], vec![0.0; 10]));
    });
}

#[test]
fn gammas_reset_restores_a_single_changed_bar() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        page.focus("layer-norm-gamma-4");
        page.press_keys(&[Key::End]);
        page.click("#layer-norm-gamma-reset");
        assert_unchanged("reset", &[After, Rows, Gamma], &start, &page.snapshot());
    });
}

#[test]
fn there_is_a_bar_per_feature_and_per_cell_in_the_whole_shape() {
    Page::test(DESKTOP, |page| {
        page.set("activations-features", "17");
        let shown = page.snapshot();
        assert_eq!((shown.gamma.len(), shown.beta.len()), (17, 17));
        page.set("activations-features", "10");
        // The recycled items of the longer lists are hidden.
        let shown = page.snapshot();
        assert_eq!((shown.gamma.len(), shown.beta.len()), (10, 10));
        assert_eq!(shown.before.numbers()[0].len(), 10);
        assert_eq!(shown.statistics.len(), 3 + 10);
        page.choose("layer-norm-normalized-shape-1");
        let start = page.snapshot();
        page.focus("layer-norm-gamma-0");
        page.press_keys(&[Key::End]);
        // Only the first row's γ changes.
        let shown = page.snapshot();
        let (then, now) = (start.after.numbers(), shown.after.numbers());
        assert!((now[0][0] - 5.0 * then[0][0]).abs() < 1e-5);
        assert_eq!(now[1], then[1]);
        assert_eq!(now[2], then[2]);
    });
}

/// Each bar's value and the value at which its level is drawn, and how many bars are drawn
/// individually: with many bars, equal ones share one level.
fn levels(page: &Page) -> (Vec<(f64, f64)>, u32) {
    page.eval_on(
        "#layer-norm-gamma-bars",
        "const common = element.querySelector('.bars-common');
         const bars = [...element.querySelectorAll('[role=slider]:not([hidden])')];
         const number = (bar, name) => Number(bar.getAttribute(`aria-value${name}`));
         const standsOut = (bar) => bar.classList.contains('stands-out');
         const level = (bar) => {
             const at = (standsOut(bar) ? bar : common).style.getPropertyValue('--at');
             const [least, most] = [number(bar, 'min'), number(bar, 'max')];
             return least + (Number.parseFloat(at) / 100) * (most - least);
         };
         return [bars.map((bar) => [number(bar, 'now'), level(bar)]), bars.filter(standsOut).length];",
    )
}

#[test]
fn every_bar_is_drawn_at_its_value_individually_or_with_its_equals() {
    Page::test(DESKTOP, |page| {
        let checked_levels = |count: usize, individual: u32| {
            page.wait_until_updated();
            let (levels, standing_out) = levels(page);
            assert_eq!((levels.len(), standing_out), (count, individual));
            for (feature, (value, level)) in levels.iter().enumerate() {
                assert!(
                    (value - level).abs() < 0.02,
                    "{feature}: {value} at {level}"
                );
            }
            levels
        };
        page.set("layer-norm-gamma", "2.4");
        checked_levels(10, 10);
        page.set("activations-features", "24");
        // The selected bar is drawn individually.
        checked_levels(24, 1);
        page.focus("layer-norm-gamma-5");
        page.press_keys(&[Key::End]);
        assert!((checked_levels(24, 1)[5].0 - 5.0).abs() < 1e-9);
        page.focus("layer-norm-gamma-6");
        checked_levels(24, 2);
        // The slider sets all of them.
        page.set("layer-norm-gamma", "-1.5");
        let levels = checked_levels(24, 1);
        assert!((levels[4].0 + 1.5).abs() < 1e-9, "{levels:?}");
    });
}
