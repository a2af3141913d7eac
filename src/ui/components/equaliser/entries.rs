//! The state of an equaliser: the entries of one parameter, and which of them are chosen.

use leptos::prelude::*;

use crate::{
    lab::{
        matrix::Matrix,
        scenario::{NormalizedShape, Parameter, Scenario, count_outside},
        setting::{AffineParameter, Number, Setting},
    },
    ui::{
        components::pager::Pagination,
        state::{Lab, drag::DragState},
    },
};

/// The parameter's entries, the shown row and the chosen feature.
#[derive(Clone, Copy)]
pub(super) struct Entries {
    scenario: RwSignal<Scenario>,
    /// The parameter alone, so that no other setting notifies the bars.
    parameter: Memo<Parameter>,
    /// γ or β.
    pub(super) of: AffineParameter,
    /// The features that have a bar.
    pub(super) pagination: Pagination,
    /// Whether the bars are too narrow for numbers under them.
    pub(super) dense: Memo<bool>,
    /// Whether the parameter has the shape of the matrix, so that PyTorch's index of an entry
    /// names its row.
    pub(super) has_rows: Memo<bool>,
    /// The parameter's rows: 1 unless the matrix is normalised as a whole.
    pub(super) rows: Memo<u32>,
    /// The row whose entries are shown.
    pub(super) row: Memo<u32>,
    pub(super) set_row: WriteSignal<u32>,
    /// The feature whose value the field shows.
    pub(super) feature: Memo<u32>,
    pub(super) set_feature: WriteSignal<u32>,
    /// Why a typed value was rejected.
    pub(super) error: ReadSignal<Option<String>>,
    pub(super) set_error: WriteSignal<Option<String>>,
    /// How many values set by hand are for entries that the layer does not have.
    pub(super) outside: Memo<usize>,
    /// Delays updates of screen-reader attributes until a drag ends.
    pub(super) drag: DragState,
}

impl Entries {
    pub(super) fn new(of: AffineParameter) -> Self {
        let lab = Lab::of_page();
        // From the station's results: off-screen bars are updated when the input is idle.
        let count = Memo::new(move |_| lab.input.with(Matrix::columns));
        let features = move || to_u32(count.get());
        let has_rows =
            Memo::new(move |_| lab.layer.read().normalized_shape == NormalizedShape::Whole);
        let rows = Memo::new(move |_| {
            if has_rows.get() {
                to_u32(lab.input.with(Matrix::rows))
            } else {
                1
            }
        });
        // Not reset while the matrix is smaller, so that the choice returns when it grows.
        let (chosen_row, set_row) = signal(0_u32);
        let (chosen_feature, set_feature) = signal(0_u32);
        let (error, set_error) = signal(None);
        let pagination = Pagination::new(count, 64);
        Self {
            scenario: lab.scenario,
            parameter: lab.slice(move |scenario| of.get(scenario).clone()),
            of,
            pagination,
            dense: Memo::new(move |_| pagination.range().len() > 16),
            has_rows,
            rows,
            row: Memo::new(move |_| chosen_row.get().min(rows.get() - 1)),
            set_row,
            feature: Memo::new(move |_| chosen_feature.get().min(features() - 1)),
            set_feature,
            error,
            set_error,
            outside: lab.slice(move |scenario| {
                let shape = scenario.activations.shape();
                count_outside(
                    &of.get(scenario).overrides,
                    scenario.layer_norm.parameter_shape(shape),
                )
            }),
            drag: DragState::of_page(),
        }
    }

    /// The number that sets all entries.
    pub(super) fn number(self) -> Number {
        self.of.number()
    }

    /// Prefix of the element ids, such as `layer-norm-gamma`.
    pub(super) fn id(self) -> String {
        Setting::Number(self.number()).element_id()
    }

    /// The value of a feature in the shown row.
    pub(super) fn value_at(self, feature: u32) -> f64 {
        self.parameter
            .with(|parameter| parameter.at(self.row.get(), feature))
    }

    /// The value of all entries without an override.
    pub(super) fn common(self) -> f64 {
        self.parameter.with(|parameter| parameter.all)
    }

    /// The row and the feature whose value the field shows.
    pub(super) fn chosen(self) -> (u32, u32) {
        (self.row.get_untracked(), self.feature.get_untracked())
    }

    /// Whether the parameter has this row and feature now, whatever is shown.
    pub(super) fn has(self, (row, feature): (u32, u32)) -> bool {
        self.scenario.with_untracked(|scenario| {
            let shape = scenario.activations.shape();
            let [rows, features] = scenario.layer_norm.parameter_shape(shape);
            row < rows && feature < features
        })
    }

    /// Sets the value of a feature in the shown row.
    pub(super) fn set(self, feature: u32, value: f64) {
        self.set_all(&[(feature, value)]);
    }

    /// Sets the values of several features in the shown row, and chooses the last of them.
    pub(super) fn set_all(self, values: &[(u32, f64)]) {
        let Some(&(last, _)) = values.last() else {
            return;
        };
        self.set_error.set(None);
        self.set_feature.set(last);
        let row = self.row.get_untracked();
        self.scenario.update(|scenario| {
            let parameter = self.of.get_mut(scenario);
            for &(feature, value) in values {
                parameter.set(row, feature, value);
            }
        });
    }

    /// All entries, to be restored later.
    pub(super) fn saved(self) -> Parameter {
        self.scenario
            .with_untracked(|scenario| self.of.get(scenario).clone())
    }

    /// Sets all entries to those of an earlier moment.
    pub(super) fn restore(self, saved: Parameter) {
        self.scenario
            .update(|scenario| *self.of.get_mut(scenario) = saved);
    }

    /// Sets the value of a row and feature.
    pub(super) fn set_at(self, (row, feature): (u32, u32), value: f64) {
        self.set_error.set(None);
        self.scenario
            .update(|scenario| self.of.get_mut(scenario).set(row, feature, value));
    }
}

/// A row, a feature or a count of them as `u32`: they are at most 1024.
pub(super) fn to_u32(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
