//! Chromium, or Chrome, and the driver with which tests control it.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::{apt, installed, version};

/// A browser and its driver, which must have the same major version.
#[derive(Debug)]
pub(crate) struct Browser {
    /// Chromium or Chrome.
    pub(crate) chrome: PathBuf,
    /// chromedriver.
    pub(crate) driver: PathBuf,
}

impl Browser {
    /// The programs that `CHROME_BINARY` and `CHROMEDRIVER` name, or else installed
    /// ones, or else Debian's, which are installed now.
    pub(crate) fn find_or_install() -> Result<Self> {
        let (mut chrome, mut driver) = (chrome(), chromedriver());
        if (chrome.is_none() || driver.is_none()) && apt::is_here() {
            let packages = ["chromium", "chromium-driver"];
            apt::install(&packages, "Chromium with chromedriver", "1 minute")?;
            (chrome, driver) = (self::chrome(), chromedriver());
        }
        let browser = Self {
            chrome: chrome.context(
                "Chrome is missing; install Chrome or Chromium, or name it in CHROME_BINARY",
            )?,
            driver: driver.context(
                "chromedriver is missing; install the version of your Chrome, or name it in CHROMEDRIVER",
            )?,
        };
        browser.check()?;
        Ok(browser)
    }

    fn check(&self) -> Result<()> {
        let driver = version::of(&self.driver)
            .with_context(|| format!("{} does not run", self.driver.display()))?;
        if cfg!(windows) {
            // Chrome for Windows prints no version: it opens a window instead.
            return Ok(());
        }
        let chrome = version::of(&self.chrome)
            .with_context(|| format!("{} does not run", self.chrome.display()))?;
        if version::major(&chrome) != version::major(&driver) {
            bail!(
                "chromedriver {driver} cannot control a browser {chrome}; name a matching pair in CHROME_BINARY and CHROMEDRIVER"
            );
        }
        Ok(())
    }
}

fn chrome() -> Option<PathBuf> {
    installed::named_or("CHROME_BINARY", installed::chrome)
}

fn chromedriver() -> Option<PathBuf> {
    installed::named_or("CHROMEDRIVER", || which::which("chromedriver").ok())
}
