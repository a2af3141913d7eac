//! Compares the lab's numbers with PyTorch's, natively, and checks the errors that
//! `docs/NUMBERS.md` states.

mod goldens;

use goldens::numbers_page::{self, Platform};

/// Prints the report (`cargo test -- --nocapture` shows it) and compares it with
/// `docs/NUMBERS.md`.
///
/// # Panics
/// If a number is off by more than is allowed, or the page states another error.
fn log_and_check(report: goldens::Report) {
    let report = report.passed();
    println!("{}", numbers_page::log_line(&report));
    numbers_page::check(&report, Platform::CURRENT);
}

/// Compares the whole page. `cargo xtask update numbers` makes this test write the page
/// instead, once with each backend.
#[test]
fn numbers_md_is_up_to_date() {
    numbers_page::check_or_update();
}

#[test]
fn long_draws_match_pytorch_bit_for_bit() {
    log_and_check(goldens::check_long_draws());
}

#[test]
fn short_draws_match_pytorch_within_one_ulp() {
    log_and_check(goldens::check_short_draws());
}

#[test]
fn elementwise_chains_match_pytorch() {
    log_and_check(goldens::check_elementwise_chains());
}

#[test]
fn matrix_product_chains_match_pytorch() {
    log_and_check(goldens::check_matrix_chains());
}

#[test]
fn layer_norm_matches_pytorch() {
    log_and_check(goldens::check_layer_norm());
}

#[test]
fn layer_norm_of_ill_conditioned_rows_is_close_to_pytorch() {
    log_and_check(goldens::check_large_offset());
}

#[test]
fn gradients_match_pytorch() {
    log_and_check(goldens::check_gradient());
}

#[test]
fn gradients_of_one_or_two_features_match_pytorch_up_to_rounding() {
    log_and_check(goldens::check_gradient_few());
}

#[test]
fn gradients_of_ill_conditioned_rows_are_close_to_pytorch() {
    log_and_check(goldens::check_gradient_large_offset());
}

#[test]
fn gradients_along_elementwise_chains_match_pytorch() {
    log_and_check(goldens::check_elementwise_gradients());
}

#[test]
fn gradients_along_long_chains_with_layer_norm_are_close_to_pytorch() {
    log_and_check(goldens::check_long_gradients());
}

#[test]
fn gradients_along_matrix_product_chains_match_pytorch() {
    log_and_check(goldens::check_matrix_gradients());
}

#[test]
fn the_streams_of_residual_stacks_match_pytorch() {
    log_and_check(goldens::check_depth_rms());
}

#[test]
fn the_gradients_of_residual_stacks_match_pytorch() {
    log_and_check(goldens::check_depth_gradients());
}

#[test]
fn a_real_models_layer_norms_match_pytorch() {
    log_and_check(goldens::check_transformer());
}

#[test]
fn relatives_match_pytorch() {
    log_and_check(goldens::check_variants());
}

#[test]
fn the_layer_in_float16_matches_pytorch_within_one_ulp() {
    log_and_check(goldens::check_float16());
}

#[test]
fn the_layer_in_bfloat16_matches_pytorch_within_one_ulp() {
    log_and_check(goldens::check_bfloat16());
}

#[test]
fn the_layer_that_rounds_every_step_matches_pytorch() {
    log_and_check(goldens::check_every_step());
}

#[test]
fn relatives_in_narrow_formats_match_pytorch_within_one_ulp() {
    log_and_check(goldens::check_relatives_in_formats());
}

#[test]
fn rows_with_a_large_offset_are_close_to_pytorch_in_narrow_formats() {
    log_and_check(goldens::check_offset_in_formats());
}

#[test]
fn chains_with_layer_norm_match_pytorch_in_every_format() {
    log_and_check(goldens::check_layer_norm_chains());
}

#[test]
fn exact_values_match_200_digit_arithmetic() {
    log_and_check(goldens::check_failures());
}
