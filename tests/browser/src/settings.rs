//! Where the page, the driver and the browser are.

use std::env;

/// What `cargo xtask test browser` says in the environment.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The page's address, from `LAB_URL`; ends with a slash.
    pub lab: String,
    /// The driver's address, from `WEBDRIVER_URL`.
    pub driver: String,
    /// The browser's program, from `CHROME_BINARY`; else the driver's choice.
    pub chrome: Option<String>,
}

impl Settings {
    /// Reads the environment.
    ///
    /// # Panics
    /// When the page's or the driver's address is missing.
    #[must_use]
    pub fn from_environment() -> Self {
        let (Ok(mut lab), Ok(driver)) = (env::var("LAB_URL"), env::var("WEBDRIVER_URL")) else {
            panic!("these tests need a served page and a driver: run `cargo xtask test browser`");
        };
        if !lab.ends_with('/') {
            lab.push('/');
        }
        Self {
            lab,
            driver,
            chrome: env::var("CHROME_BINARY").ok(),
        }
    }
}
