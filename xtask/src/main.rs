//! The project's commands: `cargo xtask serve`, `test`, `dist`, `update` and `bench`.
//!
//! Each command finds or installs what a fresh machine lacks, once.
//!
//! ```text
//! cli.rs            the command line
//! commands/         one file or folder a command
//! site/             the page: built by Trunk, finished for hosts, served
//!   trunk.rs          how Trunk is called
//!   inputs.rs         the site's inputs, and whether they have changed
//!   vendored.rs       checksums of vendored files
//!   release.rs        from Trunk's output to the optimised site:
//!   optimise.rs         wasm-opt
//!   split.rs            the module in two, or in one piece
//!   minify.rs           scripts and styles
//!   hosting/          the last step to a site for hosts, or to a single file
//!   archive.rs        the files of a release
//!   files.rs          the files of a site
//!   hashed_name.rs    file names with a hash
//!   built.rs          finds the site in a folder that the user names
//!   server.rs         the static server
//!   port.rs           is this port free?
//! toolchain/        what a build needs beyond cargo
//!   wasm_rust.rs      a compiler for WebAssembly, from one of two sources:
//!   rustup.rs           rustup's target
//!   debian.rs           Debian's compiler and library source
//!   cargo_tools.rs    Trunk, wasm-bindgen, cargo-deny, geckodriver: from cargo install
//!   release_pages.rs    archives on the release pages of two of them
//!   prebuilt.rs         fetches and checks such an archive
//!   npm.rs            tools from npm:
//!   wasm_opt.rs         wasm-opt
//!   esbuild.rs          esbuild
//!   browser.rs        Chromium and its driver
//!   firefox.rs        Firefox and its driver
//!   installed.rs      where each system keeps its browsers
//!   apt.rs            Debian packages
//!   cache.rs          installs each tool once per user
//!   version.rs        versions of tools, and versions in Cargo.lock
//! workspace.rs      the paths of the project
//! process.rs        runs programs to their end
//! child_guard.rs    child processes that end with this one
//! background.rs     a program that runs beside others
//! command_line.rs   how a command is shown
//! console.rs        the output on the terminal
//! form.rs           the two forms of the optimised site
//! ```

mod background;
mod child_guard;
mod cli;
mod command_line;
mod commands;
mod console;
mod form;
mod process;
mod site;
mod toolchain;
mod workspace;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::parse() {
        Ok(cli::Parsed::Run(command)) => match commands::run(command) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                console::error(&error);
                ExitCode::FAILURE
            }
        },
        Ok(cli::Parsed::Help) => ExitCode::SUCCESS,
        Err(error) => {
            console::error(&error);
            ExitCode::from(2)
        }
    }
}
