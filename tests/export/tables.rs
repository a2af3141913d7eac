//! The exported tables equal the outcome bit for bit.

use layernorm_lab::{
    lab::{growth::ChainStep, matrix::Matrix, real::Real, statistics::Summary},
    share::export::Export,
};

use crate::fixtures::{ALL, run, text};

/// The table's fields. Splitting at commas suffices because no field needs quotes.
fn fields(table: &str) -> Vec<Vec<&str>> {
    assert!(!table.contains('"'), "{table}");
    table
        .lines()
        .map(|line| line.split(',').collect())
        .collect()
}

fn number(field: &str) -> Real {
    field.parse::<f64>().expect("the field is a number").into()
}

fn matrix(table: &str) -> Matrix {
    let rows = fields(table);
    let values = rows.concat();
    let values = values.iter().map(|field| field.parse().expect("a number"));
    Matrix::new(rows.len(), rows[0].len(), values.collect())
}

/// Compares bit for bit, except that a CSV file does not keep the sign and payload of NaN.
fn assert_same(read: &Matrix, expected: &Matrix) {
    assert_eq!(
        (read.rows(), read.columns()),
        (expected.rows(), expected.columns())
    );
    for (a, b) in std::iter::zip(read.values(), expected.values()) {
        assert!(
            a.to_bits() == b.to_bits() || a.is_nan() && b.is_nan(),
            "{a} is not {b}"
        );
    }
}

#[test]
fn both_matrices_survive_a_round_trip_bit_for_bit() {
    for scenario in ALL {
        let (_, outcome) = run(scenario);
        let layer = &outcome.normalization;
        assert_same(&matrix(&text(Export::Activations, scenario)), &layer.input);
        assert_same(&matrix(&text(Export::Normalised, scenario)), &layer.output);
    }
}

#[test]
fn the_norms_have_one_line_per_step_and_one_for_the_start() {
    for scenario in ALL {
        let (_, outcome) = run(scenario);
        let table = text(Export::Norms, scenario);
        let lines = fields(&table);
        assert_eq!(
            lines[0].join(","),
            "step,norm_shrinking,expected_norm_shrinking,zeros_shrinking,infinite_shrinking,\
             nan_shrinking,norm_growing,expected_norm_growing,zeros_growing,infinite_growing,\
             nan_growing"
        );
        let chains = [&outcome.growth.shrinking, &outcome.growth.growing];
        assert_eq!(lines.len(), chains[0].steps.len() + 2);
        for (step, line) in lines[1..].iter().enumerate() {
            assert_eq!(line[0], step.to_string());
            for (chain, columns) in std::iter::zip(chains, line[1..].chunks(5)) {
                let expected = match step {
                    0 => chain.start,
                    step => chain.steps[step - 1],
                };
                let count = |field: &str| field.parse().expect("a count");
                let read = ChainStep {
                    norm: number(columns[0]),
                    zeros: count(columns[2]),
                    infinite: count(columns[3]),
                    undefined: count(columns[4]),
                };
                assert_eq!((read, number(columns[1])), (expected, chain.expected[step]));
            }
        }
    }
}

#[test]
fn the_statistics_have_one_line_per_row_and_column_and_one_for_the_matrix() {
    for scenario in ALL {
        let (_, outcome) = run(scenario);
        let layer = &outcome.normalization;
        let table = text(Export::Statistics, scenario);
        let lines = fields(&table);
        assert_eq!(
            lines[0].join(","),
            "axis,index,mean_before,std_unbiased_before,std_biased_before,mean_after,\
             std_unbiased_after,std_biased_after,mean_predicted,std_unbiased_predicted,\
             std_biased_predicted,pearson_r"
        );
        let read = |fields: &[&str]| -> Option<Summary> {
            (!fields[0].is_empty()).then(|| Summary {
                mean: number(fields[0]),
                std_unbiased: number(fields[1]),
                std_biased: number(fields[2]),
            })
        };
        let (rows, rest) = lines[1..].split_at(layer.before.rows.len());
        let (columns, whole) = rest.split_at(layer.before.columns.len());
        for (row, line) in rows.iter().enumerate() {
            assert_eq!(line[..2], ["row", &(row + 1).to_string()]);
            assert_eq!(read(&line[2..]), Some(layer.before.rows[row]));
            assert_eq!(read(&line[5..]), Some(layer.after.rows[row]));
            assert_eq!(read(&line[8..]), layer.predicted[row]);
            assert_eq!(number(line[11]), layer.correlation.rows[row]);
        }
        for (column, line) in columns.iter().enumerate() {
            assert_eq!(line[..2], ["column", &(column + 1).to_string()]);
            assert_eq!(read(&line[2..]), Some(layer.before.columns[column]));
            assert_eq!(read(&line[5..]), Some(layer.after.columns[column]));
            assert_eq!(line[8..], [""; 4]);
        }
        assert_eq!(whole.len(), 1);
        assert_eq!(
            whole[0][..11],
            ["matrix", "", "", "", "", "", "", "", "", "", ""]
        );
        assert_eq!(number(whole[0][11]), layer.correlation.pooled);
    }
}
