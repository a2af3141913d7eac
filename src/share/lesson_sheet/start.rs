//! What a station shows at the start of a step, as numbers: the matrix or the row, and the
//! settings.

use crate::{
    lab::{
        experiment::Outcome, failures, matrix::Matrix, real::Real, scenario::Scenario,
        station::Station,
    },
    words::{export::picture as captions, lesson_sheet as words, markup::escape, number::short},
};

/// The most rows and columns that are printed.
const MOST: [usize; 2] = [12, 12];

/// The numbers of a station in this state as HTML, with the settings below; only the settings
/// where a chart shows the numbers, and nothing of the recording.
pub(super) fn html(scenario: &Scenario, outcome: &Outcome, station: Station) -> String {
    let input = &outcome.normalization.input;
    let (numbers, settings) = match station {
        Station::Why => (String::new(), captions::growth(scenario)),
        Station::Geometry => (String::new(), captions::geometry(scenario)),
        Station::Transformer => return String::new(),
        Station::What | Station::Parameters | Station::Gradients => {
            (matrix(input), captions::layer(scenario))
        }
        Station::Statistics => (matrix(input), captions::statistics(scenario)),
        Station::Relatives => (matrix(input), captions::relatives(scenario)),
        Station::Failures => {
            let row = failures::choose(&scenario.failures, &scenario.layer_norm, input);
            let row = Matrix::new(1, row.values.len(), row.values);
            (matrix(&row), captions::failures(scenario))
        }
        Station::Depth => (String::new(), captions::depth(scenario)),
    };
    format!(
        "{numbers}<p class=\"settings\">{}</p>\n",
        escape(&settings.join(" · "))
    )
}

/// A table of the matrix, or its first rows and columns.
fn matrix(matrix: &Matrix) -> String {
    let shape = [matrix.rows(), matrix.columns()];
    let [rows, columns] = [0, 1].map(|axis| shape[axis].min(MOST[axis]));
    let cell = |value: &f32| format!("<td>{}</td>", short(Real::from(*value)));
    let row = |row: usize| {
        let cells: String = matrix.row(row)[..columns].iter().map(cell).collect();
        format!("<tr>{cells}</tr>")
    };
    let body: String = (0..rows).map(row).collect();
    let is_whole = shape == [rows, columns];
    let name = if is_whole {
        words::MATRIX.to_owned()
    } else {
        words::part_of_matrix([rows, columns], shape)
    };
    format!("<table><caption>{name}</caption>{body}</table>\n")
}
