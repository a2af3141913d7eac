//! Which constants go where. The primary module needs those that its functions reach; all
//! other ones arrive with the secondary module.

use std::collections::BTreeSet;
use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ConstExpr, DataSection};
use wasmparser::{FunctionBody, MemArg, Operator};

use super::data_objects::DataObjects;
use super::sections::DataSegment;
use super::source::SourceModule;

/// A run of constants that is shorter stays in the primary module: a segment of its own
/// costs as many bytes.
const SHORTEST_RUN: u32 = 12;

/// The data of both modules.
pub(super) struct Data<'a> {
    /// The segments of the primary module.
    pub(super) primary: Vec<DataSegment<'a>>,
    /// The segments of the secondary module.
    pub(super) secondary: Vec<DataSegment<'a>>,
}

impl<'a> Data<'a> {
    /// Leaves to the secondary module all constants that the functions of the primary one do
    /// not reach.
    pub(super) fn new(
        source: &SourceModule<'a>,
        primary: &BTreeSet<u32>,
        objects: &DataObjects,
    ) -> Result<Self> {
        // The numbers of the segments matter to such functions.
        if source
            .functions
            .iter()
            .any(|function| function.needs_segments)
        {
            return Ok(Self {
                primary: source.data.clone(),
                secondary: Vec::new(),
            });
        }
        let reached = reached(source, primary, objects)?;
        let runs = runs(objects, &reached);
        let mut data = Self {
            primary: Vec::new(),
            secondary: Vec::new(),
        };
        for segment in &source.data {
            let mut at = segment.address;
            for (start, end) in &runs {
                let [start, end] = [*start, *end].map(|end| end.clamp(at, segment.end()));
                if start < end {
                    data.primary.extend(segment.part(at, start));
                    data.secondary.extend(segment.part(start, end));
                    at = end;
                }
            }
            data.primary.extend(segment.part(at, segment.end()));
        }
        Ok(data)
    }
}

/// Writes segments into a section.
pub(super) fn write(segments: &[DataSegment], section: &mut DataSection) {
    for segment in segments {
        let address = ConstExpr::i32_const(segment.address.cast_signed());
        section.active(0, &address, segment.bytes.iter().copied());
    }
}

/// The constants that these functions reach: by an address in their code, or by a pointer in
/// another such constant.
fn reached(
    source: &SourceModule,
    functions: &BTreeSet<u32>,
    objects: &DataObjects,
) -> Result<BTreeSet<u32>> {
    let mut addresses = Addresses::default();
    for function in functions {
        addresses
            .read(&source.function(*function).body)
            .map_err(|error| anyhow!("a function could not be read: {error}"))?;
    }
    let memory = Memory::of(&source.data);
    let mut reached = BTreeSet::new();
    let mut next: Vec<u32> = addresses.found.into_iter().collect();
    while let Some(address) = next.pop() {
        for start in objects.reached_from(address) {
            if reached.insert(start) {
                next.extend(memory.words(start, objects.end_of(start)));
            }
        }
    }
    Ok(reached)
}

/// The memory with which a module starts, from its first to its last segment. Between
/// segments it is 0: wasm-opt cuts zeros out, even the last bytes of a pointer.
struct Memory {
    start: u32,
    bytes: Vec<u8>,
}

impl Memory {
    fn of(segments: &[DataSegment]) -> Self {
        let start = segments.iter().map(|segment| segment.address).min();
        let end = segments.iter().map(DataSegment::end).max();
        let (start, end) = (start.unwrap_or_default(), end.unwrap_or_default());
        let mut bytes = vec![0; (end - start) as usize];
        for segment in segments {
            let at = (segment.address - start) as usize;
            bytes[at..at + segment.bytes.len()].copy_from_slice(segment.bytes);
        }
        Self { start, bytes }
    }

    /// The aligned words between two addresses, each of which may be a pointer.
    fn words(&self, start: u32, end: u32) -> impl Iterator<Item = u32> {
        (start.next_multiple_of(4)..end).step_by(4).map(|address| {
            let word = [0, 1, 2, 3].map(|byte| {
                let at = (address - self.start) as usize + byte;
                self.bytes.get(at).copied().unwrap_or(0)
            });
            u32::from_le_bytes(word)
        })
    }
}

/// The runs of neighbouring constants that are not reached.
fn runs(objects: &DataObjects, reached: &BTreeSet<u32>) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for (start, end) in objects.all().filter(|(start, _)| !reached.contains(start)) {
        match runs.last_mut() {
            Some((_, last)) if *last == start => *last = end,
            _ => runs.push((start, end)),
        }
    }
    runs.retain(|(start, end)| end - start >= SHORTEST_RUN);
    runs
}

/// The constants in the code of functions, each of which may be an address.
#[derive(Default)]
struct Addresses {
    found: BTreeSet<u32>,
}

impl Addresses {
    fn read(&mut self, body: &FunctionBody) -> Result<(), Error<Infallible>> {
        for operator in body.get_operators_reader()? {
            let operator = operator?;
            if let Operator::I32Const { value } = operator {
                self.found.insert(value.cast_unsigned());
            }
            // Calls `mem_arg` for each instruction that has one.
            self.instruction(operator)?;
        }
        Ok(())
    }
}

impl Reencode for Addresses {
    type Error = Infallible;

    fn mem_arg(&mut self, argument: MemArg) -> Result<wasm_encoder::MemArg, Error<Infallible>> {
        self.found.extend(u32::try_from(argument.offset));
        wasm_encoder::reencode::utils::mem_arg(self, argument)
    }
}
