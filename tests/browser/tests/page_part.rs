//! The parts of the page that a control must change or keep.

use browser_tests::snapshot::{Chart, Snapshot};

/// One part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PagePart {
    /// Points and title of the shrinking chain's chart.
    Smaller,
    /// Points and title of the growing chain's chart.
    Larger,
    /// Station 1's sentence.
    Why,
    /// The sentence below each growth chart.
    Captions,
    /// The activations.
    Before,
    /// The layer's output.
    After,
    /// Points and title of the scatter chart.
    Scatter,
    /// The table of rows and columns.
    Statistics,
    /// Station 4's table.
    Rows,
    /// The layer as `PyTorch` prints it.
    Layer,
    /// The bars of γ.
    Gamma,
    /// The bars of β.
    Beta,
}

use PagePart::{
    After, Before, Beta, Captions, Gamma, Larger, Layer, Rows, Scatter, Smaller, Statistics, Why,
};

/// The parts that show the chains.
pub(crate) const GROWTH: &[PagePart] = &[Smaller, Larger, Why, Captions];
/// The parts that show the layer and its input.
pub(crate) const LAYER: &[PagePart] =
    &[Before, After, Scatter, Statistics, Rows, Layer, Gamma, Beta];

impl PagePart {
    /// The part's content as text.
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
            Rows => format!("{:?}", shown.row_statistics),
            Layer => shown.layer.clone(),
            Gamma => format!("{:?}", shown.gamma),
            Beta => format!("{:?}", shown.beta),
        }
    }
}

/// Without the axes, which may change after a drag ends.
fn points(chart: &Chart) -> String {
    format!("{} {:?}", chart.title, chart.traces)
}

/// Asserts that each of these parts differs.
pub(crate) fn assert_changed(when: &str, parts: &[PagePart], from: &Snapshot, to: &Snapshot) {
    for part in parts {
        assert!(
            part.of(from) != part.of(to),
            "{when}: {part:?} did not change"
        );
    }
}

/// Asserts that each of these parts is the same, in every digit.
pub(crate) fn assert_unchanged(when: &str, parts: &[PagePart], from: &Snapshot, to: &Snapshot) {
    for part in parts {
        let (before, after) = (part.of(from), part.of(to));
        if before != after {
            let [before, after] = first_difference(&before, &after);
            panic!("{when}: {part:?} changed, from\n…{before}… to\n…{after}…");
        }
    }
}

/// The first difference of two texts, with some characters around it.
fn first_difference(one: &str, other: &str) -> [String; 2] {
    let common = std::iter::zip(one.chars(), other.chars()).take_while(|(a, b)| a == b);
    let start = common.count().saturating_sub(40);
    [one, other].map(|text| text.chars().skip(start).take(120).collect())
}
