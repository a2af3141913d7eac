//! Chromium, or Chrome, and the driver that tests steer it with.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::{apt, version};

/// A browser and its driver, which have to be of one major version.
#[derive(Debug)]
pub(crate) struct Browser {
    /// The browser.
    pub(crate) chrome: PathBuf,
    /// chromedriver.
    pub(crate) driver: PathBuf,
}

impl Browser {
    /// Those that `CHROME_BINARY` and `CHROMEDRIVER` name, or those on PATH, or
    /// Debian's, installed now.
    pub(crate) fn find_or_install() -> Result<Self> {
        let found = Self::find();
        if found.is_none() {
            let packages = ["chromium", "chromium-driver"];
            apt::install(&packages, "Chromium with chromedriver", "1 minute")?;
        }
        let browser = found
            .or_else(Self::find)
            .context("Chromium is still not on PATH")?;
        browser.check()?;
        Ok(browser)
    }

    fn find() -> Option<Self> {
        let names = [
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ];
        Some(Self {
            chrome: program("CHROME_BINARY", &names)?,
            driver: program("CHROMEDRIVER", &["chromedriver"])?,
        })
    }

    fn check(&self) -> Result<()> {
        let chrome = version::of(&self.chrome)
            .with_context(|| format!("{} does not run", self.chrome.display()))?;
        let driver = version::of(&self.driver)
            .with_context(|| format!("{} does not run", self.driver.display()))?;
        if version::major(&chrome) != version::major(&driver) {
            bail!(
                "chromedriver {driver} cannot steer a browser {chrome}; name a matching pair in CHROME_BINARY and CHROMEDRIVER"
            );
        }
        Ok(())
    }
}

/// The program that a variable names, or the first of these on PATH.
pub(super) fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .or_else(|| names.iter().find_map(|name| which::which(name).ok()))
}
