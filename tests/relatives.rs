//! LayerNorm's relatives: who shares what, and the smallest matrices.

use layernorm_lab::lab::{
    matrix::Matrix,
    relatives::{Relative, group_counts, run},
};

/// The cells of a 2×4 matrix that share with the one at row 1, column 2.
fn shared(relative: Relative) -> Vec<[usize; 2]> {
    let cells = (0..2).flat_map(|row| (0..4).map(move |column| [row, column]));
    cells
        .filter(|&cell| relative.shares([2, 4], [1, 2], cell))
        .collect()
}

#[test]
fn each_says_which_cells_share() {
    let row = vec![[1, 0], [1, 1], [1, 2], [1, 3]];
    assert_eq!(shared(Relative::LayerNormRow), row);
    assert_eq!(shared(Relative::RmsNorm), row);
    assert_eq!(shared(Relative::LayerNormWhole).len(), 8);
    assert_eq!(shared(Relative::BatchNorm), [[0, 2], [1, 2]]);
    let groups = |groups| shared(Relative::GroupNorm { groups });
    assert_eq!(groups(2), [[1, 2], [1, 3]]);
    assert_eq!((groups(1), groups(4)), (row, vec![[1, 2]]));
}

#[test]
fn groups_must_divide_the_columns() {
    let input = Matrix::new(1, 6, vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
    for groups in [0, 4, 7] {
        let refused = run(Relative::GroupNorm { groups }, &input, 1e-5).unwrap_err();
        assert_eq!(
            refused.to_string(),
            format!("groups must be a number that divides the 6 columns: 1, 2, 3, 6, not {groups}")
        );
    }
    assert_eq!(group_counts(1), [1]);
}

/// One cell, one row, one column, ε = 0: none of them panics, and what
/// has no spread is 0/0.
#[test]
fn the_smallest_matrices_and_no_eps_are_defined() {
    for (rows, columns) in [(1, 1), (1, 2), (2, 1), (1, 3)] {
        let values = [3.0, -1.0, 5.0];
        let input = Matrix::new(rows, columns, values[..rows * columns].to_vec());
        for relative in Relative::all(1) {
            let with = run(relative, &input, 1e-5).unwrap();
            assert!(with.output.values().iter().all(|value| value.is_finite()));
            let without = run(relative, &input, 0.0).unwrap();
            assert_eq!(without.output.values().len(), rows * columns);
        }
    }
    let one = Matrix::new(1, 1, vec![3.0]);
    let normalized = |relative| run(relative, &one, 0.0).unwrap().output;
    assert!(normalized(Relative::LayerNormRow).values()[0].is_nan());
    assert_eq!(normalized(Relative::RmsNorm).values(), [1.0]);
}
