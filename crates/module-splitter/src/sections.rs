//! How the sections of a module are read.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use wasmparser::{
    CustomSectionReader, Data, DataKind, ElementItems, ElementKind, Export, FuncType, FunctionBody,
    GlobalType, Import, Imports, KnownCustom, MemoryType, Name, Operator, Payload, TableType,
    TypeRef,
};

/// What the sections of a module hold, before it is put together.
#[derive(Default)]
pub(super) struct Sections<'a> {
    pub(super) type_section: &'a [u8],
    pub(super) types: Vec<FuncType>,
    pub(super) imports: Vec<Import<'a>>,
    pub(super) type_indices: Vec<u32>,
    pub(super) bodies: Vec<FunctionBody<'a>>,
    pub(super) tables: Vec<TableType>,
    pub(super) memory: Option<MemoryType>,
    pub(super) globals: Vec<GlobalType>,
    pub(super) exports: Vec<Export<'a>>,
    pub(super) slots: BTreeMap<u32, Vec<u32>>,
    pub(super) names: BTreeMap<u32, &'a str>,
    pub(super) data: Vec<DataSegment<'a>>,
}

/// Bytes that a module writes into its memory when it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DataSegment<'a> {
    /// The address of the first byte.
    pub(super) address: u32,
    pub(super) bytes: &'a [u8],
}

impl DataSegment<'_> {
    /// The address after the last byte.
    pub(super) fn end(&self) -> u32 {
        let length = u32::try_from(self.bytes.len()).expect("a memory has at most 2^32 bytes");
        self.address + length
    }

    /// The bytes from one address to another, unless there are none.
    pub(super) fn part(&self, start: u32, end: u32) -> Option<Self> {
        let [first, last] = [start, end].map(|at| (at - self.address) as usize);
        (start < end).then(|| Self {
            address: start,
            bytes: &self.bytes[first..last],
        })
    }
}

/// The segment of a data section.
///
/// # Errors
/// When its address is not a constant.
pub(super) fn data_segment<'a>(data: &Data<'a>) -> Result<DataSegment<'a>> {
    if let DataKind::Active { offset_expr, .. } = &data.kind
        && let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
    {
        return Ok(DataSegment {
            address: value.cast_unsigned(),
            bytes: data.data,
        });
    }
    bail!("the address of a data segment is not a constant")
}

impl<'a> Sections<'a> {
    /// Adds one section of the module `bytes`.
    ///
    /// # Errors
    /// When it is not valid, or has something that cannot be split.
    pub(super) fn read(&mut self, payload: Payload<'a>, bytes: &'a [u8]) -> Result<()> {
        match payload {
            Payload::TypeSection(section) => {
                let range = section.range();
                self.type_section =
                    &bytes[usize::try_from(range.start)?..usize::try_from(range.end)?];
                self.types = section
                    .into_iter_err_on_gc_types()
                    .collect::<Result<_, _>>()?;
            }
            Payload::ImportSection(section) => {
                for import in section {
                    let Imports::Single(_, import) = import? else {
                        bail!("an import has a form that wasm-bindgen does not write");
                    };
                    if !matches!(import.ty, TypeRef::Func(_)) {
                        bail!("the import {:?} is not a function", import.name);
                    }
                    self.imports.push(import);
                }
            }
            Payload::FunctionSection(section) => {
                self.type_indices = section.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(section) => {
                for memory in section {
                    if self.memory.replace(memory?).is_some() {
                        bail!("the module has two memories");
                    }
                }
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    self.globals.push(global?.ty);
                }
            }
            Payload::ExportSection(section) => {
                self.exports = section.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::StartSection { .. } => bail!("the module has a start function"),
            Payload::ElementSection(section) => {
                for element in section {
                    self.read_element(element?)?;
                }
            }
            Payload::DataSection(section) => {
                for data in section {
                    self.data.push(data_segment(&data?)?);
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::CustomSection(section) => self.read_names(&section)?,
            _ => {}
        }
        Ok(())
    }

    fn read_element(&mut self, element: wasmparser::Element<'a>) -> Result<()> {
        let (ElementKind::Active { offset_expr, .. }, ElementItems::Functions(functions)) =
            (element.kind, element.items)
        else {
            return Ok(());
        };
        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
            bail!("a table offset is not a constant");
        };
        for (slot, function) in (u32::try_from(value)?..).zip(functions) {
            self.slots.entry(function?).or_default().push(slot);
        }
        Ok(())
    }

    fn read_names(&mut self, section: &CustomSectionReader<'a>) -> Result<()> {
        let KnownCustom::Name(names) = section.as_known() else {
            return Ok(());
        };
        for name in names {
            if let Name::Function(names) = name? {
                for name in names {
                    let name = name?;
                    self.names.insert(name.index, name.name);
                }
            }
        }
        Ok(())
    }
}
