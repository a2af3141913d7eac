//! Writes a module that records which of its functions are called. The start-up profile
//! is made from that record.

use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, Instruction, MemArg, MemorySection, Module};
use wasmparser::{FunctionBody, MemorySectionReader, Parser};

use super::source::SourceModule;

const PAGE: u64 = 65536;

/// A module that records which of its functions are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrumented {
    /// The module.
    pub module: Vec<u8>,
    /// The address of the first flag: one byte for each function that the module
    /// defines. A called function sets its flag to 1. The flags lie beyond the memory
    /// that the original module starts with, which its allocator never uses.
    pub flags: u32,
    /// The name of each function, in the order of the flags.
    pub names: Vec<String>,
}

/// Adds the record to a module that still has its function names.
///
/// # Errors
/// When the module is not valid WebAssembly, or has something that this crate cannot
/// split.
pub fn instrument(module: &[u8]) -> Result<Instrumented> {
    let source = SourceModule::read(module)?;
    let flags = u32::try_from(source.memory.initial * PAGE)?;
    let mut instrumenter = Instrumenter {
        flags,
        pages: (source.functions.len() as u64).div_ceil(PAGE),
        next: 0,
    };
    let mut module = Module::new();
    instrumenter
        .parse_core_module(&mut module, Parser::new(0), source.bytes)
        .map_err(|error| anyhow!("the module could not be instrumented: {error}"))?;
    Ok(Instrumented {
        module: module.finish(),
        flags,
        names: source
            .functions
            .into_iter()
            .map(|function| function.name)
            .collect(),
    })
}

struct Instrumenter {
    flags: u32,
    /// The memory pages that the flags need.
    pages: u64,
    /// The number of the next function.
    next: u64,
}

impl Reencode for Instrumenter {
    type Error = Infallible;

    fn parse_memory_section(
        &mut self,
        memories: &mut MemorySection,
        section: MemorySectionReader<'_>,
    ) -> Result<(), Error> {
        for memory in section {
            let mut memory = self.memory_type(memory?)?;
            memory.minimum += self.pages;
            memories.memory(memory);
        }
        Ok(())
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        function.instruction(&Instruction::I32Const(self.flags.cast_signed()));
        function.instruction(&Instruction::I32Const(1));
        function.instruction(&Instruction::I32Store8(MemArg {
            offset: self.next,
            align: 0,
            target: wasm_encoder::MemArgTarget::Memory(0),
            ordering: None,
        }));
        self.next += 1;
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            let instruction = self.parse_instruction(&mut operators)?;
            function.instruction(&instruction);
        }
        code.function(&function);
        Ok(())
    }
}
