//! The program in two files, of which the page needs only the first to show its
//! first station: the other half comes while that is looked at.
//!
//! ```text
//! program.rs   what of a program matters here
//! names.rs     functions by names that outlast a build, and the list of the first
//! plan.rs      which function goes where, and what the halves need of each other
//! first.rs     the first half, with a stand-in for all that it can reach of the rest
//! rest.rs      the rest, which puts its functions into the first half's table
//! counted.rs   a program that marks what is called, from which the list is made
//! page.rs      the two files in the page
//! ```
//!
//! Whether a function is in the list decides when it comes, never whether it works:
//! a stand-in that is called too early fetches the rest at once, and waits for it
//! (`assets/start/start.js`). So a list that has fallen behind costs time alone;
//! `cargo xtask first` renews it.
//!
//! Binaryen's wasm-split does the same, but npm's Binaryen comes without it, and
//! the splitters of Leptos and Dioxus go by functions that are marked as lazy: they
//! cannot move the parts of burn and serde that are reachable and never run.

mod counted;
mod first;
mod names;
mod page;
mod plan;
mod program;
mod rest;

use anyhow::Result;
use wasm_encoder::{Module, RawSection};
use wasmparser::{Parser, Payload};

pub(crate) use names::First;
pub(crate) use page::{counted, site};
use plan::Plan;
use program::Program;

/// A program in two.
struct Halves {
    first: Vec<u8>,
    rest: Vec<u8>,
    /// What each import was called, and is now.
    imports: Vec<(String, String)>,
}

impl Halves {
    /// Splits a program that still has its functions' names.
    fn of(program: &[u8], is_first: impl FnMut(&str) -> bool) -> Result<Self> {
        let program = Program::read(program)?;
        let plan = Plan::new(&program, is_first)?;
        Ok(Self {
            first: first::module(&plan)?,
            rest: rest::module(&plan)?,
            imports: (0..)
                .zip(&program.imports)
                .map(|(index, import)| (import.name.to_owned(), plan::import_name(index)))
                .collect(),
        })
    }
}

/// The whole program without its functions' names.
pub(crate) fn without_names(program: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(program) {
        let payload = payload?;
        if !matches!(payload, Payload::CustomSection(_))
            && let Some((id, range)) = payload.as_section()
        {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            module.section(&RawSection {
                id,
                data: &program[range],
            });
        }
    }
    Ok(module.finish())
}

#[cfg(test)]
mod tests;
