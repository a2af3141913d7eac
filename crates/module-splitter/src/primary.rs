//! Writes the primary module: its functions, their data, and a stub for each other
//! function that it can reach.

use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    BlockType, CodeSection, ConstExpr, DataSection, ExportKind, ExportSection, FunctionSection,
    GlobalSection, ImportSection, Instruction, Module, TableSection,
};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, DataSectionReader, ExportSectionReader,
    FunctionSectionReader, GlobalSectionReader, ImportSectionReader, Parser, TableSectionReader,
};

use super::data;
use super::partition::{LOADED, Partition, Stub, import_name};

/// The import that loads the secondary module: a function without parameters.
pub(super) const LOAD: (&str, &str) = ("deferred", "load");

/// The primary module.
pub(super) fn module(partition: &Partition) -> Result<Vec<u8>> {
    let mut module = Module::new();
    Primary { partition }
        .parse_core_module(&mut module, Parser::new(0), partition.source.bytes)
        .map_err(|error| anyhow!("the module could not be split: {error}"))?;
    Ok(module.finish())
}

struct Primary<'p, 'a> {
    partition: &'p Partition<'a>,
}

impl Primary<'_, '_> {
    /// Loads the secondary module unless it is there, and calls the function in its
    /// table slot.
    fn stub(&self, Stub { function, slot }: Stub) -> wasm_encoder::Function {
        let Partition { source, .. } = self.partition;
        let defined = source.function(function);
        let arguments = source.types[defined.type_index as usize].params().len();
        let mut stub = wasm_encoder::Function::new([]);
        stub.instruction(&Instruction::GlobalGet(self.partition.loaded()));
        stub.instruction(&Instruction::I32Eqz);
        stub.instruction(&Instruction::If(BlockType::Empty));
        stub.instruction(&Instruction::Call(source.imported()));
        stub.instruction(&Instruction::End);
        for argument in (0u32..).take(arguments) {
            stub.instruction(&Instruction::LocalGet(argument));
        }
        stub.instruction(&Instruction::I32Const(slot.cast_signed()));
        stub.instruction(&Instruction::CallIndirect {
            type_index: defined.type_index,
            table_index: self.partition.table,
        });
        stub.instruction(&Instruction::End);
        stub
    }
}

impl Reencode for Primary<'_, '_> {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.partition.primary_index[&function])
    }

    fn parse_custom_section(
        &mut self,
        _: &mut Module,
        _: CustomSectionReader<'_>,
    ) -> Result<(), Error> {
        // Names and producers are not needed to run the module.
        Ok(())
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        _: ImportSectionReader<'_>,
    ) -> Result<(), Error> {
        for (index, import) in (0..).zip(&self.partition.source.imports) {
            let entity = self.entity_type(import.ty)?;
            imports.import(import.module, &import_name(index), entity);
        }
        let load = wasm_encoder::EntityType::Function(self.partition.type_of_load);
        imports.import(LOAD.0, LOAD.1, load);
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let Partition { source, .. } = self.partition;
        let stubbed = self.partition.stubs.iter().map(|stub| &stub.function);
        for function in self.partition.primary.iter().chain(stubbed) {
            functions.function(source.function(*function).type_index);
        }
        Ok(())
    }

    fn parse_table_section(
        &mut self,
        tables: &mut TableSection,
        _: TableSectionReader<'_>,
    ) -> Result<(), Error> {
        for table in &self.partition.tables {
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
        globals.global(LOADED, &ConstExpr::i32_const(0));
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
        for (function, name) in &self.partition.exports {
            exports.export(
                name,
                ExportKind::Func,
                self.partition.primary_index[function],
            );
        }
        for (kind, index, name) in self.partition.shared() {
            exports.export(&name, kind, index);
        }
        Ok(())
    }

    fn data_count(&mut self, _: u32) -> Result<u32, Error> {
        let count = self.partition.data.primary.len();
        Ok(u32::try_from(count).expect("a module has fewer than 2^32 segments"))
    }

    fn parse_data_section(
        &mut self,
        section: &mut DataSection,
        _: DataSectionReader<'_>,
    ) -> Result<(), Error> {
        data::write(&self.partition.data.primary, section);
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        for (function, body) in (self.partition.source.imported()..).zip(section) {
            if self.partition.primary.contains(&function) {
                self.parse_function_body(code, body?)?;
            }
        }
        for stub in &self.partition.stubs {
            code.function(&self.stub(*stub));
        }
        Ok(())
    }
}
