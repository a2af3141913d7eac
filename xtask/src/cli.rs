//! The command line: what can be typed, and what is said to anything else.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::anyhow;
use clap::error::ErrorKind;
use clap::{Parser, Subcommand, ValueEnum};

/// The lab's own commands.
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

/// What there is to do.
#[derive(Debug, PartialEq, Eq, Subcommand)]
pub(crate) enum Command {
    /// Build the lab and serve it on this machine; rebuilds when a file is saved
    Serve(Serve),
    /// Check everything: formatting, lints, native, wasm and browser tests, the
    /// optimised site
    Test {
        /// Only these parts [default: all of them]
        parts: Vec<Part>,
    },
    /// Build the optimised static site into dist/, ready for any host
    Dist {
        /// Write the whole lab as one HTML file too, which opens from a disk
        #[arg(long)]
        single_file: bool,
    },
    /// Make what hosts would get of a folder that Trunk built: the last step of
    /// `dist` by itself, as the browser tests use it
    #[command(hide = true)]
    Finish {
        /// What Trunk built
        built: PathBuf,
        /// The folder for two versions of the site, and the single file
        sites: PathBuf,
    },
    /// Learn which functions the first station calls: they make up the half of the
    /// program that is fetched first
    First,
    /// Measure the site beside its peers, and write docs/BENCHMARKS.md
    Bench {
        /// Only these parts [default: all of them]
        parts: Vec<Measure>,
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
    /// Serve the optimised site that `dist` builds, as it is: no rebuilding
    #[arg(long)]
    pub(crate) release: bool,
}

/// A part of the tests, in the order they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Part {
    /// Formatting, clippy and the documentation, warnings denied
    Lint,
    /// Everything that knows no browser
    Native,
    /// The tests compiled to WebAssembly, in a headless browser
    Wasm,
    /// The built page, used as a person would
    Browser,
    /// The optimised site, as hosts get it
    Release,
}

/// A part of the benchmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Measure {
    /// How much is fetched, and when
    Payload,
    /// LayerNorm beside other engines
    Layer,
    /// A drag over each slider, beside plotly.js alone and the notebook
    Drag,
    /// Lighthouse
    Load,
}

/// What came of the arguments.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Parsed {
    /// A command to carry out.
    Run(Command),
    /// Help was asked for, and has been printed.
    Answered,
}

/// Reads this process's arguments.
pub(crate) fn parse() -> anyhow::Result<Parsed> {
    parse_from(std::env::args_os())
}

fn parse_from(arguments: impl IntoIterator<Item = OsString>) -> anyhow::Result<Parsed> {
    match Cli::try_parse_from(arguments) {
        Ok(cli) => Ok(Parsed::Run(cli.command)),
        Err(error) if error.kind() == ErrorKind::DisplayHelp => {
            error.print()?;
            Ok(Parsed::Answered)
        }
        Err(error) => Err(anyhow!(one_line(&error))),
    }
}

/// clap explains itself over several lines; the first says what is wrong.
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
mod tests {
    use super::*;

    fn parsed(line: &str) -> anyhow::Result<Parsed> {
        parse_from(line.split(' ').map(OsString::from))
    }

    fn refused(line: &str) -> String {
        parsed(line).expect_err(line).to_string()
    }

    #[test]
    fn the_arguments_are_sound() {
        use clap::CommandFactory;
        Cli::command().debug_assert();
    }

    #[test]
    fn serve_defaults_to_port_8080() {
        let expected = Serve {
            port: 8080,
            open: false,
            release: false,
        };
        assert_eq!(
            parsed("xtask serve").unwrap(),
            Parsed::Run(Command::Serve(expected))
        );
    }

    #[test]
    fn dist_writes_a_single_file_only_if_asked() {
        for (line, single_file) in [("xtask dist", false), ("xtask dist --single-file", true)] {
            let expected = Parsed::Run(Command::Dist { single_file });
            assert_eq!(parsed(line).unwrap(), expected);
        }
    }

    #[test]
    fn test_takes_its_parts() {
        let parts = vec![Part::Wasm, Part::Lint];
        assert_eq!(
            parsed("xtask test wasm lint").unwrap(),
            Parsed::Run(Command::Test { parts })
        );
    }

    #[test]
    fn every_refusal_is_one_line_that_says_what_to_do() {
        for (line, what) in [
            ("xtask", "no command given"),
            ("xtask sreve", "unrecognized subcommand 'sreve'"),
            (
                "xtask serve --port lots",
                "invalid value 'lots' for '--port <PORT>'",
            ),
            ("xtask serve --prot 1", "unexpected argument '--prot' found"),
            ("xtask test unit", "invalid value 'unit' for '[PARTS]...'"),
        ] {
            let said = refused(line);
            assert!(said.starts_with(what), "{line}: {said}");
            assert!(said.ends_with("; try: cargo xtask help"), "{line}: {said}");
            assert_eq!(said.lines().count(), 1, "{line}: {said}");
        }
    }
}
