//! `cargo xtask dist`: the optimised static site.

use std::fs;

use anyhow::{Context, Result};

use crate::say;
use crate::site::{finish, inputs, release, trunk};
use crate::toolchain::Toolchain;
use crate::workspace::Workspace;

/// Builds `dist/`, and the single file if that is wanted, and says where they are.
pub(crate) fn run(workspace: &Workspace, single_file: bool) -> Result<()> {
    bring_up_to_date(workspace)?;
    println!(
        "The site is in {}: copy it to any static host.",
        workspace.dist().display()
    );
    if single_file {
        let file = workspace.single_file();
        finish::one_file(&workspace.built_site(), &file, workspace.root())?;
        println!("The whole lab in one file: {}", file.display());
    }
    Ok(())
}

/// Builds `dist/`. Trunk's part is skipped if nothing that it is made of has
/// changed; the others take moments and are always done.
pub(crate) fn bring_up_to_date(workspace: &Workspace) -> Result<()> {
    let tools = Toolchain::for_release(workspace)?;
    build(workspace, &tools)?;
    release::site(workspace, &tools)?;
    finish::site(&workspace.small_site(), &workspace.dist(), workspace.root())
}

/// Has Trunk build the optimised site, if anything that it is made of has changed.
pub(super) fn build(workspace: &Workspace, tools: &Toolchain) -> Result<()> {
    let site = workspace.built_site();
    let stamp = workspace.dist_stamp();
    let inputs = inputs::fingerprint(workspace.root())?;
    let built = fs::read_to_string(&stamp).is_ok_and(|built_from| built_from == inputs);
    if built && site.join("index.html").is_file() {
        say::fact("the optimised site is up to date");
        return Ok(());
    }
    // A build that is broken off must not pass for a finished one.
    let _ = fs::remove_file(&stamp);
    say::step(
        "building the optimised site",
        "6 minutes the first time, 2 when only the lab changed",
        || trunk::build_release(workspace, tools, &site),
    )?;
    fs::write(&stamp, inputs).with_context(|| format!("could not write {}", stamp.display()))
}
