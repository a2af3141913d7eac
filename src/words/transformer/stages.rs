//! The text of the chart of a finding: before the LayerNorm, normalised, and with γ and β.

use crate::{
    lab::transformer::{Others, Sample, Stages, Subject},
    words::{
        list::and,
        markup::escape_for_plotly,
        number::short,
        statistics_table::{VALUES_AFTER, VALUES_BEFORE, VALUES_NORMALIZED},
        transformer::{feature_label, quoted_token, token},
    },
};

/// The stages.
pub const STAGES: [&str; 3] = [VALUES_BEFORE, VALUES_NORMALIZED, VALUES_AFTER];
/// The stages on the chart's x axis, short enough for a phone.
pub const STAGE_TICKS: [&str; 3] = [VALUES_BEFORE, VALUES_NORMALIZED, "γ and β"];
/// The headings of its table.
pub const STAGES_COLUMNS: [&str; 4] = ["line", STAGES[0], STAGES[1], STAGES[2]];
/// The names of the last rows of that table: the ends of the band.
pub const OTHERS: [&str; 2] = ["the others’ smallest", "the others’ largest"];

/// The chart's name, without results.
pub const NO_STAGES: &str = "Before and after the LayerNorm";

/// The chart's name.
#[must_use]
pub fn stages_title(stages: &Stages, sample: &Sample) -> String {
    let name = match stages.subject {
        Subject::Peak { feature } => {
            let row = stages.lines.first().map_or(0, |line| line.at);
            format!("Feature {} of {}", feature + 1, quoted_token(sample, row))
        }
        Subject::Shared { feature, .. } => format!("Feature {} of each token", feature + 1),
        Subject::Removed => "The features that γ removes".to_owned(),
        Subject::Stds => "Each token’s std".to_owned(),
    };
    format!("{name}: before, after")
}

/// Its y axis.
#[must_use]
pub fn stages_axis(subject: Subject) -> &'static str {
    match subject {
        Subject::Peak { .. } | Subject::Shared { .. } => "value",
        Subject::Removed => "mean |value|",
        Subject::Stds => "std",
    }
}

/// The name of a line.
#[must_use]
pub fn line_name(subject: Subject, at: usize, sample: &Sample) -> String {
    match subject {
        Subject::Removed => feature_label(at),
        Subject::Peak { .. } | Subject::Shared { .. } | Subject::Stds => token(sample, at),
    }
}

/// The label beside the lines.
#[must_use]
pub fn lines_label(stages: &Stages, sample: &Sample) -> String {
    let lines = stages.lines.len();
    match stages.subject {
        Subject::Peak { feature } => feature_label(feature),
        Subject::Shared { feature, of } => {
            format!("{} in {lines} of {of} tokens", feature_label(feature))
        }
        Subject::Removed if lines <= 3 => features(stages),
        Subject::Removed => format!("{lines} features"),
        Subject::Stds => {
            let row = stages.most_changed().map_or(0, |line| line.at);
            quoted_token(sample, row)
        }
    }
}

/// The features of the lines: `features 128, 224 and 320`.
fn features(stages: &Stages) -> String {
    let numbers: Vec<String> = stages
        .lines
        .iter()
        .map(|line| (line.at + 1).to_string())
        .collect();
    let plural = if numbers.len() == 1 { "" } else { "s" };
    format!("feature{plural} {}", and(&numbers))
}

/// What the band is.
#[must_use]
pub fn others_label(others: &Others) -> String {
    match others.features {
        1 => "the other feature".to_owned(),
        features => format!("the other {features} features"),
    }
}

/// The band's label in the chart.
pub const OTHERS_LABEL: &str = "others";

/// The text at a point of a line.
#[must_use]
pub fn stage_hover(name: &str, stage: usize, value: f64) -> String {
    format!(
        "{}<br>{}: {}",
        escape_for_plotly(name),
        STAGES[stage],
        short(value.into())
    )
}

/// A value of the line that has its own labels.
#[must_use]
pub fn stage_value(value: f64) -> String {
    short(value.into())
}

/// What the chart shows.
#[must_use]
pub fn stages_summary(stages: &Stages, sample: &Sample) -> String {
    let lines = match (stages.subject, stages.lines.first()) {
        (_, None) => return String::new(),
        (Subject::Peak { feature }, Some(line)) => format!(
            "Line: {} of {}.",
            feature_label(feature),
            token(sample, line.at)
        ),
        (Subject::Shared { feature, .. }, Some(_)) => format!(
            "Lines: {} of the tokens where it is farthest from the mean.",
            feature_label(feature)
        ),
        (Subject::Removed, Some(_)) => {
            "Lines: features with γ = 0, rounded; each the mean |value| of the tokens.".to_owned()
        }
        (Subject::Stds, Some(_)) => {
            let [least, most] = stages.ends(2);
            format!(
                "A line per token. With γ and β, the stds are from {} to {}.",
                short(least.into()),
                short(most.into())
            )
        }
    };
    match &stages.others {
        Some(others) => format!("{lines} Band: {}.", others_label(others)),
        None => lines,
    }
}

/// What the table of the chart shows.
#[must_use]
pub fn stages_caption(stages: &Stages) -> String {
    let what = match stages.subject {
        Subject::Peak { feature } | Subject::Shared { feature, .. } => {
            format!("The values of {}", feature_label(feature))
        }
        Subject::Removed => "The mean of |value| over the tokens".to_owned(),
        Subject::Stds => "The std of each token, with divisor n".to_owned(),
    };
    format!("{what}, at each stage.")
}
