//! What of a compiled program matters when it is split.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use wasmparser::{
    ElementItems, ElementKind, Export, ExternalKind, FuncType, FunctionBody, GlobalType, Import,
    Imports, KnownCustom, MemoryType, Name, Operator, Parser, Payload, TableType, TypeRef,
};

use super::names;

/// A program, read as far as splitting it needs.
pub(super) struct Program<'a> {
    pub(super) bytes: &'a [u8],
    /// The section of types, as it stands in the file.
    pub(super) type_section: &'a [u8],
    pub(super) types: Vec<FuncType>,
    /// All of them functions.
    pub(super) imports: Vec<Import<'a>>,
    /// Those that the program defines, in their order.
    pub(super) functions: Vec<Function<'a>>,
    pub(super) tables: Vec<TableType>,
    pub(super) memory: MemoryType,
    pub(super) globals: Vec<GlobalType>,
    pub(super) exports: Vec<Export<'a>>,
    /// Where each function stands in the table of functions.
    pub(super) slots: BTreeMap<u32, Vec<u32>>,
}

/// One function of a program.
pub(super) struct Function<'a> {
    pub(super) type_index: u32,
    pub(super) body: FunctionBody<'a>,
    /// What it is called by, the same in every build that has it.
    pub(super) name: String,
    /// The functions it calls by their index.
    pub(super) calls: BTreeSet<u32>,
    /// Whether it does what only the module can that holds the program's data.
    pub(super) is_bound: bool,
}

impl<'a> Program<'a> {
    /// Reads a program.
    ///
    /// # Errors
    /// If it is no valid WebAssembly, or has what this cannot split: more than
    /// one memory, or imports that are no functions.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self> {
        let mut sections = Sections::default();
        for payload in Parser::new(0).parse_all(bytes) {
            sections.take(payload?, bytes)?;
        }
        let imported = sections.imports.len();
        if sections.type_indices.len() != sections.bodies.len() {
            bail!("as many functions as bodies were expected");
        }
        let functions = sections.type_indices.into_iter().zip(sections.bodies);
        let functions = functions.enumerate().map(|(index, (type_index, body))| {
            let name = sections.names.remove(&u32::try_from(imported + index)?);
            let (calls, is_bound) = look_through(&body)?;
            Ok(Function {
                type_index,
                body,
                name: names::lasting(name.unwrap_or_default()),
                calls,
                is_bound,
            })
        });
        let mut functions = functions.collect::<Result<Vec<_>>>()?;
        name_parts(&mut functions, u32::try_from(imported)?);
        Ok(Self {
            functions,
            bytes,
            type_section: sections.type_section,
            types: sections.types,
            imports: sections.imports,
            tables: sections.tables,
            memory: sections.memory.context("the program has no memory")?,
            globals: sections.globals,
            exports: sections.exports,
            slots: sections.slots,
        })
    }

    /// How many functions come before the first that it defines.
    pub(super) fn imported(&self) -> u32 {
        u32::try_from(self.imports.len()).expect("a module has fewer than 2^32 imports")
    }

    /// One that it defines, by its index.
    pub(super) fn function(&self, index: u32) -> &Function<'a> {
        &self.functions[(index - self.imported()) as usize]
    }

    /// Which of its tables is the one of functions.
    pub(super) fn function_table(&self) -> Result<u32> {
        let place = self
            .tables
            .iter()
            .position(|table| table.element_type.is_func_ref());
        Ok(u32::try_from(
            place.context("the program has no table of functions")?,
        )?)
    }
}

#[derive(Default)]
struct Sections<'a> {
    type_section: &'a [u8],
    types: Vec<FuncType>,
    imports: Vec<Import<'a>>,
    type_indices: Vec<u32>,
    bodies: Vec<FunctionBody<'a>>,
    tables: Vec<TableType>,
    memory: Option<MemoryType>,
    globals: Vec<GlobalType>,
    exports: Vec<Export<'a>>,
    slots: BTreeMap<u32, Vec<u32>>,
    names: BTreeMap<u32, &'a str>,
}

impl<'a> Sections<'a> {
    fn take(&mut self, payload: Payload<'a>, bytes: &'a [u8]) -> Result<()> {
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
                        bail!("an import of a kind that wasm-bindgen does not write");
                    };
                    if !matches!(import.ty, TypeRef::Func(_)) {
                        bail!("the import {:?} is no function", import.name);
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
                        bail!("the program has two memories");
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
            Payload::StartSection { .. } => bail!("the program has a start of its own"),
            Payload::ElementSection(section) => {
                for element in section {
                    self.take_element(element?)?;
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    for name in names {
                        if let Name::Function(names) = name? {
                            for name in names {
                                let name = name?;
                                self.names.insert(name.index, name.name);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn take_element(&mut self, element: wasmparser::Element<'a>) -> Result<()> {
        let (ElementKind::Active { offset_expr, .. }, ElementItems::Functions(functions)) =
            (element.kind, element.items)
        else {
            return Ok(());
        };
        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
            bail!("a place in the table is not a number");
        };
        for (slot, function) in (u32::try_from(value)?..).zip(functions) {
            self.slots.entry(function?).or_default().push(slot);
        }
        Ok(())
    }
}

/// wasm-opt makes functions of parts of others, and gives them no names: each is
/// called by those that call it.
fn name_parts(functions: &mut [Function], imported: u32) {
    let mut callers: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for function in functions.iter() {
        for called in &function.calls {
            let part = called.checked_sub(imported).map(|index| index as usize);
            if let Some(part) = part.filter(|part| functions[*part].name.is_empty()) {
                callers
                    .entry(part)
                    .or_default()
                    .insert(function.name.clone());
            }
        }
    }
    for (part, callers) in callers {
        let callers: Vec<_> = callers.into_iter().collect();
        functions[part].name = format!("part of {}", callers.join(", "));
    }
}

/// The functions that a body calls, and whether it is bound to the program's data.
fn look_through(body: &FunctionBody) -> Result<(BTreeSet<u32>, bool)> {
    let mut calls = BTreeSet::new();
    let mut is_bound = false;
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
                calls.insert(function_index);
            }
            Operator::RefFunc { function_index } => {
                bail!("function {function_index} is taken by reference")
            }
            Operator::MemoryInit { .. }
            | Operator::DataDrop { .. }
            | Operator::TableInit { .. }
            | Operator::ElemDrop { .. } => is_bound = true,
            _ => {}
        }
    }
    Ok((calls, is_bound))
}

/// Whether an export is this function.
pub(super) fn is_function(export: &Export, function: u32) -> bool {
    export.kind == ExternalKind::Func && export.index == function
}
