//! Where the constants of a program lie in memory: the linker's list.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use wasmparser::{
    CustomSectionReader, DefinedDataSymbol, KnownCustom, Linking, Parser, Payload, RelocationType,
    SymbolInfo,
};

use super::sections::{DataSegment, data_segment};

/// The segments with this start of a name hold constants. What others hold may change while
/// the program runs.
const CONSTANTS: &str = ".rodata";

/// The constants of a program, as its linker has placed them.
///
/// A constant is what the linker calls a data symbol: a text, a table, a list of pointers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataObjects {
    /// The address after each constant, by its first address. No two overlap.
    ends: BTreeMap<u32, u32>,
    /// The constants that code reaches from an address outside them, by that address: the
    /// code of `table[index - 1]` begins before the table.
    outside: BTreeMap<u32, BTreeSet<u32>>,
}

impl DataObjects {
    /// Reads the list from a module that was linked with `--emit-relocs`, before any other
    /// program changed it.
    ///
    /// # Errors
    /// When the module is not valid, or was linked without that option.
    pub fn read(linked: &[u8]) -> Result<Self> {
        let module = Linked::read(linked)?;
        if module.symbols.is_empty() {
            bail!("the linker has left no list of its symbols");
        }
        let symbols = module.placed_symbols()?;
        let mut objects = Self::default();
        for constant in symbols.iter().flatten() {
            if constant.is_constant && constant.start < constant.end {
                objects.add(constant.start, constant.end);
            }
        }
        for (symbol, addend) in &module.references {
            let Some(Some(constant)) = symbols.get(*symbol as usize) else {
                continue;
            };
            let address = u32::try_from(i64::from(constant.start) + addend)?;
            let is_inside = (constant.start..constant.end).contains(&address);
            if constant.is_constant && !is_inside {
                let start = objects.start_of(constant.start);
                objects.outside.entry(address).or_default().extend(start);
            }
        }
        Ok(objects)
    }

    /// Adds a constant, together with those that it overlaps.
    fn add(&mut self, mut start: u32, mut end: u32) {
        while let Some((&other, &other_end)) = self.ends.range(..end).next_back()
            && other_end > start
        {
            self.ends.remove(&other);
            start = start.min(other);
            end = end.max(other_end);
        }
        self.ends.insert(start, end);
    }

    /// The first address of the constant at this address.
    fn start_of(&self, address: u32) -> Option<u32> {
        let (&start, &end) = self.ends.range(..=address).next_back()?;
        (address < end).then_some(start)
    }

    /// The first addresses of the constants that code with this address can reach.
    pub(super) fn reached_from(&self, address: u32) -> impl Iterator<Item = u32> {
        let outside = self.outside.get(&address).into_iter().flatten().copied();
        self.start_of(address).into_iter().chain(outside)
    }

    /// The address after the constant that begins at this one.
    pub(super) fn end_of(&self, start: u32) -> u32 {
        self.ends.get(&start).copied().unwrap_or(start)
    }

    /// All constants: the first address and the one after the last.
    pub(super) fn all(&self) -> impl Iterator<Item = (u32, u32)> {
        self.ends.iter().map(|(start, end)| (*start, *end))
    }
}

/// A data symbol at its place.
struct Symbol {
    start: u32,
    end: u32,
    is_constant: bool,
}

/// What a linked module says of its data.
#[derive(Default)]
struct Linked<'a> {
    segments: Vec<DataSegment<'a>>,
    /// Whether each segment holds constants.
    are_constant: Vec<bool>,
    /// The symbols; `None` for those that are not data.
    symbols: Vec<Option<DefinedDataSymbol>>,
    /// The symbols to which code and data refer, and the distance from their start.
    references: Vec<(u32, i64)>,
}

impl<'a> Linked<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self> {
        let mut linked = Self::default();
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::DataSection(section) => {
                    for data in section {
                        linked.segments.push(data_segment(&data?)?);
                    }
                }
                Payload::CustomSection(section) => linked.read_custom(&section)?,
                _ => {}
            }
        }
        Ok(linked)
    }

    fn read_custom(&mut self, section: &CustomSectionReader<'a>) -> Result<()> {
        match section.as_known() {
            KnownCustom::Linking(section) => {
                for part in section.subsections() {
                    match part? {
                        Linking::SegmentInfo(segments) => {
                            for segment in segments {
                                self.are_constant.push(segment?.name.starts_with(CONSTANTS));
                            }
                        }
                        Linking::SymbolTable(symbols) => {
                            for symbol in symbols {
                                self.symbols.push(match symbol? {
                                    SymbolInfo::Data { symbol, .. } => symbol,
                                    _ => None,
                                });
                            }
                        }
                        _ => {}
                    }
                }
            }
            KnownCustom::Reloc(section) => {
                for reference in section.entries() {
                    let reference = reference?;
                    if matches!(
                        reference.ty,
                        RelocationType::MemoryAddrLeb
                            | RelocationType::MemoryAddrSleb
                            | RelocationType::MemoryAddrI32
                    ) {
                        self.references.push((reference.index, reference.addend));
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The data symbols, each at its place.
    fn placed_symbols(&self) -> Result<Vec<Option<Symbol>>> {
        let placed = self.symbols.iter().map(|symbol| {
            let Some(symbol) = symbol else {
                return Ok(None);
            };
            let index = symbol.index as usize;
            let (Some(segment), Some(is_constant)) =
                (self.segments.get(index), self.are_constant.get(index))
            else {
                bail!("a symbol lies in data segment {index}, which the module lacks");
            };
            let start = segment.address + symbol.offset;
            let end = start
                .checked_add(symbol.size)
                .context("a symbol ends beyond the memory")?;
            Ok(Some(Symbol {
                start,
                end,
                is_constant: *is_constant,
            }))
        });
        placed.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objects(constants: &[(u32, u32)]) -> DataObjects {
        let mut objects = DataObjects::default();
        for (start, end) in constants {
            objects.add(*start, *end);
        }
        objects
    }

    #[test]
    fn overlapping_constants_are_one() {
        let objects = objects(&[(10, 20), (30, 40), (15, 32), (40, 44), (50, 51)]);
        assert_eq!(
            objects.all().collect::<Vec<_>>(),
            [(10, 40), (40, 44), (50, 51)]
        );
    }

    #[test]
    fn an_address_reaches_the_constant_around_it_and_those_of_outside() {
        let mut objects = objects(&[(10, 20), (30, 40)]);
        objects.outside.entry(12).or_default().insert(30);
        let reached = |address| objects.reached_from(address).collect::<Vec<_>>();
        assert_eq!(reached(9), []);
        assert_eq!(reached(10), [10]);
        assert_eq!(reached(12), [10, 30]);
        assert_eq!(reached(19), [10]);
        assert_eq!(reached(20), []);
    }

    #[test]
    fn a_module_without_the_list_is_refused() {
        let module = wat::parse_str("(module (memory 1))").unwrap();
        let error = DataObjects::read(&module).unwrap_err();
        assert!(error.to_string().contains("no list"), "{error}");
    }
}
