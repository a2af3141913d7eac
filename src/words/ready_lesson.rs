//! The text of the ready lessons: what the teacher says at each step, and the teacher's own
//! questions.

/// The name of the lesson that follows the lecture.
pub const LECTURE: &str = "The lecture";
/// The name of the lesson on γ and β.
pub const GAMMA_AND_BETA: &str = "Ten minutes on γ and β";

/// What the teacher says at each step of the lecture.
pub const LECTURE_STEPS: [&str; 8] = [
    "Two random matrices are multiplied entry by entry by noise: one by noise that is slightly too small, one by noise that is slightly too large. Follow the growing chain. Predict first, then look at both charts.",
    "The growing chain goes on. Think of a single entry: is it usually multiplied by a number above 1 or below 1?",
    "LayerNorm can run after every step. First predict: the result switches it on. Then move the scale while LayerNorm is on, and compare the two charts.",
    "This is what the layer did at every step: it takes a matrix, row by row. One value becomes an outlier. Predict, then move over the cells of its row and read their arithmetic.",
    "Which numbers can the layer not tell apart? Predict, then compare the row before and after.",
    "The table shows mean and std of each row of the result. Predict what PyTorch prints for torch.std, before you look.",
    "Within one row, LayerNorm changes nothing but scale and offset: drawn against the values before, those after it lie on a straight line. What does that mean for all values together?",
    "γ and β come last: the layer multiplies by γ and adds β. Predict what a second layer leaves of them. Then set entries of γ one by one.",
];

/// What the teacher says at each step of the lesson on γ and β.
pub const GAMMA_AND_BETA_STEPS: [&str; 5] = [
    "Move γ, then β, and watch the table of statistics. Then answer.",
    "Do not set it yet: predict first. Then set γ = −2 and β = 1, and read the std of a row of the result.",
    "Predict, then set γ = 0 and β = 1.",
    "Here γ is 5 for the third feature only. Look at the result, then at the means of its rows.",
    "Two layers in a row: the first one has γ = 3 and β = 5, the second one has γ = 1 and β = 0.",
];

/// The teacher's first own question.
pub const WHICH_SHIFTS: &str = "Which of the two moves the means of the result’s rows?";
/// Its options. The second one is right.
pub const SHIFTS: [&str; 3] = ["γ", "β", "both of them"];

/// The question about a negative γ.
pub const NEGATIVE_GAMMA: &str =
    "γ = −2 and β = 1: what is the std, divided by n, of each row of the result?";

/// The question about γ = 0.
pub const ZERO_GAMMA: &str = "γ = 0 and β = 1: what does every value of the result become?";

/// The question about one entry of γ.
pub const ONE_ENTRY: &str = "γ is 5 for the third feature and 1 for the others, and β = 0. Do the rows of the result still have mean 0?";
/// Its options. The second one is right.
pub const ONE_ENTRY_OPTIONS: [&str; 3] = [
    "yes: each row is normalised",
    "no: the third value of each row counts five times",
    "only if ε is 0",
];
