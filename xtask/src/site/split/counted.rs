//! The program with a mark for each function that is called, to learn which come first.

use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, Instruction, MemArg, MemorySection, Module};
use wasmparser::{FunctionBody, MemorySectionReader, Parser};

use super::program::Program;

const PAGE: u64 = 65536;

/// A program that marks what is called, and where in its memory the marks begin:
/// one byte for each function that it defines, behind what the whole begins with,
/// where no allocator looks.
pub(super) fn module(program: &Program) -> Result<(Vec<u8>, u32)> {
    let start = u32::try_from(program.memory.initial * PAGE)?;
    let mut marking = Marking {
        start,
        pages: (program.functions.len() as u64).div_ceil(PAGE),
        next: 0,
    };
    let mut module = Module::new();
    marking
        .parse_core_module(&mut module, Parser::new(0), program.bytes)
        .map_err(|error| anyhow!("the program could not be marked: {error}"))?;
    Ok((module.finish(), start))
}

struct Marking {
    start: u32,
    pages: u64,
    next: u64,
}

impl Reencode for Marking {
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
        function.instruction(&Instruction::I32Const(self.start.cast_signed()));
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
