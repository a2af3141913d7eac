//! The cell of a matrix whose arithmetic is the most telling.

use super::matrix::Matrix;

/// A value counts as an outlier if its squared deviation from its row's mean makes up more
/// than this part of the sum over the row. In a row of up to five values, none can.
const OUTLIER_SHARE: f64 = 0.8;

/// The row and the column of the largest outlier; without one, of the first value of a row
/// without spread, if other rows have one; and else of the first value.
#[must_use]
pub fn notable_cell(matrix: &Matrix) -> (usize, usize) {
    let rows: Vec<Row> = (0..matrix.rows())
        .map(|row| Row::of(matrix.row(row)))
        .collect();
    let by_share = |(_, a): &(usize, &Row), (_, b): &(usize, &Row)| a.share.total_cmp(&b.share);
    let largest = rows.iter().enumerate().max_by(by_share);
    if let Some((row, &Row { column, share })) = largest
        && share > OUTLIER_SHARE
    {
        return (row, column);
    }
    let constant = rows.iter().position(|row| row.share == 0.0);
    let has_spread = rows.iter().any(|row| row.share > 0.0);
    (constant.filter(|_| has_spread).unwrap_or(0), 0)
}

/// What decides about a row.
struct Row {
    /// The column of the value with the largest deviation.
    column: usize,
    /// The part of this value in the sum of all squared deviations; 0 if all values are
    /// equal, or if one of them is not finite.
    share: f64,
}

impl Row {
    #[expect(clippy::cast_precision_loss, reason = "at most 1024 values")]
    fn of(values: &[f32]) -> Self {
        let values = || values.iter().map(|&value| f64::from(value));
        let mean = values().sum::<f64>() / values().count() as f64;
        let squares = || values().map(|value| (value - mean).powi(2));
        let total: f64 = squares().sum();
        let largest = squares()
            .enumerate()
            .max_by(|(_, a), (_, b)| a.total_cmp(b));
        let (column, largest) = largest.unwrap_or((0, 0.0));
        let share = if total > 0.0 && total.is_finite() {
            largest / total
        } else {
            0.0
        };
        Self { column, share }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{experiment::run, presets::Preset, scenario::Scenario};

    fn cell(rows: &[&[f32]]) -> (usize, usize) {
        notable_cell(&Matrix::new(rows.len(), rows[0].len(), rows.concat()))
    }

    fn cell_of(scenario: &Scenario) -> (usize, usize) {
        notable_cell(&run(scenario).unwrap().normalization.input)
    }

    #[test]
    fn each_preset_of_a_matrix_has_the_cell_that_it_is_about() {
        assert_eq!(cell_of(&Preset::Outlier.scenario()), (0, 4));
        assert_eq!(cell_of(&Preset::Constant.scenario()), (1, 0));
        assert_eq!(cell_of(&Preset::Two.scenario()), (0, 0));
        assert_eq!(cell_of(&Scenario::default()), (0, 0));
    }

    #[test]
    fn random_matrices_have_no_outlier() {
        for seed in 0..100 {
            let scenario = Scenario {
                seed,
                ..Scenario::default()
            };
            assert_eq!(cell_of(&scenario), (0, 0), "seed {seed}");
        }
    }

    #[test]
    fn the_largest_outlier_counts_and_short_or_infinite_rows_have_none() {
        let [small, large] = [
            [0.0, 0.0, 0.0, 0.0, 9.0, 1.0],
            [0.0, 0.0, -50.0, 0.0, 0.0, 1.0],
        ];
        assert_eq!(cell(&[&small, &large]), (1, 2));
        assert_eq!(cell(&[&[0.0, 1.0, 2.0], &[0.0, 0.0, 100.0]]), (0, 0));
        assert_eq!(cell(&[&[f32::INFINITY, 1.0], &[1.0, 2.0]]), (0, 0));
        assert_eq!(cell(&[&[3.0, 3.0], &[3.0, 3.0]]), (0, 0));
        assert_eq!(cell(&[&[1.0, 2.0], &[3.0, 3.0]]), (1, 0));
    }
}
