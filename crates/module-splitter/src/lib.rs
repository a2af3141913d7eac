//! Splits a WebAssembly module into two.
//!
//! The *primary module* has the functions that the page needs first, the constants that
//! these reach, and a *stub* for every other function that they can reach. The *secondary
//! module* has all other functions and constants. It arrives later and writes them into
//! the primary module's table and memory.
//!
//! A profile decides which module a function is in, and never whether the function
//! works: a stub that runs too early loads the secondary module and waits for it.
//! An outdated profile costs time only.
//!
//! ```text
//! source.rs        the module to be split, as far as splitting needs it
//! sections.rs        how its sections are read
//! names.rs         function names that stay the same from build to build
//! profile.rs       the list of the functions that start-up calls
//! data_objects.rs  where the constants lie, from the linker
//! partition.rs     which function goes where, and what the two modules share
//! data.rs            which constant goes where
//! primary.rs       writes the primary module
//! secondary.rs     writes the secondary module
//! instrumented.rs  writes a module that records which functions are called
//! glue.rs          changes wasm-bindgen's JavaScript to match
//! ```
//!
//! README.md says what this relies on, how it fails, and how to remove it.

mod data;
mod data_objects;
mod glue;
mod instrumented;
mod names;
mod partition;
mod primary;
mod profile;
mod secondary;
mod sections;
mod source;

use anyhow::Result;
use wasm_encoder::{Module, RawSection};
use wasmparser::{Parser, Payload};

pub use data_objects::DataObjects;
pub use glue::rewrite as rewrite_glue;
pub use instrumented::{Instrumented, instrument};
use partition::Partition;
pub use profile::Profile;
use source::SourceModule;

/// A module in two parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// The functions that start-up needs, their data, and the stubs.
    pub primary: Vec<u8>,
    /// All other functions and constants.
    pub secondary: Vec<u8>,
    /// The old and the new name of each import.
    pub imports: Vec<(String, String)>,
}

impl Split {
    /// Splits a module that still has its function names. `is_primary` gets each name.
    /// Without `objects` all data are in the primary module.
    ///
    /// # Errors
    /// When the module is not valid WebAssembly, or has something that this crate
    /// cannot split.
    pub fn new(
        module: &[u8],
        objects: &DataObjects,
        is_primary: impl FnMut(&str) -> bool,
    ) -> Result<Self> {
        let source = SourceModule::read(module)?;
        let partition = Partition::new(&source, objects, is_primary)?;
        Ok(Self {
            primary: primary::module(&partition)?,
            secondary: secondary::module(&partition)?,
            imports: (0..)
                .zip(&source.imports)
                .map(|(index, import)| (import.name.to_owned(), partition::import_name(index)))
                .collect(),
        })
    }
}

/// The module without its function names and other custom sections.
///
/// # Errors
/// When the module is not valid WebAssembly.
pub fn without_names(module: &[u8]) -> Result<Vec<u8>> {
    let mut stripped = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        if !matches!(payload, Payload::CustomSection(_))
            && let Some((id, range)) = payload.as_section()
        {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            stripped.section(&RawSection {
                id,
                data: &module[range],
            });
        }
    }
    Ok(stripped.finish())
}

#[cfg(test)]
mod tests;
