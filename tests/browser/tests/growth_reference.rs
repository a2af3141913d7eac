//! Station 1 against `PyTorch`: the norm after every step.

use browser_tests::{
    page::Page,
    snapshot::{Chart, Snapshot},
    viewport::DESKTOP,
};

use crate::{
    approx::relative_error,
    golden::{GROWTH, Growth, Step},
};

/// The tolerance of elementwise products, from the README of the golden files.
const ELEMENTWISE_TOLERANCE: f64 = 1e-6;
/// The tolerance of matrix products, whose sums are added in another order.
const MATRIX_PRODUCT_TOLERANCE: f64 = 1e-3;

#[test]
fn the_page_opens_with_the_lecture_at_seed_0() {
    Page::test(DESKTOP, |page| {
        let shown = page.snapshot();
        assert_eq!(shown.seed, "0");
        assert_growth(&shown, Growth::default_with_seed(0));
        assert_sentences(&shown);
        let titles = |chart: &Chart| {
            assert_eq!(chart.x_title, "Multiplication step");
            assert_eq!(chart.y_title, "Matrix norm");
            assert!(chart.marker_count >= 20, "{} markers", chart.marker_count);
            chart.title.clone()
        };
        let [smaller, larger] = [&shown.smaller, &shown.larger].map(titles);
        assert_eq!(smaller, "Matrices shrink: noise of size 0.667");
        assert_eq!(larger, "Matrices grow: noise of size 1.5");
    });
}

#[test]
fn seed_42_gives_the_norms_of_manual_seed_42() {
    Page::test(DESKTOP, |page| {
        page.enter("seed", "42");
        let shown = page.snapshot();
        assert_growth(&shown, Growth::default_with_seed(42));
        assert_sentences(&shown);
    });
}

#[test]
fn every_chain_agrees_with_pytorch() {
    Page::test(DESKTOP, |page| {
        for case in GROWTH.iter() {
            set_up(page, case);
            assert_growth(&page.snapshot(), case);
        }
    });
}

/// Asserts that the sentences contain the last norms, rounded to four digits.
fn assert_sentences(shown: &Snapshot) {
    for (chart, caption) in [
        (&shown.smaller, "chart-smaller"),
        (&shown.larger, "chart-larger"),
    ] {
        let (_, last) = chart.norms()[19];
        let digits = format!("{last:.3e}").replace('.', "");
        let digits = &digits[..4].trim_end_matches('0');
        for about in ["why", caption] {
            let sentence = &shown.sentences[about];
            let found: String = sentence.chars().filter(char::is_ascii_digit).collect();
            assert!(found.contains(digits), "{last} is not in: {sentence}");
        }
    }
}

fn set_up(page: &Page, case: &Growth) {
    if page.field_value("seed") != case.seed.to_string() {
        page.enter("seed", &case.seed.to_string());
    }
    page.set("growth-size", &case.size.to_string());
    page.set("growth-scale", &case.scale.to_string());
    page.set("growth-steps", &case.steps.to_string());
    page.choose(match case.product.as_str() {
        "hadamard" => "growth-product-0",
        _ => "growth-product-1",
    });
    page.choose(match case.dtype.as_str() {
        "float32" => "growth-precision-0",
        "float16" => "growth-precision-1",
        _ => "growth-precision-2",
    });
    if page.is_on("growth-layer-norm") != case.layernorm {
        assert_eq!(page.toggle("growth-layer-norm"), case.layernorm);
    }
}

/// Asserts that both charts show a case's norms.
pub(crate) fn assert_growth(shown: &Snapshot, case: &Growth) {
    let tolerance = if case.product == "hadamard" {
        ELEMENTWISE_TOLERANCE
    } else {
        MATRIX_PRODUCT_TOLERANCE
    };
    let what = format!(
        "seed {}, size {}, factor {}, {} steps, {}, LayerNorm {}, {}",
        case.seed, case.size, case.scale, case.steps, case.product, case.layernorm, case.dtype
    );
    assert_chain(
        &format!("{what}: smaller"),
        &shown.smaller,
        &case.small,
        tolerance,
    );
    assert_chain(
        &format!("{what}: larger"),
        &shown.larger,
        &case.large,
        tolerance,
    );
}

fn assert_chain(what: &str, chart: &Chart, expected: &[Step], tolerance: f64) {
    let (norms, infinite, undefined) = (
        chart.norms(),
        chart.edge_markers("∞"),
        chart.edge_markers("NaN"),
    );
    let shown = norms.len() + infinite.len() + undefined.len();
    assert_eq!(shown, expected.len(), "{what}: number of steps");
    for (step, expected) in std::iter::zip(1_u32.., expected) {
        let step = f64::from(step);
        let at = |steps: &[f64]| steps.iter().any(|at| at.total_cmp(&step).is_eq());
        let measured = if at(&infinite) {
            f64::INFINITY
        } else if at(&undefined) {
            f64::NAN
        } else {
            let point = norms.iter().find(|(at, _)| at.total_cmp(&step).is_eq());
            point.unwrap_or_else(|| panic!("{what}: no step {step}")).1
        };
        let error = relative_error(measured, expected.norm);
        assert!(
            error <= tolerance,
            "{what}, step {step}: {measured:e} and not {:e}, error {error:e}",
            expected.norm
        );
    }
}
