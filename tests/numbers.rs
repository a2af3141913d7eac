//! The lab's numbers against PyTorch's, natively.

mod goldens;

/// Tells the worst error of a file (`cargo test -- --nocapture` shows it).
fn tell(report: goldens::Report) {
    let report = report.confirmed();
    println!(
        "{}: {} cases, {} values, worst {:e} ({})",
        report.file, report.cases, report.values, report.worst, report.measure
    );
}

#[test]
fn draws_are_pytorchs_bit_for_bit() {
    tell(goldens::check_randn());
}

#[test]
fn chains_are_pytorchs() {
    tell(goldens::check_growth());
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
fn gradients_on_ill_conditioned_rows_stay_near_pytorchs() {
    tell(goldens::check_gradient_large_offset());
}

#[test]
fn the_relatives_are_pytorchs() {
    tell(goldens::check_variants());
}
