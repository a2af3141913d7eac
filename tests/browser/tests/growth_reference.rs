//! Station 1 against `PyTorch`: the norm after every step.

use browser_tests::{
    page::Page,
    screen::DESKTOP,
    snapshot::{Chart, Snapshot},
};

use crate::{
    close::relative_error,
    golden::{GROWTH, Growth, Step},
};

/// As the README of the golden files has it.
const ELEMENTWISE: f64 = 1e-6;
/// Sums are added up in another order.
const MATRIX_PRODUCT: f64 = 1e-3;

#[test]
fn the_page_opens_with_the_lecture_at_seed_0() {
    Page::test(DESKTOP, |page| {
        let shown = page.look();
        assert_eq!(shown.seed, "0");
        assert_growth(&shown, Growth::default_with_seed(0));
        assert_told(&shown);
        let titles = |chart: &Chart| {
            assert_eq!(chart.x_title, "Multiplication step");
            assert_eq!(chart.y_title, "Matrix norm");
            assert!(chart.drawn >= 20, "{} markers", chart.drawn);
            chart.title.clone()
        };
        assert_eq!(
            titles(&shown.smaller),
            "Matrices slightly smaller (factor 1.5)"
        );
        assert_eq!(
            titles(&shown.larger),
            "Matrices slightly larger (factor 1.5)"
        );
    });
}

#[test]
fn seed_42_typed_gives_the_norms_of_manual_seed_42() {
    Page::test(DESKTOP, |page| {
        page.enter("seed", "42");
        let shown = page.look();
        assert_growth(&shown, Growth::default_with_seed(42));
        assert_told(&shown);
    });
}

#[test]
fn every_chain_of_pytorch_can_be_set_up_and_is_the_same() {
    Page::test(DESKTOP, |page| {
        for case in GROWTH.iter() {
            set_up(page, case);
            assert_growth(&page.look(), case);
        }
    });
}

/// Asserts that the sentences tell the last norms, to four digits.
fn assert_told(shown: &Snapshot) {
    for (chart, caption) in [
        (&shown.smaller, "chart-smaller"),
        (&shown.larger, "chart-larger"),
    ] {
        let (_, last) = chart.norms()[19];
        let digits = format!("{last:.3e}").replace('.', "");
        let digits = &digits[..4].trim_end_matches('0');
        for about in ["why", caption] {
            let said = &shown.sentences[about];
            let told: String = said.chars().filter(char::is_ascii_digit).collect();
            assert!(told.contains(digits), "{last} is not told: {said}");
        }
    }
}

fn set_up(page: &Page, case: &Growth) {
    if page.field("seed") != case.seed.to_string() {
        page.enter("seed", &case.seed.to_string());
    }
    page.set("growth-size", &case.size.to_string());
    page.set("growth-scale", &case.scale.to_string());
    page.set("growth-steps", &case.steps.to_string());
    page.choose(match case.product.as_str() {
        "hadamard" => "product-0",
        _ => "product-1",
    });
    page.choose(match case.dtype.as_str() {
        "float32" => "precision-0",
        "float16" => "precision-1",
        _ => "precision-2",
    });
    if page.is_on("lever") != case.layernorm {
        assert_eq!(page.switch("lever"), case.layernorm);
    }
}

/// Asserts that both charts show a case's norms.
pub(crate) fn assert_growth(shown: &Snapshot, case: &Growth) {
    let allowed = if case.product == "hadamard" {
        ELEMENTWISE
    } else {
        MATRIX_PRODUCT
    };
    let what = format!(
        "seed {}, size {}, factor {}, {} steps, {}, LayerNorm {}, {}",
        case.seed, case.size, case.scale, case.steps, case.product, case.layernorm, case.dtype
    );
    assert_chain(
        &format!("{what}: smaller"),
        &shown.smaller,
        &case.small,
        allowed,
    );
    assert_chain(
        &format!("{what}: larger"),
        &shown.larger,
        &case.large,
        allowed,
    );
}

fn assert_chain(what: &str, chart: &Chart, expected: &[Step], allowed: f64) {
    let (norms, infinite, undefined) = (chart.norms(), chart.left("∞"), chart.left("NaN"));
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
            error <= allowed,
            "{what}, step {step}: {measured:e} and not {:e}, error {error:e}",
            expected.norm
        );
    }
}
