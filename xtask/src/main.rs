//! The project's own commands: `cargo xtask serve`, `test`, `dist`, `first` and `bench`.
//!
//! Everything a fresh machine lacks is found or installed here, once, so that
//! each command works with nothing typed before it.
//!
//! ```text
//! cli.rs            the command line
//! commands/         one file a command: serve · dist · first · bench · test
//! site/             the page: built by Trunk, served from a folder
//!   trunk.rs          how Trunk is called
//!   inputs.rs         what it is made of: has anything changed?
//!   vendored.rs       others' files in it: are they the chosen ones?
//!   release.rs        from what Trunk built to what hosts get:
//!   split/              the program in two halves
//!   minify.rs           scripts and styles made small
//!   renamed.rs          a file that has become another
//!   finish/           the last step to a site for hosts, or to a single file
//!   server.rs         the static server
//!   port.rs           is this port free?
//! toolchain/        what a build needs beyond cargo
//!   wasm_rust.rs      a compiler for WebAssembly, one of two ways:
//!   rustup.rs           rustup's target
//!   debian.rs           Debian's compiler and library source
//!   cargo_tools.rs    Trunk, wasm-bindgen, cargo-deny and geckodriver, through
//!                     cargo install
//!   wasm_opt.rs       wasm-opt, through npm
//!   browser.rs        Chromium and its driver
//!   firefox.rs        Firefox and its driver
//!   apt.rs            Debian packages
//!   cache.rs          each tool is installed once per person
//!   version.rs        what a tool says of its version; what Cargo.lock asks for
//! workspace.rs      where everything lies
//! process.rs        running programs to their end
//! helper.rs         running programs beside ours
//! say.rs            what the person at the terminal reads
//! ```

mod cli;
mod commands;
mod helper;
mod process;
mod say;
mod site;
mod toolchain;
mod workspace;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::parse() {
        Ok(cli::Parsed::Run(command)) => match commands::run(command) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                say::error(&error);
                ExitCode::FAILURE
            }
        },
        Ok(cli::Parsed::Answered) => ExitCode::SUCCESS,
        Err(error) => {
            say::error(&error);
            ExitCode::from(2)
        }
    }
}
