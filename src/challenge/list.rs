//! The challenges, in the page's order.

use crate::{
    challenge::{
        answer::{Answer, Form},
        cause::Cause,
        depth,
        explanation::Explanation,
        failures, geometry, gradients, growth, layer, relatives,
        run::{Experiment, Run},
        statistics, transformer,
    },
    lab::{listed_enum::listed_enum, scenario::Scenario, station::Station},
};

/// What makes up a [`Challenge`].
#[derive(Debug)]
pub struct ChallengeSpec {
    /// Its name in the stored progress, and the end of its elements' ids.
    pub id: &'static str,
    /// The station that asks it.
    pub station: Station,
    /// The two states, from the current one.
    pub(super) experiment: fn(&Scenario) -> Result<Experiment, Cause>,
    /// Whether the question makes sense with these results.
    pub(super) check: fn(&Run, &Run) -> Result<(), Cause>,
    /// The form of the prediction, from the results before.
    pub(super) form: fn(&Run) -> Form,
    /// The answer, from the results before and after.
    pub(super) answer: fn(&Run, &Run) -> Answer,
    /// Why that is the answer.
    pub(super) explanation: fn(&Run, &Run) -> Explanation,
}

listed_enum! {
    /// A question that the user answers before the lab shows the result. Each comment
    /// names the misconception that it targets.
    pub enum Challenge: ChallengeSpec {
        /// The growing chain's norm after the last step. Misconception: a typical run
        /// ends near the expected norm.
        TypicalNorm = ChallengeSpec {
            id: "typical-norm",
            station: Station::Why,
            experiment: growth::first_step_then_all,
            check: growth::norm_is_measurable,
            form: |_| growth::NORM_FORM,
            answer: growth::growing_norm,
            explanation: growth::why_typical,
        },
        /// The growing chain's norm after six times as many steps. Misconception: a chain
        /// that explodes goes on exploding.
        LongChain = ChallengeSpec {
            id: "long-chain",
            station: Station::Why,
            experiment: growth::six_times_as_many_steps,
            check: growth::norm_is_measurable,
            form: |_| growth::NORM_FORM,
            answer: growth::growing_norm,
            explanation: growth::why_typical,
        },
        /// The growing chain's norm with LayerNorm and larger noise. Misconception:
        /// LayerNorm dampens the norm, so that larger noise still gives a larger one.
        HeldNorm = ChallengeSpec {
            id: "held-norm",
            station: Station::Why,
            experiment: growth::larger_noise_with_layer_norm,
            check: growth::norm_is_held,
            form: |_| growth::HELD_NORM_FORM,
            answer: growth::growing_norm,
            explanation: growth::why_held,
        },
        /// How similar the rows' directions become. Misconception: a healthy norm means
        /// a healthy signal.
        RowDirections = ChallengeSpec {
            id: "row-directions",
            station: Station::Why,
            experiment: growth::matrix_products_with_layer_norm,
            check: growth::directions_are_defined,
            form: |_| growth::DIRECTIONS_FORM,
            answer: growth::directions,
            explanation: growth::why_directions,
        },
        /// What becomes of an outlier. Misconception: LayerNorm keeps outliers.
        Outlier = ChallengeSpec {
            id: "outlier",
            station: Station::What,
            experiment: layer::with_outlier,
            check: layer::before_is_ordinary,
            form: layer::outlier_form,
            answer: layer::outlier,
            explanation: layer::why_bound,
        },
        /// Which output rows change when a row is multiplied and shifted. Misconception:
        /// the layer sees the magnitude of its input.
        ScaledRow = ChallengeSpec {
            id: "scaled-row",
            station: Station::What,
            experiment: layer::with_scaled_row,
            check: layer::both_are_ordinary,
            form: layer::rows_form,
            answer: layer::changed_rows,
            explanation: layer::why_invariant,
        },
        /// `torch.std` of an output row. Misconception: it is 1.
        SampleStd = ChallengeSpec {
            id: "sample-std",
            station: Station::Statistics,
            experiment: statistics::with_other_divisor,
            check: statistics::rows_are_ordinary,
            form: |_| statistics::STD_FORM,
            answer: statistics::sample_std,
            explanation: statistics::why_divisors,
        },
        /// Which rows and columns have mean 0. Misconception: everything is normalised.
        ZeroMeans = ChallengeSpec {
            id: "zero-means",
            station: Station::Statistics,
            experiment: statistics::plain,
            check: statistics::rows_are_ordinary,
            form: statistics::rows_and_columns_form,
            answer: statistics::zero_means,
            explanation: statistics::why_row_means,
        },
        /// Which row has the steepest line. Misconception: normalised rows have the same
        /// slope.
        SteepestRow = ChallengeSpec {
            id: "steepest-row",
            station: Station::Statistics,
            experiment: statistics::plain,
            check: statistics::one_row_is_steepest,
            form: statistics::row_form,
            answer: statistics::steepest_row,
            explanation: statistics::why_steepest,
        },
        /// Pearson's r over all cells. Misconception: r is 1, as within each row.
        PooledCorrelation = ChallengeSpec {
            id: "pooled-correlation",
            station: Station::Statistics,
            experiment: statistics::plain,
            check: statistics::rows_are_several,
            form: |_| statistics::CORRELATION_FORM,
            answer: statistics::pooled_correlation,
            explanation: statistics::why_pooled,
        },
        /// What a second LayerNorm makes of γ and β. Misconception: the scale survives.
        SecondLayer = ChallengeSpec {
            id: "second-layer",
            station: Station::Parameters,
            experiment: layer::twice,
            check: layer::both_are_ordinary,
            form: layer::second_layer_form,
            answer: layer::second_layer,
            explanation: layer::why_removed,
        },
        /// Which cells change under LayerNorm. Misconception: LayerNorm involves the batch.
        EditUnderLayerNorm = ChallengeSpec {
            id: "edit-under-layer-norm",
            station: Station::Relatives,
            experiment: relatives::with_edited_cell,
            check: relatives::is_ordinary,
            form: relatives::cells_form,
            answer: relatives::changed_under_layer_norm,
            explanation: relatives::why_layer_norm_cells,
        },
        /// Which cells change under BatchNorm. Misconception: BatchNorm normalises each
        /// sample.
        EditUnderBatchNorm = ChallengeSpec {
            id: "edit-under-batch-norm",
            station: Station::Relatives,
            experiment: relatives::with_edited_cell,
            check: relatives::is_ordinary,
            form: relatives::cells_form,
            answer: relatives::changed_under_batch_norm,
            explanation: relatives::why_batch_norm_cells,
        },
        /// The angle between RMSNorm's and LayerNorm's output. Misconception: RMSNorm is
        /// the same, only cheaper.
        RmsAngle = ChallengeSpec {
            id: "rms-angle",
            station: Station::Relatives,
            experiment: Experiment::unchanged,
            check: relatives::first_row_is_ordinary,
            form: |_| Form::ANGLE,
            answer: relatives::angle,
            explanation: relatives::why_angle,
        },
        /// What `E[x²] − μ²` gives in float32. Misconception: floats are exact enough.
        NaiveVariance = ChallengeSpec {
            id: "naive-variance",
            station: Station::Failures,
            experiment: Experiment::unchanged,
            check: |_, _| Ok(()),
            form: failures::form,
            answer: failures::naive_variance,
            explanation: failures::why,
        },
        /// The gradient of the sum of all outputs. Misconception: every loss has a gradient,
        /// so that something is broken if it is 0.
        SumGradient = ChallengeSpec {
            id: "sum-gradient",
            station: Station::Gradients,
            experiment: gradients::sum_of_outputs,
            check: layer::both_are_ordinary,
            form: |_| gradients::FORM,
            answer: gradients::largest,
            explanation: gradients::why,
        },
        /// The size of a Pre-LN stack's stream. Misconception: a norm in every layer keeps
        /// the stream's size.
        StreamSize = ChallengeSpec {
            id: "stream-size",
            station: Station::Depth,
            experiment: depth::other_layers,
            check: |_, _| Ok(()),
            form: |_| depth::FORM,
            answer: depth::stream,
            explanation: depth::why,
        },
        /// How far RMSNorm's points are from the axis (1, 1, 1) with a large mean.
        /// Misconception: any normalisation spreads its results evenly.
        PoleAngle = ChallengeSpec {
            id: "pole-angle",
            station: Station::Geometry,
            experiment: geometry::with_large_mean,
            check: |_, _| Ok(()),
            form: |_| Form::ANGLE,
            answer: geometry::largest_angle,
            explanation: geometry::why,
        },
        /// What LayerNorm makes of a massive activation. Misconception: what is 223 times as
        /// large as the rest stays so.
        MassiveActivation = ChallengeSpec {
            id: "massive-activation",
            station: Station::Transformer,
            experiment: transformer::with_massive_activation,
            check: layer::both_are_ordinary,
            form: |_| transformer::FORM,
            answer: transformer::normalized,
            explanation: transformer::why,
        },
    }
}

impl ChallengeSpec {
    /// Whether another seed gives another question: the random matrix may be replaced,
    /// and station 6 may show a report's row.
    pub(super) fn depends_on_seed(&self, scenario: &Scenario) -> bool {
        let is_random = scenario.activations.own.is_none();
        match self.station {
            Station::Why | Station::Depth | Station::Geometry | Station::Transformer => true,
            Station::Failures => is_random && failures::is_matrix_row(scenario),
            _ => is_random,
        }
    }
}

impl Challenge {
    /// The challenges of a station.
    pub fn of(station: Station) -> impl Iterator<Item = Self> {
        let all = Self::ALL.into_iter();
        all.filter(move |challenge| challenge.spec().station == station)
    }

    /// The next challenge on the page; after the last, the first.
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_station_asks_and_ids_are_unique() {
        for station in Station::ALL {
            assert!(Challenge::of(station).next().is_some(), "{station:?}");
        }
        let ids: BTreeSet<_> = Challenge::ALL.map(|challenge| challenge.spec().id).into();
        assert_eq!(ids.len(), Challenge::ALL.len());
    }

    #[test]
    fn challenges_are_in_the_order_of_the_page_and_form_a_circle() {
        let stations = Challenge::ALL.map(|challenge| challenge.spec().station);
        assert!(stations.is_sorted());
        assert_eq!(Challenge::MassiveActivation.next(), Challenge::TypicalNorm);
        assert_eq!(Challenge::TypicalNorm.next(), Challenge::LongChain);
    }
}
