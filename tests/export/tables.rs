//! Each table against the outcome, to the last bit.

use layernorm_lab::{
    lab::{growth::Step, matrix::Matrix, real::Real, statistics::Summary},
    share::export::Export,
};

use crate::given::{ALL, run, text};

/// The table's fields, split by hand: no field of ours holds a comma or a quote.
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

/// A NaN's sign and payload are not told.
fn same(read: &Matrix, expected: &Matrix) {
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
fn both_matrices_read_back_to_the_bit() {
    for scenario in ALL {
        let (_, outcome) = run(scenario);
        let layer = &outcome.normalization;
        same(&matrix(&text(Export::Activations, scenario)), &layer.input);
        same(&matrix(&text(Export::Normalised, scenario)), &layer.output);
    }
}

#[test]
fn norms_have_a_line_for_each_step_and_the_start() {
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
            for (chain, told) in std::iter::zip(chains, line[1..].chunks(5)) {
                let at = match step {
                    0 => chain.start,
                    step => chain.steps[step - 1],
                };
                let count = |field: &str| field.parse().expect("a count");
                let read = Step {
                    norm: number(told[0]),
                    zeros: count(told[2]),
                    infinite: count(told[3]),
                    undefined: count(told[4]),
                };
                assert_eq!((read, number(told[1])), (at, chain.expected[step]));
            }
        }
    }
}

#[test]
fn statistics_have_a_line_for_each_row_and_column_and_one_for_all() {
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

#[test]
fn all_results_are_the_outcome_as_documented() {
    for scenario in ALL {
        let (_, outcome) = run(scenario);
        let read: serde_json::Value =
            serde_json::from_str(&text(Export::Outcome, scenario)).expect("JSON");
        assert_eq!(
            read,
            serde_json::to_value(&outcome).expect("an outcome is JSON")
        );
    }
}
