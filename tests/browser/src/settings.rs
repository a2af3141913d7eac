//! The addresses and programs that `cargo xtask test` passes to the tests.

use std::{
    env, fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process,
};

/// The variables that `cargo xtask test browser` sets.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The page's address, from `LAB_URL`; ends with a slash.
    pub lab: String,
    /// The driver's address, from `WEBDRIVER_URL`.
    pub driver: String,
    /// The browser's program, from `CHROME_BINARY`; else the driver's choice.
    pub chrome: Option<String>,
    /// The second engine's driver, from `GECKODRIVER_URL`.
    pub gecko: Option<String>,
    /// The second engine's program, from `FIREFOX_BINARY`; else its driver's choice.
    pub firefox: Option<String>,
    /// Whether the browsers show their windows, from `LAB_HEADED`.
    pub headed: bool,
}

/// The folder of the finished sites, from `LAB_FINISHED`: `first` and `next`, two
/// versions of the site; `single/lab.html`; and `split`, whose WebAssembly module is
/// split in two.
///
/// # Panics
/// When the environment does not say.
#[must_use]
pub fn finished() -> PathBuf {
    env::var_os("LAB_FINISHED")
        .map(PathBuf::from)
        .expect("no finished site to test: run `cargo xtask test browser`")
}

/// The folder of the optimised site, from `LAB_DIST`: its module is split, or in one
/// piece.
///
/// # Panics
/// When the environment does not say.
#[must_use]
pub fn dist() -> PathBuf {
    env::var_os("LAB_DIST")
        .map(PathBuf::from)
        .expect("no optimised site to test: run `cargo xtask test release`")
}

/// The name of a site's file with this start and end, whatever its hash.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn file_of(site: &Path, start: &str, end: &str) -> String {
    fs::read_dir(site)
        .expect("the site is there")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .find(|name| name.starts_with(start) && name.ends_with(end))
        .unwrap_or_else(|| panic!("no file {start}…{end}"))
}

/// How often a test repeats its action: with `LAB_LONG`, as often as docs/RELIABILITY.md
/// says, which takes minutes.
#[must_use]
pub fn times(usual: u32, long: u32) -> u32 {
    if env::var_os("LAB_LONG").is_some() {
        long
    } else {
        usual
    }
}

impl Settings {
    /// Reads the environment. Without an address, one line for all tests says that there
    /// is no page to test.
    #[must_use]
    pub fn from_environment() -> Self {
        let (Ok(mut lab), Ok(driver)) = (env::var("LAB_URL"), env::var("WEBDRIVER_URL")) else {
            // A test delays the output of `eprintln!` until it ends.
            let line = "no page to test: run `cargo xtask test browser`";
            writeln!(io::stderr(), "{line}").ok();
            process::exit(1);
        };
        if !lab.ends_with('/') {
            lab.push('/');
        }
        Self {
            lab,
            driver,
            chrome: env::var("CHROME_BINARY").ok(),
            gecko: env::var("GECKODRIVER_URL").ok(),
            firefox: env::var("FIREFOX_BINARY").ok(),
            headed: env::var_os("LAB_HEADED").is_some(),
        }
    }
}
