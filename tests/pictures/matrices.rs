//! Station 5's matrices.

use layernorm_lab::{
    charts::{heat, picture::relatives, theme::Theme},
    lab::{
        matrix::Matrix,
        relatives::{self as layers, Outcome, Relative},
        scenario::{Precision, Scenario},
    },
};

use crate::{attributes, outcome, texts};

fn outcomes(scenario: &Scenario) -> Vec<Outcome> {
    outcomes_of(&input(scenario))
}

fn input(scenario: &Scenario) -> Matrix {
    outcome(scenario).normalization.input
}

fn outcomes_of(input: &Matrix) -> Vec<Outcome> {
    Relative::all(2)
        .into_iter()
        .map(|relative| layers::run(relative, input, 1e-5, Precision::Float32).unwrap())
        .collect()
}

/// The markup of each matrix.
fn matrices(body: &str) -> Vec<&str> {
    body.split("<g transform").skip(1).collect()
}

/// The left and upper edges of all cells, each with the fill of its path.
fn cells(markup: &str) -> Vec<([f64; 2], &str)> {
    let mut cells = Vec::new();
    for path in markup.split("<path fill=\"#").skip(1) {
        let fill = &path[..6];
        let d = attributes(path, "d")[0];
        for cell in d.split('M').skip(1) {
            let (place, _) = cell.split_once('h').expect("a cell");
            let (x, y) = place.split_once(' ').expect("a place");
            cells.push(([x.parse().unwrap(), y.parse().unwrap()], fill));
        }
    }
    // In row-major order.
    cells.sort_by(|one, other| {
        let key = |([x, y], _): &([f64; 2], &str)| [*y, *x];
        key(one).partial_cmp(&key(other)).expect("numbers")
    });
    cells
}

#[test]
fn each_cell_has_the_colour_of_its_value() {
    let scenario = Scenario::default();
    let outcomes = outcomes(&scenario);
    let picture = relatives(&input(&scenario), &outcomes);
    let matrices = matrices(&picture.body);
    assert_eq!(matrices.len(), 6);
    let original = [(input(&scenario), 8.0)];
    let results = outcomes.into_iter().map(|outcome| (outcome.output, 3.0));
    for (index, (matrix, limit)) in original.into_iter().chain(results).enumerate() {
        let cells = cells(matrices[index]);
        let colours = heat::pixels(&matrix, limit, Theme::Light);
        assert_eq!(cells.len(), 30);
        for ((_, fill), colour) in cells.iter().zip(colours.chunks(4)) {
            let expected = format!("{:02x}{:02x}{:02x}", colour[0], colour[1], colour[2]);
            assert_eq!(*fill, expected, "{index}");
        }
    }
}

/// The original is first, and its cells share nothing: no gap and no outline.
#[test]
fn the_original_has_neither_outlines_nor_gaps() {
    let scenario = Scenario::default();
    let picture = relatives(&input(&scenario), &outcomes(&scenario));
    let original = matrices(&picture.body)[0];
    let (original, _) = original.split_once("</g>").expect("a group");
    assert!(!original.contains("fill=\"none\""), "{original}");
    let cells = cells(original);
    for (index, ([x, y], _)) in cells.iter().enumerate() {
        let [row, column] =
            [index / 10, index % 10].map(|at| f64::from(u32::try_from(at).unwrap()));
        assert!(
            (x - 18.0 * column).abs() < 0.02 && (y - 28.0 * row).abs() < 0.02,
            "{x} {y}"
        );
    }
}

/// Three rows, the whole matrix, three rows, ten columns, six halves of rows.
#[test]
fn sets_that_share_statistics_are_outlined_and_apart() {
    let scenario = Scenario::default();
    let outcomes = outcomes(&scenario);
    let picture = relatives(&input(&scenario), &outcomes);
    let sets = [3, 1, 3, 10, 6];
    let gaps = [[0.0, 6.0], [0.0, 0.0], [0.0, 6.0], [6.0, 0.0], [6.0, 6.0]];
    for (index, markup) in matrices(&picture.body)[1..].iter().enumerate() {
        let outline = markup.split("fill=\"none\"").next().expect("a path");
        let outline = attributes(outline, "d")
            .last()
            .copied()
            .expect("an outline");
        assert_eq!(outline.matches('M').count(), sets[index], "{index}");
        assert_eq!(markup.contains("stroke-dasharray"), index == 2, "{index}");
        let cells = cells(markup);
        // From the fifth column to the sixth, and from the first row to the second.
        let [across, down] = [
            cells[5].0[0] - cells[4].0[0],
            cells[10].0[1] - cells[0].0[1],
        ];
        let gap = [across - 18.0, down - 28.0];
        for (is, expected) in gap.iter().zip(gaps[index]) {
            assert!((is - expected).abs() < 0.02, "{index}: {gap:?}");
        }
    }
}

#[test]
fn each_matrix_has_its_name_and_the_scale_has_its_ends() {
    let scenario = Scenario::default();
    let picture = relatives(&input(&scenario), &outcomes(&scenario));
    let texts = texts(&picture.body);
    for text in [
        "A, the original",
        "\u{2212}8",
        "8",
        "LayerNorm, each row",
        "3 means · 3 stds",
        "RMSNorm",
        "no mean · 3 rms",
        "GroupNorm, 2 groups",
        "\u{2212}3",
        "0",
        "3",
    ] {
        assert!(texts.contains(&text), "{text} in {texts:?}");
    }
    assert!(!texts.contains(&"beyond the scale"));
}

#[test]
fn a_value_beyond_the_scale_has_the_full_colour_and_a_frame() {
    let mut scenario = Scenario::default();
    scenario.activations.features = 16;
    let mut outcomes = outcomes(&scenario);
    outcomes.truncate(1);
    let mut values = outcomes[0].output.values().to_vec();
    values[0] = 9.0;
    values[1] = f32::NAN;
    outcomes[0].output = Matrix::new(3, 16, values);
    let picture = relatives(&input(&scenario), &outcomes);
    let cells = cells(matrices(&picture.body)[1]);
    assert_eq!((cells[0].1, cells[1].1), ("8486dd", "a3291f"));
    let frames = attributes(&picture.body, "stroke-width");
    assert_eq!(frames.iter().filter(|width| **width == "2").count(), 1);
    assert!(texts(&picture.body).contains(&"beyond the scale"));
}

#[test]
fn a_large_matrix_fits_without_outlines() {
    let values = (0..64 * 64_u16).map(|index| f32::from(index).sin());
    let input = Matrix::new(64, 64, values.collect());
    let picture = relatives(&input, &outcomes_of(&input));
    for markup in matrices(&picture.body) {
        let cells = cells(markup);
        assert_eq!(cells.len(), 64 * 64);
        let most = |axis: usize| {
            cells
                .iter()
                .map(|(place, _)| place[axis])
                .fold(0.0, f64::max)
        };
        assert!(most(0) < 364.0 && most(1) < 364.0);
    }
    assert!(!picture.body.contains("fill=\"none\""));
}
