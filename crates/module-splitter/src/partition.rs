//! Which function goes where, and what the two modules share.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use wasm_encoder::{ExportKind, GlobalType, ValType};
use wasmparser::TableType;

use super::data::Data;
use super::data_objects::DataObjects;
use super::source::SourceModule;

/// The type of the global that says whether the secondary module is loaded: 0 or 1.
pub(super) const LOADED: GlobalType = GlobalType {
    val_type: ValType::I32,
    mutable: true,
    shared: false,
};

/// A function of the secondary module that the primary module can reach.
#[derive(Clone, Copy)]
pub(super) struct Stub {
    pub(super) function: u32,
    /// The table slot through which the primary module calls it.
    pub(super) slot: u32,
}

/// How a module is split. All functions are named by their index in the source.
pub(super) struct Partition<'a> {
    pub(super) source: &'a SourceModule<'a>,
    /// The functions of the primary module.
    pub(super) primary: BTreeSet<u32>,
    /// All other functions.
    pub(super) secondary: BTreeSet<u32>,
    /// The stubs, ordered by type and then by slot: similar neighbours compress best.
    pub(super) stubs: Vec<Stub>,
    /// The primary functions that the secondary module calls, with their export names.
    pub(super) exports: BTreeMap<u32, String>,
    /// The imports that the secondary module calls.
    pub(super) secondary_imports: BTreeSet<u32>,
    /// The index of each function, or of its stub, in the primary module.
    pub(super) primary_index: BTreeMap<u32, u32>,
    /// The tables, large enough for all slots.
    pub(super) tables: Vec<TableType>,
    /// The index of the function table.
    pub(super) table: u32,
    /// The type without parameters and results.
    pub(super) type_of_load: u32,
    /// The data of both modules.
    pub(super) data: Data<'a>,
    /// Identifies this split: modules of different splits must not be combined.
    id: String,
}

impl<'a> Partition<'a> {
    /// Puts the functions whose names `is_primary` accepts into the primary module,
    /// the functions that must be there, and the data that they need.
    pub(super) fn new(
        source: &'a SourceModule<'a>,
        objects: &DataObjects,
        is_primary: impl FnMut(&str) -> bool,
    ) -> Result<Self> {
        let imported = source.imported();
        let (primary, secondary) = partition(source, is_primary);
        let called = |functions: &BTreeSet<u32>| -> BTreeSet<u32> {
            let bodies = functions.iter().map(|function| source.function(*function));
            bodies
                .flat_map(|function| function.calls.iter().copied())
                .collect()
        };
        let table = source.function_table()?;
        let mut tables = source.tables.clone();
        let called_by_primary = called(&primary);
        let is_reachable = |function: &&u32| {
            source.slots.contains_key(function) || called_by_primary.contains(function)
        };
        let reachable = secondary.iter().filter(is_reachable).copied().collect();
        let stubs = with_slots(source, reachable, &mut tables[table as usize])?;

        let called_by_secondary = called(&secondary);
        let exports = called_by_secondary.intersection(&primary).zip(0u32..);
        let exports = exports.map(|(function, number)| (*function, format!("~{}", short(number))));
        let secondary_imports = called_by_secondary
            .iter()
            .copied()
            .filter(|function| *function < imported);
        // The import that loads the secondary module follows the other imports.
        let stubbed = stubs.iter().map(|stub| stub.function);
        let defined = primary.iter().copied().chain(stubbed).zip(imported + 1..);
        Ok(Self {
            primary_index: (0..imported).zip(0..).chain(defined).collect(),
            exports: exports.collect(),
            secondary_imports: secondary_imports.collect(),
            type_of_load: source
                .types
                .iter()
                .position(|kind| kind.params().is_empty() && kind.results().is_empty())
                .and_then(|index| u32::try_from(index).ok())
                .context("the module has no function without parameters and results")?,
            id: id(source, &primary),
            data: Data::new(source, &primary, objects)?,
            source,
            primary,
            secondary,
            stubs,
            tables,
            table,
        })
    }

    /// The index of the global of type [`LOADED`].
    pub(super) fn loaded(&self) -> u32 {
        u32::try_from(self.source.globals.len()).expect("a module has fewer than 2^32 globals")
    }

    /// What the modules share: kind, index and export name, in order of the indices.
    pub(super) fn shared(&self) -> Vec<(ExportKind, u32, String)> {
        let tables = (0u32..).take(self.tables.len());
        let tables = tables.map(|table| (ExportKind::Table, table, format!("~table{table}")));
        let globals = (0..self.loaded())
            .map(|global| (ExportKind::Global, global, format!("~global{global}")));
        // A secondary module of another split does not find this name, and cannot load.
        let loaded = (
            ExportKind::Global,
            self.loaded(),
            format!("~loaded {}", self.id),
        );
        std::iter::once((ExportKind::Memory, 0, "~memory".to_owned()))
            .chain(tables)
            .chain(globals)
            .chain([loaded])
            .collect()
    }

    /// The table slots that the secondary module fills, with their functions.
    pub(super) fn filled_slots(&self) -> BTreeMap<u32, u32> {
        let known = self.secondary.iter().filter_map(|function| {
            let slots = self.source.slots.get(function)?;
            Some(slots.iter().map(|slot| (*slot, *function)))
        });
        let stubs = self.stubs.iter().map(|stub| (stub.slot, stub.function));
        known.flatten().chain(stubs).collect()
    }
}

/// The functions of the primary module, and all others.
fn partition(
    source: &SourceModule,
    mut is_primary: impl FnMut(&str) -> bool,
) -> (BTreeSet<u32>, BTreeSet<u32>) {
    (source.imported()..)
        .take(source.functions.len())
        .partition(|function| {
            let defined = source.function(*function);
            is_primary(&defined.name) || source.is_exported(*function) || defined.needs_segments
        })
}

/// Gives each of these functions a table slot: the one it has, or a new one at the end.
fn with_slots(
    source: &SourceModule,
    mut functions: Vec<u32>,
    table: &mut TableType,
) -> Result<Vec<Stub>> {
    let known = |function| source.slots.get(&function).map(|slots| slots[0]);
    functions.sort_by_key(|function| {
        let type_index = source.function(*function).type_index;
        (type_index, known(*function).unwrap_or(u32::MAX))
    });
    let mut stubs = Vec::with_capacity(functions.len());
    for function in functions {
        let slot = if let Some(slot) = known(function) {
            slot
        } else {
            table.initial += 1;
            u32::try_from(table.initial - 1)?
        };
        stubs.push(Stub { function, slot });
    }
    table.maximum = table.maximum.map(|maximum| maximum.max(table.initial));
    Ok(stubs)
}

/// Differs for each module, and for each way to split it.
fn id(source: &SourceModule, primary: &BTreeSet<u32>) -> String {
    let mut hash = Sha256::new_with_prefix(source.bytes);
    for function in primary {
        hash.update(function.to_le_bytes());
    }
    format!("{:x}", hash.finalize())[..16].to_owned()
}

/// The name of an import in both modules and in the glue code. wasm-bindgen's own names
/// end in a hash, which hardly compresses.
pub(super) fn import_name(index: u32) -> String {
    format!("i{}", short(index))
}

/// A number in base 62.
fn short(mut number: u32) -> String {
    const DIGITS: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut text = String::new();
    loop {
        text.push(char::from(DIGITS[number as usize % DIGITS.len()]));
        number /= 62;
        if number == 0 {
            return text;
        }
    }
}
