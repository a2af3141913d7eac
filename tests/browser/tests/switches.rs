//! The switches and choices of the lab.

use browser_tests::{
    page::Page,
    snapshot::{Chart, Snapshot},
    viewport::DESKTOP,
};
use fantoccini::key::Key;

use crate::{
    approx::relative_error,
    golden::GROWTH as CASES,
    growth_reference::assert_growth,
    page_part::{GROWTH, LAYER, PagePart, assert_changed, assert_unchanged},
};

/// The number of steps whose norm is 30.
fn steps_at_30(chart: &Chart) -> usize {
    let norms = chart.norms().into_iter();
    norms.filter(|(_, norm)| (norm - 30.0).abs() < 0.01).count()
}

#[test]
fn the_layer_norm_switch_keeps_both_chains_at_30_for_any_factor() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        assert_eq!(
            (steps_at_30(&start.smaller), steps_at_30(&start.larger)),
            (0, 0)
        );
        assert!(page.toggle("growth-layer-norm"));
        let shown = page.snapshot();
        assert_eq!(
            (steps_at_30(&shown.smaller), steps_at_30(&shown.larger)),
            (20, 20)
        );
        assert_changed("LayerNorm", GROWTH, &start, &shown);
        assert_unchanged("LayerNorm", LAYER, &start, &shown);
        for scale in ["3", "1"] {
            page.set("growth-scale", scale);
            let shown = page.snapshot();
            assert_eq!(
                (steps_at_30(&shown.smaller), steps_at_30(&shown.larger)),
                (20, 20)
            );
        }
        page.set("growth-scale", "1.5");
        assert!(!page.toggle("growth-layer-norm"));
        assert_eq!(page.snapshot(), start);
    });
}

#[test]
fn the_layer_norm_switch_works_by_keyboard() {
    Page::test(DESKTOP, |page| {
        page.tab_to("#growth-layer-norm");
        page.press_keys(&[Key::Space]);
        assert!(page.is_on("growth-layer-norm"));
        assert_eq!(steps_at_30(&page.snapshot().larger), 20);
        page.press_keys(&[Key::Enter]);
        assert!(!page.is_on("growth-layer-norm"));
        assert_eq!(steps_at_30(&page.snapshot().larger), 0);
    });
}

#[test]
fn the_product_is_elementwise_or_a_matrix_product() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        page.choose("growth-product-1");
        let product = page.snapshot();
        let case = CASES.iter().find(|case| {
            (case.seed, case.product.as_str(), case.layernorm) == (0, "matmul", false)
        });
        assert_growth(&product, case.expect("the file has this case"));
        assert_unchanged("product", LAYER, &start, &product);
        // By keyboard, an arrow key chooses the other product.
        page.press_keys(&[Key::Left]);
        assert_eq!(page.snapshot(), start);
    });
}

#[test]
fn overflow_and_underflow_in_float16_are_explained() {
    Page::test(DESKTOP, |page| {
        page.set("growth-scale", "3");
        page.set("growth-steps", "60");
        let float32 = page.snapshot();
        assert!(float32.larger.edge_markers("∞").is_empty());
        page.choose("growth-precision-1");
        let float16 = page.snapshot();
        assert_unchanged("precision", LAYER, &float32, &float16);

        let from = float16.larger.edge_markers("∞")[0];
        assert_eq!(float16.larger.edge_markers("∞").last(), Some(&60.0));
        let label = format!("∞ from step {from}");
        assert!(float16.larger.labels().contains(&label.as_str()), "{label}");
        let sentence = &float16.sentences["chart-larger"];
        assert!(
            sentence.contains(&format!("∞ from step {from} on")),
            "{sentence}"
        );
        assert!(sentence.contains("float16"), "{sentence}");
        assert!(float16.sentences["why"].contains('∞'));

        let sentence = &float16.sentences["chart-smaller"];
        assert!(sentence.contains("exactly 0 from step"), "{sentence}");
        let last = float16.smaller.norms().last().map(|(_, norm)| *norm);
        assert_eq!(last, Some(0.0), "a linear axis shows a zero");

        // A logarithmic axis cannot show a zero.
        page.choose("view-axis-1");
        let float16 = page.snapshot();
        let from = float16.smaller.edge_markers("0")[0];
        let label = format!("0 from step {from}");
        assert!(
            float16.smaller.labels().contains(&label.as_str()),
            "{label}"
        );
        assert!(
            sentence.contains(&format!("from step {from} on")),
            "{sentence}"
        );
        assert_eq!(
            float16.smaller.marker_count, 61,
            "the start and every step have a marker"
        );
    });
}

#[test]
fn the_precision_changes_the_last_digits_and_can_be_restored() {
    Page::test(DESKTOP, |page| {
        let float32 = page.snapshot();
        for precision in ["growth-precision-2", "growth-precision-1"] {
            page.choose(precision);
            let other = page.snapshot();
            assert_changed(
                precision,
                &[PagePart::Smaller, PagePart::Larger],
                &float32,
                &other,
            );
            let norm = other.larger.norms()[0].1;
            let error = relative_error(norm, float32.larger.norms()[0].1);
            assert!(error < 1e-2, "{precision}: {error}");
        }
        page.choose("growth-precision-0");
        assert_eq!(page.snapshot(), float32);
    });
}

#[test]
fn the_norm_axis_is_linear_or_logarithmic() {
    Page::test(DESKTOP, |page| {
        let linear = page.snapshot();
        let types = |shown: &Snapshot| (shown.smaller.y_type.clone(), shown.larger.y_type.clone());
        assert_eq!(types(&linear), ("linear".into(), "linear".into()));
        page.choose("view-axis-1");
        let logarithmic = page.snapshot();
        assert_eq!(types(&logarithmic), ("log".into(), "log".into()));
        // One chart of both chains, from their start on.
        assert!(!page.is_visible("#chart-smaller") && !page.is_visible("#chart-larger"));
        assert_eq!(logarithmic.larger.norms()[1..], linear.larger.norms());
        assert_eq!(logarithmic.smaller.norms()[1..], linear.smaller.norms());
        for chart in [&logarithmic.smaller, &logarithmic.larger] {
            assert!(chart.norms()[0].0.abs() < 1e-9);
            let [low, high] = chart.y_range;
            let inside = |norm: f64| (low..=high).contains(&norm.log10());
            assert!(chart.norms().iter().all(|(_, norm)| inside(*norm)));
        }
        page.choose("view-axis-0");
        assert_eq!(page.snapshot(), linear);
        assert!(!page.is_visible("#chart-both"));
    });
}

#[test]
fn the_expected_norm_can_be_hidden() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        assert!(start.smaller.has_expected_line() && start.larger.has_expected_line());
        let label = |shown: &Snapshot| shown.larger.labels().concat();
        assert!(label(&start).contains("expected 30·1.5ᵏ"));
        assert!(!page.toggle("view-expected"));
        let hidden = page.snapshot();
        assert!(!hidden.smaller.has_expected_line() && !hidden.larger.has_expected_line());
        assert_eq!(label(&hidden), "");
        assert_eq!(hidden.larger.norms(), start.larger.norms());
        assert!(page.toggle("view-expected"));
        assert_eq!(page.snapshot(), start);
    });
}

#[test]
fn a_std_divides_by_n_minus_1_or_by_n() {
    Page::test(DESKTOP, |page| {
        // Column 3 of the numbers: the std after.
        let stds = |shown: &Snapshot| -> Vec<String> {
            let rows = shown.statistics[..3].iter().chain(&shown.row_statistics);
            rows.map(|line| line.texts[3].clone()).collect()
        };
        let unbiased = page.snapshot();
        assert_eq!(stds(&unbiased), ["1.0541"; 6]);
        assert!(unbiased.sentences["statistics"].contains("1.054"));
        page.choose("view-std-1");
        let biased = page.snapshot();
        assert_eq!(stds(&biased), ["1.0000"; 6]);
        assert_unchanged("divisor", GROWTH, &unbiased, &biased);
        assert_unchanged("divisor", &[PagePart::After], &unbiased, &biased);
        page.choose("view-std-0");
        assert_eq!(page.snapshot(), unbiased);
    });
}

#[test]
fn the_layer_normalises_each_row_or_the_whole_matrix() {
    Page::test(DESKTOP, |page| {
        let rows = page.snapshot();
        page.choose("layer-norm-normalized-shape-1");
        let whole = page.snapshot();
        let printed = "LayerNorm((3, 10), eps=1e-05, elementwise_affine=True, bias=True)";
        assert_eq!(whole.layer, printed);
        assert_eq!(whole.scatter.title, "r = 1.00");
        assert_unchanged("shape", &[PagePart::Before], &rows, &whole);
        assert_unchanged("shape", GROWTH, &rows, &whole);
        let all = whole.after.numbers().concat();
        let mean = all.iter().sum::<f64>() / 30.0;
        let variance = all.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / 30.0;
        assert!(mean.abs() < 1e-6 && (variance - 1.0).abs() < 1e-4);
        page.choose("layer-norm-normalized-shape-0");
        assert_eq!(page.snapshot(), rows);
    });
}

/// An off-screen switch shows an earlier state until input is idle, and must not act on it.
#[test]
fn an_off_screen_switch_acts_on_the_current_state() {
    Page::test(DESKTOP, |page| {
        page.reveal("#failures-heading");
        page.wait_until("station 1 is off-screen", || {
            let bottom: f64 =
                page.eval_on("#why", "return element.getBoundingClientRect().bottom;");
            bottom < -400.0
        });
        page.session.wait_for_frames();
        // Two clicks in one task: on, and off again.
        let () = page.eval_on("#growth-layer-norm", "element.click(); element.click();");
        assert!(
            !page.is_on("growth-layer-norm"),
            "the second click acted on the state before the first"
        );
        let () = page.eval_on("#growth-layer-norm", "element.click();");
        assert!(page.is_on("growth-layer-norm"));
        page.wait_until_updated();
        assert!(page.text("#why-sentence").contains("With LayerNorm"));
    });
}
