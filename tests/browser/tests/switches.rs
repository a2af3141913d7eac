//! Switches and choices.

use browser_tests::{
    page::Page,
    screen::DESKTOP,
    snapshot::{Chart, Snapshot},
};
use fantoccini::key::Key;

use crate::{
    close::relative_error,
    golden::GROWTH as CASES,
    growth_reference::assert_growth,
    part::{GROWTH, LAYER, Part, assert_changed, assert_kept},
};

/// The number of steps at which the norm is 30.
fn flat(chart: &Chart) -> usize {
    let norms = chart.norms().into_iter();
    norms.filter(|(_, norm)| (norm - 30.0).abs() < 0.01).count()
}

#[test]
fn the_lever_holds_both_chains_at_30_whatever_the_factor() {
    Page::test(DESKTOP, |page| {
        let start = page.look();
        assert_eq!((flat(&start.smaller), flat(&start.larger)), (0, 0));
        assert!(page.switch("lever"));
        let held = page.look();
        assert_eq!((flat(&held.smaller), flat(&held.larger)), (20, 20));
        assert_changed("lever", GROWTH, &start, &held);
        assert_kept("lever", LAYER, &start, &held);
        for scale in ["3", "1"] {
            page.set("growth-scale", scale);
            let held = page.look();
            assert_eq!((flat(&held.smaller), flat(&held.larger)), (20, 20));
        }
        page.set("growth-scale", "1.5");
        assert!(!page.switch("lever"));
        assert_eq!(page.look(), start);
    });
}

#[test]
fn the_lever_is_pulled_by_keyboard_too() {
    Page::test(DESKTOP, |page| {
        page.tab_to("#lever");
        page.keys(&[Key::Space]);
        assert!(page.is_on("lever"));
        assert_eq!(flat(&page.look().larger), 20);
        page.keys(&[Key::Enter]);
        assert!(!page.is_on("lever"));
        assert_eq!(flat(&page.look().larger), 0);
    });
}

#[test]
fn the_product_is_elementwise_or_that_of_matrices() {
    Page::test(DESKTOP, |page| {
        let start = page.look();
        page.choose("product-1");
        let product = page.look();
        let case = CASES.iter().find(|case| {
            (case.seed, case.product.as_str(), case.layernorm) == (0, "matmul", false)
        });
        assert_growth(&product, case.expect("the file has this case"));
        assert_kept("product", LAYER, &start, &product);
        // By keyboard: an arrow key takes the other one.
        page.keys(&[Key::Left]);
        assert_eq!(page.look(), start);
    });
}

#[test]
fn float16_overflows_and_underflows_and_says_so() {
    Page::test(DESKTOP, |page| {
        page.set("growth-scale", "3");
        page.set("growth-steps", "60");
        let single = page.look();
        assert!(single.larger.left("∞").is_empty());
        page.choose("precision-1");
        let half = page.look();
        assert_kept("precision", LAYER, &single, &half);

        let from = half.larger.left("∞")[0];
        assert_eq!(half.larger.left("∞").last(), Some(&60.0));
        let label = format!("∞ from step {from}");
        assert!(half.larger.labels().contains(&label.as_str()), "{label}");
        let said = &half.sentences["chart-larger"];
        assert!(said.contains(&format!("∞ since step {from}")), "{said}");
        assert!(said.contains("float16"), "{said}");
        assert!(half.sentences["why"].contains('∞'));

        let said = &half.sentences["chart-smaller"];
        assert!(said.contains("exactly 0 since step"), "{said}");
        let last = half.smaller.norms().last().map(|(_, norm)| *norm);
        assert_eq!(last, Some(0.0), "a linear axis can hold a zero");

        // A logarithmic one cannot.
        page.choose("axis-1");
        let half = page.look();
        let from = half.smaller.left("0")[0];
        let label = format!("0 from step {from}");
        assert!(half.smaller.labels().contains(&label.as_str()), "{label}");
        assert!(said.contains(&format!("since step {from}")), "{said}");
        assert_eq!(half.smaller.drawn, 60, "every step has a marker");
    });
}

#[test]
fn the_precision_changes_the_last_digits_and_comes_back() {
    Page::test(DESKTOP, |page| {
        let single = page.look();
        for precision in ["precision-2", "precision-1"] {
            page.choose(precision);
            let rough = page.look();
            assert_changed(precision, &[Part::Smaller, Part::Larger], &single, &rough);
            let step = rough.larger.norms()[0].1;
            let error = relative_error(step, single.larger.norms()[0].1);
            assert!(error < 1e-2, "{precision}: {error}");
        }
        page.choose("precision-0");
        assert_eq!(page.look(), single);
    });
}

#[test]
fn the_norm_axis_is_linear_or_logarithmic() {
    Page::test(DESKTOP, |page| {
        let linear = page.look();
        let types = |shown: &Snapshot| (shown.smaller.y_type.clone(), shown.larger.y_type.clone());
        assert_eq!(types(&linear), ("linear".into(), "linear".into()));
        page.choose("axis-1");
        let logarithmic = page.look();
        assert_eq!(types(&logarithmic), ("log".into(), "log".into()));
        assert_eq!(logarithmic.larger.norms(), linear.larger.norms());
        for chart in [&logarithmic.smaller, &logarithmic.larger] {
            let [low, high] = chart.y_range;
            let inside = |norm: f64| (low..=high).contains(&norm.log10());
            assert!(chart.norms().iter().all(|(_, norm)| inside(*norm)));
        }
        page.choose("axis-0");
        assert_eq!(page.look(), linear);
    });
}

#[test]
fn the_expected_norm_can_be_hidden() {
    Page::test(DESKTOP, |page| {
        let start = page.look();
        assert!(start.smaller.has_expected_line() && start.larger.has_expected_line());
        let label = |shown: &Snapshot| shown.larger.labels().concat();
        assert!(label(&start).contains("expected 30·1.5ᵏ"));
        assert!(!page.switch("expected"));
        let hidden = page.look();
        assert!(!hidden.smaller.has_expected_line() && !hidden.larger.has_expected_line());
        assert_eq!(label(&hidden), "");
        assert_eq!(hidden.larger.norms(), start.larger.norms());
        assert!(page.switch("expected"));
        assert_eq!(page.look(), start);
    });
}

#[test]
fn a_std_divides_by_n_less_1_or_by_n() {
    Page::test(DESKTOP, |page| {
        // Column 3 of the numbers: the std after.
        let stds = |shown: &Snapshot| -> Vec<String> {
            let rows = shown.statistics[..3].iter().chain(&shown.rows);
            rows.map(|line| line.written[3].clone()).collect()
        };
        let unbiased = page.look();
        assert_eq!(stds(&unbiased), ["1.0541"; 6]);
        assert!(unbiased.sentences["statistics"].contains("1.054"));
        page.choose("divisor-1");
        let biased = page.look();
        assert_eq!(stds(&biased), ["1.0000"; 6]);
        assert_kept("divisor", GROWTH, &unbiased, &biased);
        assert_kept("divisor", &[Part::After], &unbiased, &biased);
        page.choose("divisor-0");
        assert_eq!(page.look(), unbiased);
    });
}

#[test]
fn the_layer_normalises_each_row_or_the_whole_matrix() {
    Page::test(DESKTOP, |page| {
        let rows = page.look();
        page.choose("shape-1");
        let whole = page.look();
        let printed = "LayerNorm((3, 10), eps=1e-05, elementwise_affine=True)";
        assert_eq!(whole.layer, printed);
        assert_eq!(whole.scatter.title, "r = 1.00");
        assert_kept("shape", &[Part::Before], &rows, &whole);
        assert_kept("shape", GROWTH, &rows, &whole);
        let all = whole.after.numbers().concat();
        let mean = all.iter().sum::<f64>() / 30.0;
        let variance = all.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / 30.0;
        assert!(mean.abs() < 1e-6 && (variance - 1.0).abs() < 1e-4);
        page.choose("shape-0");
        assert_eq!(page.look(), rows);
    });
}

/// Off the screen results follow at rest; what sets them must not start from those.
#[test]
fn a_switch_that_nobody_sees_sets_what_is_so() {
    Page::test(DESKTOP, |page| {
        page.reveal("#failures-heading");
        page.until("station 1 is off the screen", || {
            let bottom: f64 = page.ask("#why", "return element.getBoundingClientRect().bottom;");
            bottom < -400.0
        });
        page.session.settle();
        // Twice at once: on and off again.
        let () = page.ask("#lever", "element.click(); element.click();");
        assert!(
            !page.is_on("lever"),
            "the second click saw what was before the first"
        );
        let () = page.ask("#lever", "element.click();");
        assert!(page.is_on("lever"));
        page.rest();
        assert!(page.text("#why-sentence").contains("With LayerNorm"));
    });
}
