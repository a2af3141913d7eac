//! The commands: one file each.

mod bench;
mod dist;
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
        Command::Bench { parts } => bench::run(&workspace, &parts),
        Command::Dist => dist::run(&workspace),
    }
}
