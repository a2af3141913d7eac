//! `cargo xtask test`: everything that can be checked, the quickest first. Stops
//! at the first thing that fails.

mod browser;
mod driver;
mod lint;
mod native;
mod wasm;

use std::process::Command;
use std::time::Instant;

use anyhow::Result;
use clap::ValueEnum;

use crate::cli::Part;
use crate::workspace::Workspace;
use crate::{process, say};

/// Runs these parts, or all if none is named.
pub(crate) fn run(workspace: &Workspace, parts: &[Part]) -> Result<()> {
    let start = Instant::now();
    for part in in_order(parts) {
        match part {
            Part::Lint => lint::run(workspace)?,
            Part::Native => native::run(workspace)?,
            Part::Wasm => wasm::run(workspace)?,
            Part::Browser => browser::run(workspace)?,
            Part::Release => browser::run_on_release(workspace)?,
        }
    }
    say::doing(format_args!(
        "all well, after {}",
        say::duration(start.elapsed())
    ));
    Ok(())
}

fn in_order(parts: &[Part]) -> Vec<Part> {
    let mut parts = match parts {
        [] => Part::value_variants().to_vec(),
        named => named.to_vec(),
    };
    parts.sort_unstable();
    parts.dedup();
    parts
}

/// One check: a command under a heading.
fn check(what: &str, usually: &str, command: Command) -> Result<()> {
    say::step(what, usually, || process::run(command))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_run_once_each_and_the_quickest_first() {
        assert_eq!(in_order(&[]).len(), 5);
        assert_eq!(
            in_order(&[Part::Browser, Part::Lint, Part::Browser]),
            [Part::Lint, Part::Browser]
        );
    }
}
