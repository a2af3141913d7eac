//! Stations 2 to 4 against `PyTorch`: matrices, correlation, statistics.

use browser_tests::{
    page::Page,
    snapshot::{Snapshot, TableRow},
    viewport::DESKTOP,
};

use crate::{
    approx::{assert_close, scaled_error},
    golden::{LAYERS, Layer, Statistics, flat, uniform},
};

const TOLERANCE: f64 = 2e-6;

#[test]
fn the_page_opens_with_the_lectures_matrix_at_seed_0() {
    Page::test(DESKTOP, |page| {
        let shown = page.snapshot();
        assert_layer(&shown, Layer::of(0, 1.0, 0.0));
        assert_eq!(shown.scatter.title, "r = 0.91");
        assert_eq!(shown.scatter.x_title, "Original");
        assert_eq!(shown.scatter.y_title, "After LayerNorm");
        assert_eq!(shown.scatter.marker_count, 30);
        for (row, trace) in shown.scatter.marker_traces().enumerate() {
            let (name, of_row) = (&trace.name, format!("row {}", row + 1));
            assert!(
                name.contains(&of_row) && name.contains("r = 1.00"),
                "{name}"
            );
        }
        assert_eq!(
            shown.layer,
            "LayerNorm((10,), eps=1e-05, elementwise_affine=True, bias=True)"
        );
    });
}

#[test]
fn seed_42_gives_the_matrix_of_manual_seed_42() {
    Page::test(DESKTOP, |page| {
        page.enter("seed", "42");
        assert_layer(&page.snapshot(), Layer::of(42, 1.0, 0.0));
        page.click("#lecture-parameters");
        assert_layer(&page.snapshot(), Layer::of(42, 3.0, 5.0));
    });
}

#[test]
fn a_button_sets_the_lectures_second_gamma_and_beta_and_the_reset_restores_the_first() {
    Page::test(DESKTOP, |page| {
        let first = page.snapshot();
        page.click("#lecture-parameters");
        let second = page.snapshot();
        assert_layer(&second, Layer::of(0, 3.0, 5.0));
        assert_eq!(second.fields["layer-norm-gamma"], "3");
        assert_eq!(second.fields["layer-norm-beta"], "5");
        let sentence = &second.sentences["parameters"];
        assert!(
            sentence.contains("mean 5") && sentence.contains("3.162"),
            "{sentence}"
        );
        page.click("#reset-parameters");
        assert_eq!(page.snapshot(), first);
    });
}

#[test]
fn every_layer_agrees_with_pytorch() {
    Page::test(DESKTOP, |page| {
        let mut checked = 0;
        for case in LAYERS.iter() {
            if set_up(page, case) {
                assert_layer(&page.snapshot(), case);
                checked += 1;
            }
        }
        assert!(checked >= 22, "{checked} cases");
    });
}

/// Sets up a case and returns true, if its numbers are drawn from a seed and γ and β are the
/// same in every row: other γ and β would need 60 entries.
fn set_up(page: &Page, case: &Layer) -> bool {
    let whole = case.normalized_shape.len() > 1;
    let (Some(seed), Some(rows), Some(columns), Some(mean), Some(std)) =
        (case.seed, case.rows, case.cols, case.mean, case.std)
    else {
        return false;
    };
    if whole && (uniform(&case.weight).is_none() || uniform(&case.bias).is_none()) {
        return false;
    }
    if page.field_value("seed") != seed.to_string() {
        page.enter("seed", &seed.to_string());
    }
    page.set("activations-rows", &rows.to_string());
    page.set("activations-features", &columns.to_string());
    page.set("activations-mean", &mean.to_string());
    page.set("activations-std", &std.to_string());
    page.set("layer-norm-eps", &case.eps.to_string());
    page.choose(if whole {
        "layer-norm-normalized-shape-1"
    } else {
        "layer-norm-normalized-shape-0"
    });
    set_parameter(page, "layer-norm-gamma", &flat(&case.weight));
    set_parameter(page, "layer-norm-beta", &flat(&case.bias));
    true
}

/// Sets the first value for all bars, and then each bar with another value.
fn set_parameter(page: &Page, id: &str, values: &[f64]) {
    let common = values[0];
    page.set(id, &common.to_string());
    for (feature, value) in values.iter().enumerate() {
        if value.total_cmp(&common).is_ne() {
            page.focus(&format!("{id}-{feature}"));
            page.enter(&format!("{id}-entry"), &value.to_string());
        }
    }
}

/// Asserts that heat maps, tables and the scatter's title show the numbers of a case.
pub(crate) fn assert_layer(shown: &Snapshot, case: &Layer) {
    let what = format!(
        "seed {:?}, {:?}, eps {}, weight {}",
        case.seed, case.normalized_shape, case.eps, case.weight[0]
    );
    // `PyTorch` draws fewer than 16 values by another algorithm.
    let input_tolerance = if case.input.concat().len() < 16 {
        TOLERANCE
    } else {
        0.0
    };
    let matrices = [
        ("input", &shown.before, &case.input, input_tolerance),
        ("output", &shown.after, &case.output, TOLERANCE),
    ];
    for (name, matrix, expected, tolerance) in matrices {
        assert_eq!(matrix.rows.len(), expected.len(), "{what}: rows of {name}");
        assert_close(
            &format!("{what}: {name}"),
            &matrix.numbers().concat(),
            &expected.concat(),
            (scaled_error, tolerance),
        );
    }
    let title = if case.pearson_r.is_nan() {
        "r is NaN: one axis has no spread".to_owned()
    } else {
        format!("r = {:.2}", case.pearson_r).replace('-', "\u{2212}")
    };
    assert_eq!(shown.scatter.title, title, "{what}");

    let (before, after) = (&case.input_statistics, &case.output_statistics);
    let (rows, columns) = shown.statistics.split_at(case.input.len());
    assert_rows(
        &format!("{what}: row"),
        rows,
        &of_rows(before),
        &of_rows(after),
    );
    assert_rows(
        &format!("{what}: row of station 4"),
        &shown.row_statistics,
        &of_rows(before),
        &of_rows(after),
    );
    assert_rows(
        &format!("{what}: column"),
        columns,
        &of_columns(before),
        &of_columns(after),
    );
}

fn of_rows(statistics: &Statistics) -> [&[f64]; 2] {
    [&statistics.row_mean, &statistics.row_std]
}

fn of_columns(statistics: &Statistics) -> [&[f64]; 2] {
    [&statistics.column_mean, &statistics.column_std]
}

/// Asserts that the first four numbers of each row are mean and std before, and mean and std
/// after. The predicted mean and std that may follow must equal the measured ones.
fn assert_rows(what: &str, rows: &[TableRow], before: &[&[f64]; 2], after: &[&[f64]; 2]) {
    assert_eq!(rows.len(), before[0].len(), "{what}s");
    for (index, row) in rows.iter().enumerate() {
        let expected = [
            before[0][index],
            before[1][index],
            after[0][index],
            after[1][index],
        ];
        let measured = row.numbers();
        assert_close(
            &format!("{what} {index}"),
            &measured[..4],
            &expected,
            (scaled_error, TOLERANCE),
        );
        if let [_, _, mean, std, predicted @ ..] = measured.as_slice()
            && !predicted.is_empty()
        {
            let what = format!("{what} {index} predicted");
            assert_close(&what, predicted, &[*mean, *std], (scaled_error, 1e-5));
        }
    }
}
