//! The other half: all other functions, which take the memory, the tables and
//! what they call from the first.

use std::collections::BTreeMap;
use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, Function,
    FunctionSection, ImportSection, Instruction, Module, RawSection, SectionId, StartSection,
};
use wasmparser::TypeRef;

use super::plan::{HERE, Plan, import_name};

/// By what name it knows the first half.
pub(super) const FIRST: &str = "first";

/// The other half of a program.
pub(super) fn module(plan: &Plan) -> Result<Vec<u8>> {
    encoded(plan).map_err(|error| anyhow!("the program could not be split: {error}"))
}

fn encoded(plan: &Plan) -> Result<Vec<u8>, Error<Infallible>> {
    let program = plan.program;
    let mut half = Half {
        places: BTreeMap::new(),
    };
    let mut imports = ImportSection::new();
    for (function, import) in (0u32..).zip(&program.imports) {
        if plan.borrowed.contains(&function) {
            half.place(function);
            let entity = half.entity_type(import.ty)?;
            imports.import(import.module, &import_name(function), entity);
        }
    }
    for (function, name) in &plan.lent {
        half.place(*function);
        let type_index = program.function(*function).type_index;
        imports.import(FIRST, name, EntityType::Function(type_index));
    }
    for (kind, index, name) in plan.shared() {
        let entity = match kind {
            ExportKind::Memory => half.entity_type(TypeRef::Memory(program.memory))?,
            ExportKind::Table => half.entity_type(TypeRef::Table(plan.tables[index as usize]))?,
            _ if index == plan.is_here() => EntityType::Global(HERE),
            _ => half.entity_type(TypeRef::Global(program.globals[index as usize]))?,
        };
        imports.import(FIRST, &name, entity);
    }

    let mut functions = FunctionSection::new();
    for function in &plan.rest {
        half.place(*function);
        functions.function(program.function(*function).type_index);
    }
    let arrived = half.next();
    functions.function(plan.type_of_fetch);

    let mut code = CodeSection::new();
    for function in &plan.rest {
        let body = &program.function(*function).body;
        half.parse_function_body(&mut code, body.clone())?;
    }
    let mut arrive = Function::new([]);
    arrive.instruction(&Instruction::I32Const(1));
    arrive.instruction(&Instruction::GlobalSet(plan.is_here()));
    arrive.instruction(&Instruction::End);
    code.function(&arrive);

    let mut module = Module::new();
    module
        .section(&RawSection {
            id: SectionId::Type.into(),
            data: program.type_section,
        })
        .section(&imports)
        .section(&functions)
        .section(&StartSection {
            function_index: arrived,
        })
        .section(&elements(plan, &half))
        .section(&code);
    Ok(module.finish())
}

/// The functions in their places in the table: one segment for each run of places.
fn elements(plan: &Plan, half: &Half) -> ElementSection {
    let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
    for (slot, function) in plan.filled() {
        let place = half.places[&function];
        match runs.last_mut() {
            Some((start, run)) if *start as usize + run.len() == slot as usize => run.push(place),
            _ => runs.push((slot, vec![place])),
        }
    }
    let table = (plan.table != 0).then_some(plan.table);
    let mut elements = ElementSection::new();
    for (start, run) in runs {
        let start = ConstExpr::i32_const(start.cast_signed());
        elements.active(table, &start, Elements::Functions(run.into()));
    }
    elements
}

struct Half {
    /// Each function's index in this half, by that in the whole.
    places: BTreeMap<u32, u32>,
}

impl Half {
    fn next(&self) -> u32 {
        u32::try_from(self.places.len()).expect("a module has fewer than 2^32 functions")
    }

    fn place(&mut self, function: u32) {
        let next = self.next();
        self.places.insert(function, next);
    }
}

impl Reencode for Half {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.places[&function])
    }
}
