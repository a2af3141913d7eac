//! How the lab reads a text as a matrix: the preview, and the message after it is taken.

use super::MatrixFormat;
use crate::lab::matrix::Matrix;

/// What was left out of a matrix, or decided about its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingNote {
    /// The first line holds headings.
    HeaderSkipped,
    /// The first column counts the rows.
    IndexLeftOut,
    /// The first column holds words.
    LabelsLeftOut,
    /// The last column holds words.
    ClassesLeftOut,
    /// The first column counts the rows, and is taken as values all the same.
    IndexKept,
    /// Commas are decimal marks.
    DecimalCommas,
    /// Commas separate thousands.
    CommaThousands,
    /// Points separate thousands, commas are decimal marks.
    PointThousands,
    /// Each semicolon ends a row.
    RowsAtSemicolons,
    /// Each line is a row.
    RowsAtLines,
    /// Everything is one row.
    OneRow,
    /// Some values have more digits than float32.
    Rounded,
    /// Some values are not 0, but nearer to 0 than to float32's smallest number.
    RoundedToZero,
}

impl ReadingNote {
    fn text(self) -> &'static str {
        match self {
            Self::HeaderSkipped => "the header line is left out",
            Self::IndexLeftOut => "the first column is left out as an index",
            Self::LabelsLeftOut => "the first column is left out as labels",
            Self::ClassesLeftOut => "the last column is left out as text",
            Self::IndexKept => "the first column is taken as a feature",
            Self::DecimalCommas => "commas are decimal marks",
            Self::CommaThousands => "commas separate thousands",
            Self::PointThousands => "points separate thousands, commas are decimal marks",
            Self::RowsAtSemicolons => "semicolons separate rows",
            Self::RowsAtLines => "each line is a row",
            Self::OneRow => "everything is one row",
            Self::Rounded => "the values are rounded to float32",
            Self::RoundedToZero => "values too small for float32 become 0",
        }
    }
}

/// Above several readings.
pub const CHOOSE: &str = "This can be read in more than one way. Choose one:";

/// The most values of the first row that a preview shows.
const MOST_SHOWN: usize = 4;

/// What the lab will take: `2 × 3 from comma-separated values; the header line is left out.
/// Row 1: 1; 2; 3`.
#[must_use]
pub fn preview(format: MatrixFormat, notes: &[ReadingNote], matrix: &Matrix) -> String {
    format!(
        "{}. {}",
        described(format, notes, matrix),
        first_row(matrix)
    )
}

/// The message after a matrix was taken.
#[must_use]
pub fn taken(format: MatrixFormat, notes: &[ReadingNote], matrix: &Matrix) -> String {
    format!("Taken: {}.", described(format, notes, matrix))
}

/// Name of the button that takes one of several readings: `use as 2 × 2`.
#[must_use]
pub fn use_reading(matrix: &Matrix) -> String {
    format!("use as {}", size(matrix))
}

fn size(matrix: &Matrix) -> String {
    format!("{} × {}", matrix.rows(), matrix.columns())
}

fn described(format: MatrixFormat, notes: &[ReadingNote], matrix: &Matrix) -> String {
    let format = match format {
        MatrixFormat::Brackets => "lists in brackets",
        MatrixFormat::Commas => "comma-separated values",
        MatrixFormat::Semicolons => "semicolon-separated values",
        MatrixFormat::Tabs => "tab-separated values",
        MatrixFormat::Spaces => "space-separated values",
        MatrixFormat::Markdown => "a table with bars",
        MatrixFormat::Latex => "LaTeX",
        MatrixFormat::R => "R",
        MatrixFormat::Npy => "a numpy file",
    };
    let mut text = format!("{} from {format}", size(matrix));
    for note in notes {
        text.push_str("; ");
        text.push_str(note.text());
    }
    text
}

fn first_row(matrix: &Matrix) -> String {
    let row = matrix.row(0);
    let shown: Vec<_> = row
        .iter()
        .take(MOST_SHOWN)
        .map(|&value| as_typed(value))
        .collect();
    let more = if row.len() > MOST_SHOWN { "; …" } else { "" };
    format!("Row 1: {}{more}", shown.join("; "))
}

/// A value as a program prints it, which is how the user knows it.
fn as_typed(value: f32) -> String {
    if value == 0.0 || (1e-3..1e7).contains(&value.abs()) {
        value.to_string()
    } else {
        format!("{value:e}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_says_what_is_taken_and_what_is_left_out() {
        let matrix = Matrix::new(2, 2, vec![1.5, -2e-5, 3.0, 4.0]);
        let notes = [ReadingNote::HeaderSkipped, ReadingNote::IndexLeftOut];
        assert_eq!(
            preview(MatrixFormat::Spaces, &notes, &matrix),
            "2 × 2 from space-separated values; the header line is left out; the first column is \
             left out as an index. Row 1: 1.5; -2e-5"
        );
        let wide = Matrix::new(1, 5, vec![1.0; 5]);
        assert_eq!(
            preview(MatrixFormat::Commas, &[], &wide),
            "1 × 5 from comma-separated values. Row 1: 1; 1; 1; 1; …"
        );
        assert_eq!(use_reading(&wide), "use as 1 × 5");
    }
}
