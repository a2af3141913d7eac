//! The lab's numbers against PyTorch's, natively, and the page that tells how
//! near they are.

mod goldens;

use goldens::page::{self, Place};

/// Tells what a check found (`cargo test -- --nocapture` shows it) and holds
/// the page to it.
fn tell(report: goldens::Report) {
    let report = report.confirmed();
    println!("{}", page::line(&report));
    page::hold(&report, Place::HERE);
}

/// Also that it is complete. With the variable `UPDATE_NUMBERS` set, it is
/// written instead: run this once with each backend.
#[test]
fn the_page_is_what_the_checks_find() {
    page::hold_or_write();
}

#[test]
fn long_draws_are_pytorchs_bit_for_bit() {
    tell(goldens::check_long_draws());
}

#[test]
fn short_draws_are_pytorchs_to_the_last_place() {
    tell(goldens::check_short_draws());
}

#[test]
fn elementwise_chains_are_pytorchs() {
    tell(goldens::check_elementwise_chains());
}

#[test]
fn matrix_chains_are_pytorchs() {
    tell(goldens::check_matrix_chains());
}

#[test]
fn the_layer_is_pytorchs() {
    tell(goldens::check_layer_norm());
}

#[test]
fn the_layer_on_ill_conditioned_rows_stays_near_pytorchs() {
    tell(goldens::check_large_offset());
}

#[test]
fn gradients_are_pytorchs() {
    tell(goldens::check_gradient());
}

#[test]
fn gradients_of_few_features_are_as_near_as_pytorchs_rounding() {
    tell(goldens::check_gradient_few());
}

#[test]
fn gradients_on_ill_conditioned_rows_stay_near_pytorchs() {
    tell(goldens::check_gradient_large_offset());
}

#[test]
fn the_relatives_are_pytorchs() {
    tell(goldens::check_variants());
}

#[test]
fn exact_values_are_those_of_200_digits() {
    tell(goldens::check_failures());
}
