//! Compares the lab's numbers with PyTorch's, in a browser.
#![cfg(target_arch = "wasm32")]

mod goldens;

use goldens::numbers_page::{self, Platform};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Logs the report and compares it with `docs/NUMBERS.md`.
///
/// # Panics
/// If a number is off by more than is allowed, or the page states another error.
fn log_and_check(report: goldens::Report) {
    let report = report.passed();
    console_log!("{}", numbers_page::log_line(&report));
    numbers_page::check(&report, Platform::Chromium);
}

#[wasm_bindgen_test]
fn long_draws_match_pytorch_bit_for_bit() {
    log_and_check(goldens::check_long_draws());
}

#[wasm_bindgen_test]
fn short_draws_match_pytorch_within_one_ulp() {
    log_and_check(goldens::check_short_draws());
}

#[wasm_bindgen_test]
fn elementwise_chains_match_pytorch() {
    log_and_check(goldens::check_elementwise_chains());
}

#[wasm_bindgen_test]
fn matrix_product_chains_match_pytorch() {
    log_and_check(goldens::check_matrix_chains());
}

#[wasm_bindgen_test]
fn layer_norm_matches_pytorch() {
    log_and_check(goldens::check_layer_norm());
}

#[wasm_bindgen_test]
fn layer_norm_of_ill_conditioned_rows_is_close_to_pytorch() {
    log_and_check(goldens::check_large_offset());
}

#[wasm_bindgen_test]
fn gradients_match_pytorch() {
    log_and_check(goldens::check_gradient());
}

#[wasm_bindgen_test]
fn gradients_of_one_or_two_features_match_pytorch_up_to_rounding() {
    log_and_check(goldens::check_gradient_few());
}

#[wasm_bindgen_test]
fn gradients_of_ill_conditioned_rows_are_close_to_pytorch() {
    log_and_check(goldens::check_gradient_large_offset());
}

#[wasm_bindgen_test]
fn gradients_along_elementwise_chains_match_pytorch() {
    log_and_check(goldens::check_elementwise_gradients());
}

#[wasm_bindgen_test]
fn gradients_along_long_chains_with_layer_norm_are_close_to_pytorch() {
    log_and_check(goldens::check_long_gradients());
}

#[wasm_bindgen_test]
fn gradients_along_matrix_product_chains_match_pytorch() {
    log_and_check(goldens::check_matrix_gradients());
}

#[wasm_bindgen_test]
fn the_streams_of_residual_stacks_match_pytorch() {
    log_and_check(goldens::check_depth_rms());
}

#[wasm_bindgen_test]
fn the_gradients_of_residual_stacks_match_pytorch() {
    log_and_check(goldens::check_depth_gradients());
}

#[wasm_bindgen_test]
fn a_real_models_layer_norms_match_pytorch() {
    log_and_check(goldens::check_transformer());
}

#[wasm_bindgen_test]
fn relatives_match_pytorch() {
    log_and_check(goldens::check_variants());
}

#[wasm_bindgen_test]
fn the_layer_in_float16_matches_pytorch_within_one_ulp() {
    log_and_check(goldens::check_float16());
}

#[wasm_bindgen_test]
fn the_layer_in_bfloat16_matches_pytorch_within_one_ulp() {
    log_and_check(goldens::check_bfloat16());
}

#[wasm_bindgen_test]
fn the_layer_that_rounds_every_step_matches_pytorch() {
    log_and_check(goldens::check_every_step());
}

#[wasm_bindgen_test]
fn relatives_in_narrow_formats_match_pytorch_within_one_ulp() {
    log_and_check(goldens::check_relatives_in_formats());
}

#[wasm_bindgen_test]
fn rows_with_a_large_offset_are_close_to_pytorch_in_narrow_formats() {
    log_and_check(goldens::check_offset_in_formats());
}

#[wasm_bindgen_test]
fn chains_with_layer_norm_match_pytorch_in_every_format() {
    log_and_check(goldens::check_layer_norm_chains());
}

#[wasm_bindgen_test]
fn exact_values_match_200_digit_arithmetic() {
    log_and_check(goldens::check_failures());
}
