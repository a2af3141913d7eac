//! The lab's numbers against PyTorch's, in a browser.
#![cfg(target_arch = "wasm32")]

mod goldens;

use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Tells the worst error of a file in the test's log.
fn tell(report: goldens::Report) {
    let report = report.confirmed();
    console_log!(
        "{}: {} cases, {} values, worst {:e} ({})",
        report.file,
        report.cases,
        report.values,
        report.worst,
        report.measure
    );
}

#[wasm_bindgen_test]
fn draws_are_pytorchs_bit_for_bit() {
    tell(goldens::check_randn());
}

#[wasm_bindgen_test]
fn chains_are_pytorchs() {
    tell(goldens::check_growth());
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
fn gradients_on_ill_conditioned_rows_stay_near_pytorchs() {
    tell(goldens::check_gradient_large_offset());
}

#[wasm_bindgen_test]
fn the_relatives_are_pytorchs() {
    tell(goldens::check_variants());
}
