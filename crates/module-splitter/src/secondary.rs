//! Writes the secondary module: all other functions and constants. It imports the memory, the tables
//! and the functions that it calls from the primary module.

use std::collections::BTreeMap;
use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind,
    Function, FunctionSection, ImportSection, Instruction, Module, RawSection, SectionId,
    StartSection,
};
use wasmparser::TypeRef;

use super::data;
use super::partition::{LOADED, Partition, import_name};

/// The module name of its imports from the primary module.
pub(super) const PRIMARY: &str = "primary";

/// The secondary module.
pub(super) fn module(partition: &Partition) -> Result<Vec<u8>> {
    encode(partition).map_err(|error| anyhow!("the module could not be split: {error}"))
}

fn encode(partition: &Partition) -> Result<Vec<u8>, Error<Infallible>> {
    let source = partition.source;
    let mut secondary = Secondary {
        indices: BTreeMap::new(),
    };
    let mut imports = ImportSection::new();
    for (function, import) in (0u32..).zip(&source.imports) {
        if partition.secondary_imports.contains(&function) {
            secondary.add(function);
            let entity = secondary.entity_type(import.ty)?;
            imports.import(import.module, &import_name(function), entity);
        }
    }
    for (function, name) in &partition.exports {
        secondary.add(*function);
        let type_index = source.function(*function).type_index;
        imports.import(PRIMARY, name, EntityType::Function(type_index));
    }
    for (kind, index, name) in partition.shared() {
        let entity = match kind {
            ExportKind::Memory => secondary.entity_type(TypeRef::Memory(source.memory))?,
            ExportKind::Table => {
                secondary.entity_type(TypeRef::Table(partition.tables[index as usize]))?
            }
            _ if index == partition.loaded() => EntityType::Global(LOADED),
            _ => secondary.entity_type(TypeRef::Global(source.globals[index as usize]))?,
        };
        imports.import(PRIMARY, &name, entity);
    }

    let mut functions = FunctionSection::new();
    for function in &partition.secondary {
        secondary.add(*function);
        functions.function(source.function(*function).type_index);
    }
    let set_loaded = secondary.next();
    functions.function(partition.type_of_load);

    let mut code = CodeSection::new();
    for function in &partition.secondary {
        let body = &source.function(*function).body;
        secondary.parse_function_body(&mut code, body.clone())?;
    }
    let mut set = Function::new([]);
    set.instruction(&Instruction::I32Const(1));
    set.instruction(&Instruction::GlobalSet(partition.loaded()));
    set.instruction(&Instruction::End);
    code.function(&set);

    let mut constants = DataSection::new();
    data::write(&partition.data.secondary, &mut constants);

    let mut module = Module::new();
    module
        .section(&RawSection {
            id: SectionId::Type.into(),
            data: source.type_section,
        })
        .section(&imports)
        .section(&functions)
        .section(&StartSection {
            function_index: set_loaded,
        })
        .section(&elements(partition, &secondary))
        .section(&code)
        .section(&constants);
    Ok(module.finish())
}

/// The table slots that this module fills: one segment for each run of slots.
fn elements(partition: &Partition, secondary: &Secondary) -> ElementSection {
    let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
    for (slot, function) in partition.filled_slots() {
        let index = secondary.indices[&function];
        match runs.last_mut() {
            Some((start, run)) if *start as usize + run.len() == slot as usize => run.push(index),
            _ => runs.push((slot, vec![index])),
        }
    }
    let table = (partition.table != 0).then_some(partition.table);
    let mut elements = ElementSection::new();
    for (start, run) in runs {
        let start = ConstExpr::i32_const(start.cast_signed());
        elements.active(table, &start, Elements::Functions(run.into()));
    }
    elements
}

struct Secondary {
    /// The index of each function in this module, by its index in the source.
    indices: BTreeMap<u32, u32>,
}

impl Secondary {
    fn next(&self) -> u32 {
        u32::try_from(self.indices.len()).expect("a module has fewer than 2^32 functions")
    }

    fn add(&mut self, function: u32) {
        let next = self.next();
        self.indices.insert(function, next);
    }
}

impl Reencode for Secondary {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.indices[&function])
    }
}
