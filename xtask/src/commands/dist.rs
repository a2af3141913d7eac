//! `cargo xtask dist`: the optimised static site.

use anyhow::Result;

use crate::cli::Dist;
use crate::console;
use crate::form::Form;
use crate::site::{archive, hosting, inputs, optimise, release, trunk, up_to_date};
use crate::toolchain::ReleaseToolchain;
use crate::workspace::Workspace;

/// Builds `dist/`, and what else the options ask for.
pub(crate) fn run(workspace: &Workspace, options: &Dist) -> Result<()> {
    let form = if options.whole {
        Form::Whole
    } else {
        Form::Split
    };
    let tools = ReleaseToolchain::find_or_install(workspace, trunk::compile_release(workspace))?;
    build(workspace, &tools)?;
    release::site(workspace, &tools, form, &workspace.dist())?;
    println!(
        "The site is in {}: copy it to any static host.",
        workspace.dist().display()
    );
    if options.single_file {
        let file = workspace.single_file();
        hosting::one_file(&workspace.built_site(), &file, workspace.root())?;
        println!("The whole lab in one file: {}", file.display());
    }
    if options.archive {
        let release = workspace.release();
        archive::write(
            &workspace.dist(),
            &release,
            workspace.root(),
            env!("CARGO_PKG_VERSION"),
        )?;
        println!("The files of a release: {}", release.display());
    }
    Ok(())
}

/// Builds `dist/` with a split module. Only the build by Trunk is skipped when its inputs
/// are unchanged; the other steps take seconds.
pub(super) fn bring_up_to_date(workspace: &Workspace) -> Result<()> {
    let tools = ReleaseToolchain::find_or_install(workspace, trunk::compile_release(workspace))?;
    build(workspace, &tools)?;
    release::site(workspace, &tools, Form::Split, &workspace.dist())
}

/// Compiles and optimises the site, if its inputs have changed.
pub(super) fn build(workspace: &Workspace, tools: &ReleaseToolchain) -> Result<()> {
    let site = workspace.built_site();
    let inputs = inputs::fingerprint(workspace.root(), &tools.compile.compiler()?)?;
    // The last file that the build writes.
    let linked = workspace.linked_module();
    let is_new = up_to_date::build_if_changed(&workspace.dist_stamp(), &inputs, &linked, || {
        console::step(
            "building the optimised site",
            "6 minutes the first time, 2 when only the lab changed",
            || {
                trunk::build_release(workspace, tools, &site)?;
                optimise::site(tools, &site)
            },
        )
    })?;
    if !is_new {
        console::note("the optimised site is up to date");
    }
    Ok(())
}
