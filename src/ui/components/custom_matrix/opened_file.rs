//! What the panel does with a file that the user chooses or drops.

use leptos::prelude::*;

use super::panel::{Errors, Panel};
use crate::{
    browser::file::{self, File, FileError},
    share::{
        matrix_text::{self, MAX_BYTES},
        npy,
    },
    ui::session::{file_error, is_scenario},
    words::custom_matrix::MatrixTextError,
};

impl Panel {
    /// Reads a file once: a scenario opens, numpy's becomes the field's text as numbers, any
    /// other text becomes the field's, with a preview. A file that is refused leaves the field
    /// as it is.
    pub(super) fn read_file(self, file: &File) {
        let name = file.name();
        // A scenario file may be longer than a matrix.
        file::read(file, move |content| match content {
            Ok(bytes) if npy::is_npy(&bytes) => self.open_npy(&bytes),
            Ok(bytes) => self.open_text(name, file::decode(&bytes)),
            Err(error) => self.refuse(error),
        });
    }

    fn open_npy(self, bytes: &[u8]) {
        match npy::read(bytes) {
            Ok(matrix) => {
                let text = matrix_text::write(matrix.matrix.matrix());
                self.npy.set_value(Some((text.clone(), matrix)));
                self.fill_field(&text);
            }
            Err(error) => {
                self.readings.set(None);
                self.show_error(&error);
            }
        }
    }

    fn open_text(self, name: String, text: String) {
        if is_scenario(&text) {
            self.message.set(None);
            self.readings.set(None);
            self.session.open_scenario(name, Ok(text));
        } else if text.len() <= MAX_BYTES && matrix_text::refusal(&text).is_none() {
            self.fill_field(&text);
        } else {
            self.preview(&text, Errors::Shown);
        }
    }

    fn fill_field(self, text: &str) {
        if let Some(field) = self.field.get_untracked() {
            field.set_value(text);
        }
        self.preview(text, Errors::Shown);
    }

    /// Says what a file is that is too large, or else its size.
    fn refuse(self, error: FileError) {
        let mut refusal = None;
        if let FileError::TooLarge { start, .. } = &error {
            if npy::is_npy(start) {
                refusal = npy::refusal_of_start(start);
            } else {
                refusal = matrix_text::refusal(&file::decode(start));
            }
        }
        self.readings.set(None);
        self.show_error(&refusal.unwrap_or_else(|| MatrixTextError::NotText(file_error(error))));
    }
}
