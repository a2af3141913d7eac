//! The lab's numbers against PyTorch's, in a browser.
#![cfg(target_arch = "wasm32")]

mod goldens;

use goldens::page::{self, Place};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Tells what a check found in the test's log and holds the page to it.
fn tell(report: goldens::Report) {
    let report = report.confirmed();
    console_log!("{}", page::line(&report));
    page::hold(&report, Place::Chromium);
}

#[wasm_bindgen_test]
fn long_draws_are_pytorchs_bit_for_bit() {
    tell(goldens::check_long_draws());
}

#[wasm_bindgen_test]
fn short_draws_are_pytorchs_to_the_last_place() {
    tell(goldens::check_short_draws());
}

#[wasm_bindgen_test]
fn elementwise_chains_are_pytorchs() {
    tell(goldens::check_elementwise_chains());
}

#[wasm_bindgen_test]
fn matrix_chains_are_pytorchs() {
    tell(goldens::check_matrix_chains());
}

#[wasm_bindgen_test]
fn the_layer_is_pytorchs() {
    tell(goldens::check_layer_norm());
}

#[wasm_bindgen_test]
fn the_layer_on_ill_conditioned_rows_stays_near_pytorchs() {
    tell(goldens::check_large_offset());
}

#[wasm_bindgen_test]
fn gradients_are_pytorchs() {
    tell(goldens::check_gradient());
}

#[wasm_bindgen_test]
fn gradients_of_few_features_are_as_near_as_pytorchs_rounding() {
    tell(goldens::check_gradient_few());
}

#[wasm_bindgen_test]
fn gradients_on_ill_conditioned_rows_stay_near_pytorchs() {
    tell(goldens::check_gradient_large_offset());
}

#[wasm_bindgen_test]
fn the_relatives_are_pytorchs() {
    tell(goldens::check_variants());
}

#[wasm_bindgen_test]
fn exact_values_are_those_of_200_digits() {
    tell(goldens::check_failures());
}
