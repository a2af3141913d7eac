//! The first half: the functions that come first, the data, and a stand-in for
//! each of the others that it can reach.

use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    BlockType, CodeSection, ConstExpr, ExportKind, ExportSection, FunctionSection, GlobalSection,
    ImportSection, Instruction, Module, TableSection,
};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, ExportSectionReader, FunctionSectionReader,
    GlobalSectionReader, ImportSectionReader, Parser, TableSectionReader,
};

use super::plan::{HERE, Plan, import_name};

/// Where a stand-in finds what fetches the rest: a function without arguments.
pub(super) const FETCH: (&str, &str) = ("lab", "now");

/// The first half of a program.
pub(super) fn module(plan: &Plan) -> Result<Vec<u8>> {
    let mut module = Module::new();
    Half { plan }
        .parse_core_module(&mut module, Parser::new(0), plan.program.bytes)
        .map_err(|error| anyhow!("the program could not be split: {error}"))?;
    Ok(module.finish())
}

struct Half<'p, 'a> {
    plan: &'p Plan<'a>,
}

impl Half<'_, '_> {
    /// Fetches the rest unless it is here, and does what stands in its place.
    fn stand_in(&self, function: u32, place: u32) -> wasm_encoder::Function {
        let Plan { program, .. } = self.plan;
        let defined = program.function(function);
        let arguments = program.types[defined.type_index as usize].params().len();
        let mut stand_in = wasm_encoder::Function::new([]);
        stand_in.instruction(&Instruction::GlobalGet(self.plan.is_here()));
        stand_in.instruction(&Instruction::I32Eqz);
        stand_in.instruction(&Instruction::If(BlockType::Empty));
        stand_in.instruction(&Instruction::Call(program.imported()));
        stand_in.instruction(&Instruction::End);
        for argument in (0u32..).take(arguments) {
            stand_in.instruction(&Instruction::LocalGet(argument));
        }
        stand_in.instruction(&Instruction::I32Const(place.cast_signed()));
        stand_in.instruction(&Instruction::CallIndirect {
            type_index: defined.type_index,
            table_index: self.plan.table,
        });
        stand_in.instruction(&Instruction::End);
        stand_in
    }
}

impl Reencode for Half<'_, '_> {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.plan.in_first[&function])
    }

    fn parse_custom_section(
        &mut self,
        _: &mut Module,
        _: CustomSectionReader<'_>,
    ) -> Result<(), Error> {
        // Names and producers: nothing that runs.
        Ok(())
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        _: ImportSectionReader<'_>,
    ) -> Result<(), Error> {
        for (index, import) in (0..).zip(&self.plan.program.imports) {
            let entity = self.entity_type(import.ty)?;
            imports.import(import.module, &import_name(index), entity);
        }
        let fetch = wasm_encoder::EntityType::Function(self.plan.type_of_fetch);
        imports.import(FETCH.0, FETCH.1, fetch);
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let Plan { program, .. } = self.plan;
        let stand_ins = self.plan.reached.iter().map(|(function, _)| function);
        for function in self.plan.first.iter().chain(stand_ins) {
            functions.function(program.function(*function).type_index);
        }
        Ok(())
    }

    fn parse_table_section(
        &mut self,
        tables: &mut TableSection,
        _: TableSectionReader<'_>,
    ) -> Result<(), Error> {
        for table in &self.plan.tables {
            tables.table(self.table_type(*table)?);
        }
        Ok(())
    }

    fn parse_global_section(
        &mut self,
        globals: &mut GlobalSection,
        section: GlobalSectionReader<'_>,
    ) -> Result<(), Error> {
        for global in section {
            self.parse_global(globals, global?)?;
        }
        globals.global(HERE, &ConstExpr::i32_const(0));
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: ExportSectionReader<'_>,
    ) -> Result<(), Error> {
        for export in section {
            self.parse_export(exports, export?)?;
        }
        for (function, name) in &self.plan.lent {
            exports.export(name, ExportKind::Func, self.plan.in_first[function]);
        }
        for (kind, index, name) in self.plan.shared() {
            exports.export(&name, kind, index);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        for (function, body) in (self.plan.program.imported()..).zip(section) {
            if self.plan.first.contains(&function) {
                self.parse_function_body(code, body?)?;
            }
        }
        for (function, place) in &self.plan.reached {
            code.function(&self.stand_in(*function, *place));
        }
        Ok(())
    }
}
