//! What the example's γ and β would do, beside results that γ and β leave as they are.

use plotly::{
    Scatter, Trace,
    common::{HoverInfo, MarkerSymbol, Mode},
};

use super::{places, spans, text};
use crate::{
    charts::{figure::outlined, theme::Theme},
    lab::{example_parameters::example, matrix::Matrix, normalization::Outcome},
    words::parameters_chart as words,
};

/// How far x̂, the results and the preview stand from their feature's place.
pub(super) const ASIDE: [f64; 3] = [-0.3, 0.0, 0.3];
/// The fill of its marks: hollow, since they are no results.
const HOLLOW: &str = "rgba(0, 0, 0, 0)";

/// γ and β that change nothing.
const UNSET: [f64; 2] = [1.0, 0.0];

/// The results of the example, for the features to which it gives a γ or β of their own.
pub(super) struct Preview {
    /// A row for each row of x̂. Features without entries of their own hold NaN.
    results: Matrix,
    /// The entries of each of these features.
    labels: Vec<(usize, String)>,
}

impl Preview {
    /// The preview for γ = 1 and β = 0; without features for all others.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the result is float32, like those of the layer"
    )]
    pub(super) fn of(normalized: &Matrix, outcome: &Outcome) -> Self {
        let (rows, columns) = (normalized.rows(), normalized.columns());
        let is_unset = outcome.gamma.uniform() == Some(1.0) && outcome.beta.uniform() == Some(0.0);
        let example = example(columns);
        let mut results = vec![f32::NAN; rows * columns];
        let mut labels = Vec::new();
        for (at, feature) in (0..columns).zip(0..) {
            let entries = example.each_ref().map(|parameter| parameter.at(0, feature));
            if !is_unset || entries == UNSET {
                continue;
            }
            let [gamma, beta] = entries;
            for (row, x) in normalized.column(at).enumerate() {
                results[row * columns + at] = (f64::from(x) * gamma + beta) as f32;
            }
            labels.push((at, words::preview(entries, UNSET)));
        }
        Self {
            labels,
            results: Matrix::new(rows, columns, results),
        }
    }

    /// Whether it shows any feature.
    pub(super) fn is_shown(&self) -> bool {
        !self.labels.is_empty()
    }

    /// All its values, of which those of other features are NaN.
    pub(super) fn values(&self) -> &[f32] {
        self.results.values()
    }

    /// Lines over the features, hollow marks for the rows, and γ or β at a height.
    pub(super) fn traces(
        &self,
        least_height: f64,
        label: f64,
        theme: Theme,
    ) -> [Box<dyn Trace>; 3] {
        let columns = self.results.columns();
        let [.., aside] = ASIDE;
        let lines = spans(&self.results, aside, columns, least_height, theme.quiet());
        let places = places(columns, aside);
        let (mut x, mut y) = (Vec::new(), Vec::new());
        for (feature, _) in &self.labels {
            let values = self.results.column(*feature).map(f64::from);
            let values: Vec<f64> = values.filter(|value| value.is_finite()).collect();
            x.extend(vec![places[*feature]; values.len()]);
            y.extend(values);
        }
        let marks = Scatter::new(x, y)
            .mode(Mode::Markers)
            .marker(outlined(MarkerSymbol::Circle, 7, HOLLOW, theme.quiet()))
            .hover_info(HoverInfo::Skip);
        let (x, texts): (Vec<f64>, Vec<String>) = self
            .labels
            .iter()
            .map(|(feature, label)| (places[*feature], label.clone()))
            .unzip();
        let labels = text(x, vec![label; texts.len()], texts, theme.quiet());
        [lines, marks, labels]
    }
}
