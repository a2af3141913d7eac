//! The commands: one file each.

mod bench;
mod dist;
mod finish;
mod first;
mod serve;
mod test;

use anyhow::Result;

use crate::cli::Command;
use crate::workspace::Workspace;

/// Carries out a command.
pub(crate) fn run(command: Command) -> Result<()> {
    let workspace = Workspace::find()?;
    match command {
        Command::Serve(how) => serve::run(&workspace, &how),
        Command::Test { parts } => test::run(&workspace, &parts),
        Command::Dist { single_file } => dist::run(&workspace, single_file),
        Command::Finish { built, sites } => finish::run(&workspace, &built, &sites),
        Command::First => first::run(&workspace),
        Command::Bench { parts } => bench::run(&workspace, &parts),
    }
}
