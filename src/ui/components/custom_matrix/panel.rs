//! What the panel does with a text: shows how it will be read, takes it, or refuses it.

use leptos::{html, prelude::*};

use crate::{
    browser::{disclosure, focus, scroll},
    lab::normalization::Outcome,
    share::matrix_text::{self, ParsedMatrix, Readings},
    ui::{session::Session, state::Lab},
    words::custom_matrix::{self as words, MatrixTextError},
};

/// Id of the panel.
pub(super) const PANEL_ID: &str = "custom-matrix";

/// Opens the panel, and moves the view and the focus to it.
pub(crate) fn open_custom_matrix() {
    disclosure::open(PANEL_ID);
    scroll::to(PANEL_ID);
    focus::in_place("#custom-matrix-text");
}

/// The panel's text field, how its text can be read, and the message about the last text.
#[derive(Clone, Copy)]
pub(super) struct Panel {
    pub(super) lab: Lab,
    pub(super) session: Session,
    /// Whether a lesson forbids to change the matrix.
    pub(super) locked: Signal<bool>,
    pub(super) field: NodeRef<html::Textarea>,
    /// The text that the last numpy file became, and its matrix.
    pub(super) npy: StoredValue<Option<(String, ParsedMatrix)>>,
    /// The readings of the field's text, which are not in effect yet.
    pub(super) readings: RwSignal<Option<Readings>>,
    pub(super) message: RwSignal<Option<Result<String, String>>>,
}

/// Whether a text without a reading is explained.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Errors {
    Shown,
    /// While the user types, most texts are incomplete.
    Hidden,
}

impl Panel {
    pub(super) fn new(locked: Signal<bool>) -> Self {
        Self {
            lab: Lab::of_page(),
            session: Session::of_page(),
            locked,
            field: NodeRef::new(),
            npy: StoredValue::new(None),
            readings: RwSignal::new(None),
            message: RwSignal::new(None),
        }
    }

    /// Shows how the field's text will be read.
    pub(super) fn preview_field(self, errors: Errors) {
        if let Some(field) = self.field.get_untracked() {
            self.preview(&field.value(), errors);
        }
    }

    /// Shows how a text will be read.
    pub(super) fn preview(self, text: &str, errors: Errors) {
        self.message.set(None);
        match self.read(text) {
            Ok(readings) => self.readings.set(Some(readings)),
            Err(error) => {
                self.readings.set(None);
                if errors == Errors::Shown {
                    self.show_error(&error);
                }
            }
        }
    }

    /// Reads a text. That of a numpy file keeps the description of the file.
    fn read(self, text: &str) -> Result<Readings, MatrixTextError> {
        let npy = self.npy.with_value(|npy| {
            let (_, matrix) = npy.as_ref().filter(|(written, _)| written == text)?;
            Some(matrix.clone())
        });
        npy.map_or_else(|| matrix_text::read(text), |matrix| Ok(matrix.into()))
    }

    /// Takes the matrix of the text field, or asks for its reading if there are several.
    pub(super) fn use_field(self) {
        self.preview_field(Errors::Shown);
        let Some(readings) = self.readings.get_untracked() else {
            return;
        };
        if readings.is_ambiguous() {
            // The buttons of the readings are added first.
            queue_microtask(|| focus::on("#custom-matrix-readings button"));
        } else {
            self.take(readings.first);
        }
    }

    /// Puts a matrix into effect, and moves the view to it.
    pub(super) fn take(self, reading: ParsedMatrix) {
        // A file may have been read while the lesson was locked again.
        if self.locked.get_untracked() {
            return;
        }
        let ParsedMatrix {
            matrix,
            format,
            notes,
        } = reading;
        let mut next = self.lab.scenario.get_untracked();
        let present = next.activations.shape();
        next.activations.own = Some(matrix.clone());
        next.activations.edits.clear();
        self.session.keep_closed(&mut next);
        if next.activations.own.as_ref() != Some(&matrix) {
            let text = words::closed_shape(present, matrix.matrix());
            self.message.set(Some(Err(text)));
            return;
        }
        let text = words::taken(format, &notes, matrix.matrix());
        self.readings.set(None);
        self.message.set(Some(Ok(text)));
        self.lab.clear_selection();
        self.lab.scenario.set(next);
        scroll::into_upper_half("matrix-before");
        focus::in_place("#matrix-before");
    }

    /// Writes the current matrix into the text field.
    pub(super) fn insert_current(self) {
        if let Some(field) = self.field.get_untracked() {
            let text = |outcome: &Outcome| matrix_text::write(outcome.activations());
            field.set_value(&self.lab.normalization.with_untracked(text));
            self.message.set(None);
            self.readings.set(None);
        }
    }

    /// Shows why a text or file was rejected, and that the matrix has not changed.
    pub(super) fn show_error(self, error: &MatrixTextError) {
        let text = format!("{error} {}", words::UNCHANGED);
        self.message.set(Some(Err(text)));
    }
}
