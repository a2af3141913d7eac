//! Stations 2 to 4 against `PyTorch`: matrices, correlation, statistics.

use browser_tests::{
    page::Page,
    screen::DESKTOP,
    snapshot::{Line, Snapshot},
};

use crate::{
    close::{assert_close, error},
    golden::{LAYERS, Layer, Statistics, flat, uniform},
};

const ALLOWED: f64 = 2e-6;

#[test]
fn the_page_opens_with_the_lectures_matrix_at_seed_0() {
    Page::test(DESKTOP, |page| {
        let shown = page.look();
        assert_layer(&shown, Layer::of(0, 1.0, 0.0));
        assert_eq!(shown.scatter.title, "r = 0.91");
        assert_eq!(shown.scatter.x_title, "Original");
        assert_eq!(shown.scatter.y_title, "Layer norm");
        assert_eq!(shown.scatter.drawn, 30);
        for (row, trace) in shown.scatter.traces.iter().enumerate() {
            let (name, of_row) = (&trace.name, format!("row {}", row + 1));
            assert!(
                name.contains(&of_row) && name.contains("r = 1.00"),
                "{name}"
            );
        }
        assert_eq!(
            shown.layer,
            "LayerNorm((10,), eps=1e-05, elementwise_affine=True)"
        );
    });
}

#[test]
fn seed_42_typed_gives_the_matrix_of_manual_seed_42() {
    Page::test(DESKTOP, |page| {
        page.enter("seed", "42");
        assert_layer(&page.look(), Layer::of(42, 1.0, 0.0));
        page.click("#lecture-parameters");
        assert_layer(&page.look(), Layer::of(42, 3.0, 5.0));
    });
}

#[test]
fn the_lectures_second_gamma_and_beta_have_their_button_and_a_way_back() {
    Page::test(DESKTOP, |page| {
        let first = page.look();
        page.click("#lecture-parameters");
        let second = page.look();
        assert_layer(&second, Layer::of(0, 3.0, 5.0));
        assert_eq!(second.fields["layer-norm-gamma"], "3");
        assert_eq!(second.fields["layer-norm-beta"], "5");
        let said = &second.sentences["parameters"];
        assert!(said.contains("mean 5") && said.contains("3.162"), "{said}");
        page.click("#reset-parameters");
        assert_eq!(page.look(), first);
    });
}

#[test]
fn every_layer_of_pytorch_can_be_set_up_and_is_the_same() {
    Page::test(DESKTOP, |page| {
        let mut checked = 0;
        for case in LAYERS.iter() {
            if set_up(page, case) {
                assert_layer(&page.look(), case);
                checked += 1;
            }
        }
        assert!(checked >= 22, "{checked} cases");
    });
}

/// Sets a case up, if its numbers are drawn from a seed and γ and β are the
/// same for every row. (A γ for each place is 60 fields to type in.)
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
    if page.field("seed") != seed.to_string() {
        page.enter("seed", &seed.to_string());
    }
    page.set("activations-rows", &rows.to_string());
    page.set("activations-features", &columns.to_string());
    page.set("activations-mean", &mean.to_string());
    page.set("activations-std", &std.to_string());
    page.set("layer-norm-eps", &case.eps.to_string());
    page.choose(if whole { "shape-1" } else { "shape-0" });
    set_parameter(page, "layer-norm-gamma", &flat(&case.weight));
    set_parameter(page, "layer-norm-beta", &flat(&case.bias));
    true
}

/// Types the common value, and then into each bar that has another one.
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

/// Asserts that heat maps, tables and the scatter's title show a case's numbers.
pub(crate) fn assert_layer(shown: &Snapshot, case: &Layer) {
    let what = format!(
        "seed {:?}, {:?}, eps {}, weight {}",
        case.seed, case.normalized_shape, case.eps, case.weight[0]
    );
    // Fewer than 16 values are drawn in another way, the same to the last digit.
    let drawn = if case.input.concat().len() < 16 {
        ALLOWED
    } else {
        0.0
    };
    let matrices = [
        ("input", &shown.before, &case.input, drawn),
        ("output", &shown.after, &case.output, ALLOWED),
    ];
    for (name, matrix, expected, allowed) in matrices {
        assert_eq!(matrix.rows.len(), expected.len(), "{what}: rows of {name}");
        assert_close(
            &format!("{what}: {name}"),
            &matrix.numbers().concat(),
            &expected.concat(),
            (error, allowed),
        );
    }
    let title = if case.pearson_r.is_nan() {
        "r is undefined: one side does not vary".to_owned()
    } else {
        format!("r = {:.2}", case.pearson_r).replace('-', "\u{2212}")
    };
    assert_eq!(shown.scatter.title, title, "{what}");

    let (before, after) = (&case.input_statistics, &case.output_statistics);
    let (rows, columns) = shown.statistics.split_at(case.input.len());
    assert_lines(
        &format!("{what}: row"),
        rows,
        &of_rows(before),
        &of_rows(after),
    );
    assert_lines(
        &format!("{what}: row again"),
        &shown.rows,
        &of_rows(before),
        &of_rows(after),
    );
    assert_lines(
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

/// The first four numbers of a line: mean and std before, mean and std after.
/// What is predicted beside them is what was measured.
fn assert_lines(what: &str, lines: &[Line], before: &[&[f64]; 2], after: &[&[f64]; 2]) {
    assert_eq!(lines.len(), before[0].len(), "{what}s");
    for (index, line) in lines.iter().enumerate() {
        let expected = [
            before[0][index],
            before[1][index],
            after[0][index],
            after[1][index],
        ];
        let measured = line.numbers();
        assert_close(
            &format!("{what} {index}"),
            &measured[..4],
            &expected,
            (error, ALLOWED),
        );
        if let [_, _, mean, std, predicted @ ..] = measured.as_slice()
            && !predicted.is_empty()
        {
            let what = format!("{what} {index} predicted");
            assert_close(&what, predicted, &[*mean, *std], (error, 1e-5));
        }
    }
}
