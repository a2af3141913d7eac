//! The parts of the page that a control may change, or must leave alone.

use browser_tests::snapshot::{Chart, Snapshot};

/// One part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Points and title of the shrinking chain's chart.
    Smaller,
    /// Points and title of the growing chain's chart.
    Larger,
    /// Station 1's sentence.
    Why,
    /// What is written below each growth chart.
    Captions,
    /// The activations.
    Before,
    /// The layer's output.
    After,
    /// Points and title of the scatter.
    Scatter,
    /// The table of rows and columns.
    Statistics,
    /// Station 4's table.
    Rows,
    /// The layer as printed.
    Layer,
    /// The bars of γ.
    Gamma,
    /// The bars of β.
    Beta,
}

use Part::{
    After, Before, Beta, Captions, Gamma, Larger, Layer, Rows, Scatter, Smaller, Statistics, Why,
};

/// What follows from the chains.
pub(crate) const GROWTH: &[Part] = &[Smaller, Larger, Why, Captions];
/// What follows from the layer and its input.
pub(crate) const LAYER: &[Part] = &[Before, After, Scatter, Statistics, Rows, Layer, Gamma, Beta];

impl Part {
    /// The part as text, to compare.
    pub(crate) fn of(self, shown: &Snapshot) -> String {
        match self {
            Smaller => points(&shown.smaller),
            Larger => points(&shown.larger),
            Why => shown.sentences["why"].clone(),
            Captions => format!(
                "{}\n{}",
                shown.sentences["chart-smaller"], shown.sentences["chart-larger"]
            ),
            Before => format!("{:?}", shown.before.rows),
            After => format!("{:?}", shown.after.rows),
            Scatter => points(&shown.scatter),
            Statistics => format!("{:?}", shown.statistics),
            Rows => format!("{:?}", shown.rows),
            Layer => shown.layer.clone(),
            Gamma => format!("{:?}", shown.gamma),
            Beta => format!("{:?}", shown.beta),
        }
    }
}

/// The axes are left out: they may move once a drag is over.
fn points(chart: &Chart) -> String {
    format!("{} {:?}", chart.title, chart.traces)
}

/// Asserts that each of these parts differs.
pub(crate) fn assert_changed(when: &str, parts: &[Part], from: &Snapshot, to: &Snapshot) {
    for part in parts {
        assert!(
            part.of(from) != part.of(to),
            "{when}: {part:?} did not change"
        );
    }
}

/// Asserts that each of these parts is the same, to the last digit.
pub(crate) fn assert_kept(when: &str, parts: &[Part], from: &Snapshot, to: &Snapshot) {
    for part in parts {
        let (before, after) = (part.of(from), part.of(to));
        if before != after {
            let [before, after] = first_difference(&before, &after);
            panic!("{when}: {part:?} changed, from\n…{before}… to\n…{after}…");
        }
    }
}

/// Where two texts part, with a few characters around.
fn first_difference(one: &str, other: &str) -> [String; 2] {
    let alike = std::iter::zip(one.chars(), other.chars()).take_while(|(a, b)| a == b);
    let start = alike.count().saturating_sub(40);
    [one, other].map(|text| text.chars().skip(start).take(120).collect())
}
