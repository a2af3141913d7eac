//! The page to print of a lesson.

/// The button that saves it.
pub const SAVE: &str = "save a sheet to print";
/// The name of the file.
pub const FILE: &str = "layernorm-lab-lesson.html";
/// Its heading.
pub const HEADING: &str = "Predict, then see";
/// Where the student writes a name.
pub const NAME: &str = "Name:";
/// Before the lab's address.
pub const OPEN: &str = "Open the lesson with your teacher’s link. It begins with";
/// The name of the table of numbers.
pub const MATRIX: &str = "The numbers at the start:";
/// Where the student writes a prediction.
pub const PREDICTION: &str = "Prediction, and why:";
/// Where the student writes what the lab showed.
pub const RESULT: &str = "Result:";
/// The heading of the second page.
pub const ANSWERS: &str = "Answers";

/// The seed for which the answers hold.
#[must_use]
pub fn seed(seed: u64) -> String {
    format!("seed {seed}")
}

/// A heading of a step.
#[must_use]
pub fn step(step: usize, station: &str) -> String {
    format!("{step}. {station}")
}

/// A number within its tolerance.
#[must_use]
pub fn within(number: &str, tolerance: &str) -> String {
    format!("{number}, within {tolerance}")
}

/// The name of the table if it holds only the first rows and columns.
#[must_use]
pub fn part_of_matrix([rows, columns]: [usize; 2], whole: [usize; 2]) -> String {
    format!(
        "The numbers at the start, {rows} × {columns} of {} × {}:",
        whole[0], whole[1]
    )
}
