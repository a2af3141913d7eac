//! The module to be split, as far as splitting needs it.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use wasmparser::{
    Export, ExternalKind, FuncType, FunctionBody, GlobalType, Import, MemoryType, Operator, Parser,
    TableType,
};

use super::names;
use super::sections::{DataSegment, Sections};

/// A module, read as far as splitting needs it.
pub(super) struct SourceModule<'a> {
    pub(super) bytes: &'a [u8],
    /// The type section, byte for byte.
    pub(super) type_section: &'a [u8],
    pub(super) types: Vec<FuncType>,
    /// All of them are functions.
    pub(super) imports: Vec<Import<'a>>,
    /// The functions that the module defines, in order.
    pub(super) functions: Vec<Function<'a>>,
    pub(super) tables: Vec<TableType>,
    pub(super) memory: MemoryType,
    pub(super) globals: Vec<GlobalType>,
    pub(super) exports: Vec<Export<'a>>,
    /// The slots of each function in the function table.
    pub(super) slots: BTreeMap<u32, Vec<u32>>,
    /// What the module writes into its memory.
    pub(super) data: Vec<DataSegment<'a>>,
}

/// One function of a module.
pub(super) struct Function<'a> {
    pub(super) type_index: u32,
    pub(super) body: FunctionBody<'a>,
    /// Its name, the same in every build.
    pub(super) name: String,
    /// The functions that it calls by index.
    pub(super) calls: BTreeSet<u32>,
    /// Whether only the module with the data segments can run it.
    pub(super) needs_segments: bool,
}

impl<'a> SourceModule<'a> {
    /// Reads a module.
    ///
    /// # Errors
    /// When it is not valid WebAssembly, or has something that cannot be split: more
    /// than one memory, or an import that is not a function.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self> {
        let mut sections = Sections::default();
        for payload in Parser::new(0).parse_all(bytes) {
            sections.read(payload?, bytes)?;
        }
        let imported = sections.imports.len();
        if sections.type_indices.len() != sections.bodies.len() {
            bail!("the module has a different number of functions and of bodies");
        }
        let functions = sections.type_indices.into_iter().zip(sections.bodies);
        let functions = functions.enumerate().map(|(index, (type_index, body))| {
            let name = sections.names.remove(&u32::try_from(imported + index)?);
            let (calls, needs_segments) = scan(&body)?;
            Ok(Function {
                type_index,
                body,
                name: names::stable(name.unwrap_or_default()),
                calls,
                needs_segments,
            })
        });
        let mut functions = functions.collect::<Result<Vec<_>>>()?;
        name_outlined(&mut functions, u32::try_from(imported)?);
        Ok(Self {
            functions,
            bytes,
            type_section: sections.type_section,
            types: sections.types,
            imports: sections.imports,
            tables: sections.tables,
            memory: sections.memory.context("the module has no memory")?,
            globals: sections.globals,
            exports: sections.exports,
            slots: sections.slots,
            data: sections.data,
        })
    }

    /// The number of imported functions: the index of the first defined function.
    pub(super) fn imported(&self) -> u32 {
        u32::try_from(self.imports.len()).expect("a module has fewer than 2^32 imports")
    }

    /// The defined function with this index.
    pub(super) fn function(&self, index: u32) -> &Function<'a> {
        &self.functions[(index - self.imported()) as usize]
    }

    /// The index of the function table.
    pub(super) fn function_table(&self) -> Result<u32> {
        let index = self
            .tables
            .iter()
            .position(|table| table.element_type.is_func_ref());
        Ok(u32::try_from(
            index.context("the module has no function table")?,
        )?)
    }

    /// Whether JavaScript can call this function by an export.
    pub(super) fn is_exported(&self, function: u32) -> bool {
        self.exports
            .iter()
            .any(|export| export.kind == ExternalKind::Func && export.index == function)
    }
}

/// wasm-opt moves code that it finds in several functions into new functions, and gives
/// them no name. Each gets its name from its callers.
fn name_outlined(functions: &mut [Function], imported: u32) {
    let mut callers: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for function in functions.iter() {
        for called in &function.calls {
            let outlined = called.checked_sub(imported).map(|index| index as usize);
            if let Some(outlined) = outlined.filter(|index| functions[*index].name.is_empty()) {
                callers
                    .entry(outlined)
                    .or_default()
                    .insert(function.name.clone());
            }
        }
    }
    for (outlined, callers) in callers {
        let callers: Vec<_> = callers.into_iter().collect();
        // The start-up profile holds hashes of names of this form.
        functions[outlined].name = format!("part of {}", callers.join(", "));
    }
}

/// The functions that a body calls, and whether it uses data or element segments.
fn scan(body: &FunctionBody) -> Result<(BTreeSet<u32>, bool)> {
    let mut calls = BTreeSet::new();
    let mut needs_segments = false;
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
                calls.insert(function_index);
            }
            Operator::RefFunc { function_index } => {
                bail!("the module takes a reference to function {function_index}")
            }
            Operator::MemoryInit { .. }
            | Operator::DataDrop { .. }
            | Operator::TableInit { .. }
            | Operator::ElemDrop { .. } => needs_segments = true,
            _ => {}
        }
    }
    Ok((calls, needs_segments))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_without_a_name_is_named_after_its_callers() {
        let module = wat::parse_str(
            r"(module (table 1 funcref) (memory 1)
              (func $b (call 2)) (func $a (call 2)) (func))",
        );
        let module = module.unwrap();
        let source = SourceModule::read(&module).unwrap();
        let names: Vec<_> = source
            .functions
            .iter()
            .map(|function| &*function.name)
            .collect();
        assert_eq!(names, ["b", "a", "part of a, b"]);
    }
}
