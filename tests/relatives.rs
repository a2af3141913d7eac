//! LayerNorm's relatives: which cells share statistics, and the smallest matrices.

use layernorm_lab::{
    lab::{
        matrix::Matrix,
        relatives::{Relative, group_counts, run},
        scenario::Precision,
    },
    words::invalid,
};

const FORMAT: Precision = Precision::Float32;

/// The cells of a 2×4 matrix that share their statistics with the cell at row 1, column 2.
fn cells_sharing(relative: Relative) -> Vec<[usize; 2]> {
    let cells = (0..2).flat_map(|row| (0..4).map(move |column| [row, column]));
    cells
        .filter(|&cell| relative.shares([2, 4], [1, 2], cell))
        .collect()
}

#[test]
fn each_relative_reports_the_cells_that_share_statistics() {
    let row = vec![[1, 0], [1, 1], [1, 2], [1, 3]];
    assert_eq!(cells_sharing(Relative::LayerNormRow), row);
    assert_eq!(cells_sharing(Relative::RmsNorm), row);
    assert_eq!(cells_sharing(Relative::LayerNormWhole).len(), 8);
    assert_eq!(cells_sharing(Relative::BatchNorm), [[0, 2], [1, 2]]);
    let groups = |groups| cells_sharing(Relative::GroupNorm { groups });
    assert_eq!(groups(2), [[1, 2], [1, 3]]);
    assert_eq!((groups(1), groups(4)), (row, vec![[1, 2]]));
}

#[test]
fn the_frame_around_a_cell_holds_the_cells_that_share_its_statistics() {
    let at = |relative: Relative, cell| relative.span_of([2, 6], cell);
    let groups = |groups| Relative::GroupNorm { groups };
    for row in [Relative::LayerNormRow, Relative::RmsNorm, groups(1)] {
        assert_eq!(at(row, [1, 4]), ([1, 0], [1, 6]), "{row:?}");
    }
    assert_eq!(at(Relative::LayerNormWhole, [1, 4]), ([0, 0], [2, 6]));
    assert_eq!(at(Relative::BatchNorm, [1, 4]), ([0, 4], [2, 1]));
    assert_eq!(at(groups(2), [1, 4]), ([1, 3], [1, 3]));
    assert_eq!(at(groups(3), [1, 4]), ([1, 4], [1, 2]));
    assert_eq!(at(groups(3), [0, 3]), ([0, 2], [1, 2]));
    assert_eq!(at(groups(6), [0, 3]), ([0, 3], [1, 1]));
}

#[test]
fn the_number_of_groups_must_divide_the_columns() {
    let input = Matrix::new(1, 6, vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
    for groups in [0, 4, 7] {
        let error = run(Relative::GroupNorm { groups }, &input, 1e-5, FORMAT).unwrap_err();
        assert_eq!(
            invalid::sentence(&error),
            format!(
                "groups must be a number that divides the 6 columns (1, 2, 3, 6), not {groups}"
            )
        );
    }
    assert_eq!(group_counts(1), [1]);
}

/// Values without spread normalise to 0/0 at ε = 0.
#[test]
fn the_smallest_matrices_are_normalised_with_and_without_eps() {
    for (rows, columns) in [(1, 1), (1, 2), (2, 1), (1, 3)] {
        let values = [3.0, -1.0, 5.0];
        let input = Matrix::new(rows, columns, values[..rows * columns].to_vec());
        for relative in Relative::all(1) {
            let with_eps = run(relative, &input, 1e-5, FORMAT).unwrap();
            assert!(
                with_eps
                    .output
                    .values()
                    .iter()
                    .all(|value| value.is_finite())
            );
            let without_eps = run(relative, &input, 0.0, FORMAT).unwrap();
            assert_eq!(without_eps.output.values().len(), rows * columns);
        }
    }
    let one = Matrix::new(1, 1, vec![3.0]);
    let normalized = |relative| run(relative, &one, 0.0, FORMAT).unwrap().output;
    assert!(normalized(Relative::LayerNormRow).values()[0].is_nan());
    assert_eq!(normalized(Relative::RmsNorm).values(), [1.0]);
}
