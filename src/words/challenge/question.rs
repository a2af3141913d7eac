//! The questions.

use crate::{
    challenge::{Challenge, Question, Run},
    lab::real::Real,
    words::{
        grammar::counted,
        number::{exact, short},
    },
};

/// The question in a few words, after “Predict first:”.
#[must_use]
pub fn title(challenge: Challenge) -> &'static str {
    match challenge {
        Challenge::TypicalNorm => "where does the growing chain end?",
        Challenge::LongChain => "where does it end after six times as many steps?",
        Challenge::HeldNorm => "larger noise, with LayerNorm: which norm?",
        Challenge::RowDirections => "with a healthy norm, do the rows still differ?",
        Challenge::Outlier => "what becomes of an outlier?",
        Challenge::ScaledRow => "a row times 10 plus 7: what changes?",
        Challenge::SampleStd => "what is torch.std of an output row?",
        Challenge::ZeroMeans => "which rows and columns have mean 0?",
        Challenge::SteepestRow => "which row has the steepest line?",
        Challenge::PooledCorrelation => "what is r over all values?",
        Challenge::SecondLayer => "γ and β, then a second LayerNorm: what comes out?",
        Challenge::EditUnderLayerNorm => "edit one cell: what changes under LayerNorm?",
        Challenge::EditUnderBatchNorm => "edit one cell: what changes under BatchNorm?",
        Challenge::RmsAngle => "how far apart do RMSNorm and LayerNorm point?",
        Challenge::SumGradient => "what is the gradient of sum(y)?",
        Challenge::StreamSize => "Pre-LN: how does the stream grow with the layers?",
        Challenge::PoleAngle => "a large mean: where does RMSNorm put the points?",
        Challenge::MassiveActivation => "what becomes of a massive activation?",
        Challenge::NaiveVariance => "what does E[x²] − μ² give in float32?",
    }
}

/// The question with the numbers of its state.
#[must_use]
pub fn question(question: &Question) -> String {
    let (before, after) = (&question.before, &question.after);
    let growth = &after.scenario.growth;
    let scale = exact(growth.scale.into());
    match question.challenge {
        Challenge::TypicalNorm => format!(
            "The growing chain starts with the norm {}. What is its norm after {} steps with s = {scale}?",
            short(before.outcome.growth.growing.start.norm),
            growth.steps
        ),
        Challenge::LongChain => format!(
            "The growing chain goes on with s = {scale}, from {} to {}. What is its norm then?",
            counted(before.scenario.growth.steps, "step"),
            counted(growth.steps, "step")
        ),
        Challenge::HeldNorm => format!(
            "LayerNorm after every step, and s raised from {} to {scale}: what is the growing chain’s norm after {}?",
            exact(before.scenario.growth.scale.into()),
            counted(growth.steps, "step")
        ),
        Challenge::RowDirections => format!(
            "{} matrix products, each followed by LayerNorm: the norm stays near {}. How similar are the growing chain’s rows then? (Mean of |cos| between two rows: 0 at right angles, 1 on one line.)",
            growth.steps, growth.size
        ),
        Challenge::Outlier => {
            let (row, column, value) = edited(question).unwrap_or_default();
            format!(
                "The value in row {row}, column {column} becomes {}. What does LayerNorm make of it?",
                exact(value.into())
            )
        }
        Challenge::ScaledRow => {
            let (row, ..) = edited(question).unwrap_or_default();
            format!(
                "Row {row} is multiplied by 10, and 7 is added. Which rows of the output change by more than 0.01?"
            )
        }
        Challenge::SampleStd => {
            "What does torch.std, which divides by n − 1, give for row 1 of the output?".to_owned()
        }
        Challenge::ZeroMeans => {
            "Which rows and which columns of the output have mean 0 (within 0.01)?".to_owned()
        }
        Challenge::SteepestRow => {
            "In the scatter of output against input each row is a line. Which line is steepest?"
                .to_owned()
        }
        Challenge::PooledCorrelation => {
            "Within each row, input and output have r = 1. What is Pearson’s r over all values?"
                .to_owned()
        }
        Challenge::SecondLayer => "The output of a LayerNorm with γ = 3 and β = 5 goes through a second one with γ = 1 and β = 0. What comes out?".to_owned(),
        Challenge::EditUnderLayerNorm => edit_question(question, "LayerNorm over rows"),
        Challenge::EditUnderBatchNorm => edit_question(question, "BatchNorm"),
        Challenge::RmsAngle => {
            "For row 1: what is the angle between RMSNorm’s result and LayerNorm’s, in degrees?"
                .to_owned()
        }
        Challenge::SumGradient => {
            "The loss is L = sum(y), the sum of all outputs, with γ = 1. What is the largest |∂L/∂x|?"
                .to_owned()
        }
        Challenge::StreamSize => {
            let settings = &after.scenario.depth;
            format!(
                "Pre-LN: each layer reads LN(x), multiplies it by a random W with s = {}, and adds the result to the stream x. The page shows {}. What is the stream’s rms after {}?",
                exact(settings.scale.into()),
                counted(before.scenario.depth.layers, "layer"),
                counted(settings.layers, "layer")
            )
        }
        Challenge::PoleAngle => format!(
            "The mean of the cloud grows from {} to {}, with std {}. What is then the largest angle between one of RMSNorm’s points and the axis (1, 1, 1), in degrees?",
            exact(before.scenario.geometry.mean.into()),
            exact(after.scenario.geometry.mean.into()),
            exact(after.scenario.geometry.std.into())
        ),
        Challenge::MassiveActivation => {
            let (.., value) = edited(question).unwrap_or_default();
            format!(
                "A token has {} random features of std 1, and then the first becomes {}. What does LayerNorm make of it?",
                before.input().columns(),
                exact(value.into())
            )
        }
        Challenge::NaiveVariance => format!(
            "The row’s variance is {}. What does float32 give for E[x²] − μ²?",
            short(before.failure().exact.variance)
        ),
    }
}

fn edit_question(question: &Question, layer: &str) -> String {
    let (row, column, value) = edited(question).unwrap_or_default();
    format!(
        "The value in row {row}, column {column} becomes {}. Which results of {layer} change?",
        exact(value.into())
    )
}

/// The first cell in which the matrices before and after differ: its row and its column,
/// counted from 1, and its new value.
fn edited(question: &Question) -> Option<(usize, usize, f64)> {
    let matrix = |run: &Run| run.outcome.normalization.activations().clone();
    let (before, after) = (matrix(&question.before), matrix(&question.after));
    let cells = std::iter::zip(before.values(), after.values()).enumerate();
    let mut changed =
        cells.filter(|(_, (before, after))| Real::from(**before) != Real::from(**after));
    let (index, (_, &value)) = changed.next()?;
    let columns = before.columns();
    Some((index / columns + 1, index % columns + 1, value.into()))
}
