//! LayerNorm's relatives.

use layernorm_lab::lab::{
    matrix::Matrix,
    relatives::{self, Relative},
    scenario::Precision,
};
use proptest::{collection::vec, prelude::*};

use super::{
    config,
    strategies::{assert_close, pairs},
};

proptest! {
    #![proptest_config(config())]

    /// GroupNorm with one group equals LayerNorm, BatchNorm equals LayerNorm of the
    /// transposed matrix, and RMSNorm is x / √(mean(x²) + ε).
    #[test]
    fn relatives_satisfy_their_identities(
        (rows, columns, values) in (3_usize..12, 3_usize..12).prop_flat_map(|(rows, columns)| {
            (Just(rows), Just(columns), vec(-10_f32..10.0, rows * columns))
        }),
    ) {
        let transpose = |matrix: &Matrix| {
            let columns = 0..matrix.columns();
            let values = columns.flat_map(|column| matrix.column(column)).collect();
            Matrix::new(matrix.columns(), matrix.rows(), values)
        };
        let input = Matrix::new(rows, columns, values);
        // With ε = 1 the rounding of rows with little spread does not matter.
        let output = |relative, input: &Matrix| {
            relatives::run(relative, input, 1.0, Precision::Float32).unwrap().output
        };
        let by_row = output(Relative::LayerNormRow, &input);
        let one_group = output(Relative::GroupNorm { groups: 1 }, &input);
        assert_close(pairs(one_group.values(), by_row.values()), 1e-5)?;
        let by_column = transpose(&output(Relative::LayerNormRow, &transpose(&input)));
        assert_close(pairs(output(Relative::BatchNorm, &input).values(), by_column.values()), 1e-5)?;
        let rms = output(Relative::RmsNorm, &input);
        prop_assert_eq!((rms.rows(), rms.columns()), (rows, columns));
        for row in 0..rows {
            let squares: f64 = input.row(row).iter().map(|&x| f64::from(x).powi(2)).sum();
            let root = (squares / columns as f64 + 1.0).sqrt();
            let expected = input.row(row).iter().map(|&x| f64::from(x) / root);
            let measured = rms.row(row).iter().copied().map(f64::from);
            assert_close(measured.zip(expected), 1e-5)?;
        }
    }
}
