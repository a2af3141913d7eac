//! The command line: its arguments, and its one-line errors.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::anyhow;
use clap::error::ErrorKind;
use clap::{Parser, Subcommand, ValueEnum};

/// The project's commands.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    disable_version_flag = true
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// A command.
#[derive(Debug, PartialEq, Eq, Subcommand)]
pub(crate) enum Command {
    /// Build the lab and serve it on this machine; rebuild when a file is saved
    Serve(Serve),
    /// Check everything: formatting, lints, native, wasm and browser tests, the
    /// optimised site
    Test(Test),
    /// Build the optimised static site into dist/, ready for any host
    Dist(Dist),
    /// Write the generated files again
    Update {
        /// Only these files [default: all of them]
        files: Vec<Generated>,
    },
    /// Measure the site beside its peers, and write docs/BENCHMARKS.md
    Bench {
        /// Only these parts [default: all of them]
        parts: Vec<Benchmark>,
    },
}

/// How to serve.
#[derive(Debug, PartialEq, Eq, clap::Args)]
pub(crate) struct Serve {
    /// The port to serve on
    #[arg(long, default_value_t = 8080)]
    pub(crate) port: u16,
    /// Open the page in the browser once it is ready
    #[arg(long)]
    pub(crate) open: bool,
    /// Serve the optimised site of `dist`, without rebuilding it
    #[arg(long)]
    pub(crate) release: bool,
    /// Serve a site that is already built: its folder, or an unpacked release archive.
    /// Needs and installs no tools
    #[arg(long, value_name = "DIR", conflicts_with = "release")]
    pub(crate) dist: Option<PathBuf>,
}

/// What to build for hosts.
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
pub(crate) struct Dist {
    /// Also write the whole lab as one HTML file, which opens from a disk
    #[arg(long)]
    pub(crate) single_file: bool,
    /// Also write the files of a release into dist-release/: an archive of the site, the
    /// single file, and their checksums
    #[arg(long)]
    pub(crate) archive: bool,
    /// Do not split the WebAssembly module in two
    #[arg(long)]
    pub(crate) whole: bool,
}

/// Which tests to run, and how.
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
pub(crate) struct Test {
    /// Only these suites [default: all of them]
    pub(crate) suites: Vec<Suite>,
    /// Show the browsers, one test at a time
    #[arg(long)]
    pub(crate) headed: bool,
    /// Install PyTorch into the tools' folder (once, 5.5 GB on Linux), which then runs the
    /// exported scripts in every run of the suite `native`
    #[arg(long)]
    pub(crate) with_pytorch: bool,
    /// Only tests whose names contain one of these (suites `native` and `browser`)
    #[arg(last = true, value_name = "NAME")]
    pub(crate) names: Vec<String>,
}

/// A test suite, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Suite {
    /// Formatting, clippy and the documentation, warnings denied
    Lint,
    /// Everything that needs no browser
    Native,
    /// The tests compiled to WebAssembly, in a headless browser
    Wasm,
    /// The built page in Chromium and Firefox
    Browser,
    /// The optimised site, as hosts get it, with its module split and in one piece
    Release,
}

/// A generated file, in the order in which they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Generated {
    /// docs/NUMBERS.md: errors against the references
    Numbers,
    /// assets/lesson.html: the lesson that the page shows without the lab
    Lesson,
    /// tests/goldens/export: the exported scripts and programs
    Exports,
    /// `assets/startup_functions.txt`: the functions that the first station calls
    #[value(name = "first", alias = "profile")]
    Profile,
    /// docs/screenshot.png
    Screenshot,
}

/// A part of the benchmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Benchmark {
    /// How much the page fetches, and when
    Payload,
    /// LayerNorm beside other engines
    Layer,
    /// A drag over each slider, beside plotly.js alone and the notebook
    Drag,
    /// Lighthouse
    Load,
}

/// The result of reading the arguments.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Parsed {
    /// A command to run.
    Run(Command),
    /// The user asked for help, which has been printed.
    Help,
}

/// Reads the arguments of this process.
///
/// # Errors
/// One line that says what is wrong with them.
pub(crate) fn parse() -> anyhow::Result<Parsed> {
    parse_from(std::env::args_os())
}

fn parse_from(arguments: impl IntoIterator<Item = OsString>) -> anyhow::Result<Parsed> {
    match Cli::try_parse_from(arguments) {
        Ok(cli) => Ok(Parsed::Run(cli.command)),
        Err(error) if error.kind() == ErrorKind::DisplayHelp => {
            error.print()?;
            Ok(Parsed::Help)
        }
        Err(error) => Err(anyhow!(one_line(&error))),
    }
}

/// clap's message has several lines; the first says what is wrong.
fn one_line(error: &clap::Error) -> String {
    let what = if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        "no command given".to_owned()
    } else {
        let text = error.to_string();
        let first = text.lines().next().unwrap_or_default();
        first.trim_start_matches("error: ").to_owned()
    };
    format!("{what}; try: cargo xtask help")
}

#[cfg(test)]
#[path = "cli_tests.rs"]
mod tests;
