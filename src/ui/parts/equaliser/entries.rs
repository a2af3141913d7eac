//! What an equaliser reads and sets: the entries of one parameter.

use leptos::prelude::*;

use crate::{
    lab::{
        knob::Knob,
        matrix::Matrix,
        scenario::{NormalizedShape, Parameter, Scenario},
    },
    ui::{drag::Drag, parts::pager::Part, state::Lab},
};

/// Which of a scenario's two parameters an equaliser sets.
#[derive(Clone, Copy)]
pub(crate) struct Lens {
    /// Its common value's knob.
    pub(crate) knob: &'static Knob,
    /// Reads it.
    pub(crate) of: fn(&Scenario) -> &Parameter,
    /// Changes it.
    pub(crate) of_mut: fn(&mut Scenario) -> &mut Parameter,
}

/// The parameter's entries, the row that is shown and the feature that is chosen.
#[derive(Clone, Copy)]
pub(super) struct Entries {
    scenario: RwSignal<Scenario>,
    /// The parameter alone, so that no other knob wakes the bars.
    parameter: Memo<Parameter>,
    pub(super) lens: Lens,
    /// The features that have a bar now.
    pub(super) shown: Part,
    /// Whether there are too many of them for a number under each.
    pub(super) dense: Memo<bool>,
    /// Rows of the parameter: 1 unless the matrix is normalised as a whole.
    pub(super) rows: Memo<u32>,
    /// The row whose entries are shown.
    pub(super) row: Memo<u32>,
    pub(super) choose_row: WriteSignal<u32>,
    /// The feature whose value stands in the field.
    pub(super) feature: Memo<u32>,
    pub(super) choose: WriteSignal<u32>,
    /// Why a typed value was not taken.
    pub(super) error: ReadSignal<Option<String>>,
    pub(super) set_error: WriteSignal<Option<String>>,
    /// What is heard and not seen waits for its end.
    pub(super) drag: Drag,
}

impl Entries {
    pub(super) fn new(lens: Lens) -> Self {
        let lab = Lab::of_page();
        // As the station shows it: bars off the screen wait for rest.
        let count = Memo::new(move |_| lab.input.with(Matrix::columns));
        let features = move || small(count.get());
        let rows = Memo::new(move |_| match lab.layer.read().normalized_shape {
            NormalizedShape::Row => 1,
            NormalizedShape::Whole => small(lab.input.with(Matrix::rows)),
        });
        // What was chosen is kept while the matrix is smaller, and holds again when it grows.
        let (chosen_row, choose_row) = signal(0_u32);
        let (chosen, choose) = signal(0_u32);
        let (error, set_error) = signal(None);
        let shown = Part::new(count, 64);
        Self {
            scenario: lab.scenario,
            parameter: lab.part(move |scenario| (lens.of)(scenario).clone()),
            lens,
            shown,
            dense: Memo::new(move |_| shown.range().len() > 16),
            rows,
            row: Memo::new(move |_| chosen_row.get().min(rows.get() - 1)),
            choose_row,
            feature: Memo::new(move |_| chosen.get().min(features() - 1)),
            choose,
            error,
            set_error,
            drag: Drag::of_page(),
        }
    }

    /// Prefix of the element ids, such as `layer-norm-gamma`.
    pub(super) fn id(self) -> String {
        self.lens.knob.field.replace(['.', '_'], "-")
    }

    /// The entry of a feature in the row that is shown.
    pub(super) fn at(self, feature: u32) -> f64 {
        self.parameter
            .with(|parameter| parameter.at(self.row.get(), feature))
    }

    /// The value of every entry that has none of its own.
    pub(super) fn common(self) -> f64 {
        self.parameter.with(|parameter| parameter.all)
    }

    /// Sets the entry of a feature in the row that is shown.
    pub(super) fn set(self, feature: u32, value: f64) {
        self.set_error.set(None);
        self.choose.set(feature);
        let row = self.row.get_untracked();
        self.scenario
            .update(|scenario| (self.lens.of_mut)(scenario).set(row, feature, value));
    }
}

/// A feature or a row, or how many of them there are: 1024 at most.
pub(super) fn small(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
