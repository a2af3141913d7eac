//! The commands, one module each.

mod bench;
mod dist;
mod serve;
mod test;
mod update;

use anyhow::Result;

use crate::cli::Command;
use crate::workspace::Workspace;

/// Runs a command.
pub(crate) fn run(command: Command) -> Result<()> {
    let workspace = Workspace::find()?;
    match command {
        Command::Serve(options) => serve::run(&workspace, &options),
        Command::Test(options) => test::run(&workspace, &options),
        Command::Dist(options) => dist::run(&workspace, &options),
        Command::Update { files } => update::run(&workspace, &files),
        Command::Bench { parts } => bench::run(&workspace, &parts),
    }
}
