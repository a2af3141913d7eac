//! Which function goes where, and what the two halves need of each other.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use wasm_encoder::{ExportKind, GlobalType, ValType};
use wasmparser::TableType;

use super::program::{Program, is_function};

/// The global that says whether the rest is here: 0, or 1.
pub(super) const HERE: GlobalType = GlobalType {
    val_type: ValType::I32,
    mutable: true,
    shared: false,
};

/// How a program is split. Functions go by their index in the whole.
pub(super) struct Plan<'a> {
    pub(super) program: &'a Program<'a>,
    /// The functions of the first half.
    pub(super) first: BTreeSet<u32>,
    /// All others.
    pub(super) rest: BTreeSet<u32>,
    /// Those of the rest that the first half can reach, each with the place in the
    /// table through which it does. They are in the order of their types, then of
    /// their places: neighbours that are alike shrink best.
    pub(super) reached: Vec<(u32, u32)>,
    /// Those of the first half that the rest calls, with the names they are lent by.
    pub(super) lent: BTreeMap<u32, String>,
    /// Imports that the rest calls.
    pub(super) borrowed: BTreeSet<u32>,
    /// The index in the first half, of functions and of their stand-ins.
    pub(super) in_first: BTreeMap<u32, u32>,
    /// The tables, with room for all places.
    pub(super) tables: Vec<TableType>,
    /// Which of them is the one of functions.
    pub(super) table: u32,
    /// The type without arguments and results.
    pub(super) type_of_fetch: u32,
    /// Two halves of different programs must not meet.
    id: String,
}

impl<'a> Plan<'a> {
    /// Splits a program so that the functions of these names come first, with all
    /// that has to.
    pub(super) fn new(
        program: &'a Program<'a>,
        is_first: impl FnMut(&str) -> bool,
    ) -> Result<Self> {
        let imported = program.imported();
        let (first, rest) = halves(program, is_first);
        let called = |half: &BTreeSet<u32>| -> BTreeSet<u32> {
            let bodies = half.iter().map(|function| program.function(*function));
            bodies
                .flat_map(|function| function.calls.iter().copied())
                .collect()
        };
        let table = program.function_table()?;
        let mut tables = program.tables.clone();
        let size = &mut tables[table as usize];
        let by_call = called(&first);
        let is_reached =
            |function: &&u32| program.slots.contains_key(function) || by_call.contains(function);
        let reached = rest.iter().filter(is_reached).copied().collect();
        let reached = with_places(program, reached, size)?;

        let needed = called(&rest);
        let lent = needed.intersection(&first).zip(0u32..);
        let lent = lent.map(|(function, number)| (*function, format!("~{}", short(number))));
        let borrowed = needed
            .iter()
            .copied()
            .filter(|function| *function < imported);
        // After the imports stands the one that fetches the rest.
        let stand_ins = reached.iter().map(|(function, _)| *function);
        let defined = first.iter().copied().chain(stand_ins).zip(imported + 1..);
        Ok(Self {
            in_first: (0..imported).zip(0..).chain(defined).collect(),
            lent: lent.collect(),
            borrowed: borrowed.collect(),
            type_of_fetch: program
                .types
                .iter()
                .position(|kind| kind.params().is_empty() && kind.results().is_empty())
                .and_then(|place| u32::try_from(place).ok())
                .context("no function of the program is without arguments and results")?,
            id: id(program, &first),
            program,
            first,
            rest,
            reached,
            tables,
            table,
        })
    }

    /// The index of [`HERE`].
    pub(super) fn is_here(&self) -> u32 {
        u32::try_from(self.program.globals.len()).expect("a module has fewer than 2^32 globals")
    }

    /// What the halves share, in the order of their indices, and by what name.
    pub(super) fn shared(&self) -> Vec<(ExportKind, u32, String)> {
        let tables = (0u32..).take(self.tables.len());
        let tables = tables.map(|table| (ExportKind::Table, table, format!("~table{table}")));
        let globals = (0..self.is_here())
            .map(|global| (ExportKind::Global, global, format!("~global{global}")));
        // Not found by a half of another program, which is then refused.
        let here = (
            ExportKind::Global,
            self.is_here(),
            format!("~here {}", self.id),
        );
        std::iter::once((ExportKind::Memory, 0, "~memory".to_owned()))
            .chain(tables)
            .chain(globals)
            .chain([here])
            .collect()
    }

    /// The places in the table that the rest fills, in order.
    pub(super) fn filled(&self) -> BTreeMap<u32, u32> {
        let known = self.rest.iter().filter_map(|function| {
            let places = self.program.slots.get(function)?;
            Some(places.iter().map(|place| (*place, *function)))
        });
        let reached = self
            .reached
            .iter()
            .map(|(function, place)| (*place, *function));
        known.flatten().chain(reached).collect()
    }
}

/// The functions that come first, and all others.
fn halves(
    program: &Program,
    mut is_first: impl FnMut(&str) -> bool,
) -> (BTreeSet<u32>, BTreeSet<u32>) {
    let imported = program.imported();
    (imported..)
        .take(program.functions.len())
        .partition(|function| {
            let defined = program.function(*function);
            // JavaScript calls exports by itself.
            let is_export = program
                .exports
                .iter()
                .any(|export| is_function(export, *function));
            is_first(&defined.name) || is_export || defined.is_bound
        })
}

/// Each of these functions with a place in the table: its own, or a new one at the end.
fn with_places(
    program: &Program,
    mut functions: Vec<u32>,
    table: &mut TableType,
) -> Result<Vec<(u32, u32)>> {
    let known = |function| program.slots.get(&function).map(|places| places[0]);
    functions.sort_by_key(|function| {
        let type_index = program.function(*function).type_index;
        (type_index, known(*function).unwrap_or(u32::MAX))
    });
    let mut with_places = Vec::with_capacity(functions.len());
    for function in functions {
        let place = if let Some(place) = known(function) {
            place
        } else {
            table.initial += 1;
            u32::try_from(table.initial - 1)?
        };
        with_places.push((function, place));
    }
    table.maximum = table.maximum.map(|maximum| maximum.max(table.initial));
    Ok(with_places)
}

/// Another for each program, and for each way to split it.
fn id(program: &Program, first: &BTreeSet<u32>) -> String {
    let mut sum = Sha256::new_with_prefix(program.bytes);
    for function in first {
        sum.update(function.to_le_bytes());
    }
    format!("{:x}", sum.finalize())[..16].to_owned()
}

/// What an import is called in both halves, and in the code that gives it: names with
/// checksums in them are nearly as long when they are packed.
pub(super) fn import_name(index: u32) -> String {
    format!("i{}", short(index))
}

/// A number in as few letters as it takes.
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
