//! Tools from their release pages, which saves minutes of compiling where these pages can
//! be reached.
//!
//! Every archive is pinned by its SHA-256 checksum. curl fetches it, which most systems
//! have. An HTTP client with TLS in this program would be compiled at every first start,
//! also where no release page can be reached.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use flate2::read::GzDecoder;
use sha2::{Digest, Sha256};

/// The archives of one version of a tool.
#[derive(Debug)]
pub(super) struct Prebuilt {
    /// The only version for which the checksums hold.
    pub(super) version: &'static str,
    /// The address of an archive, in which `TARGET` stands for the target.
    pub(super) address: &'static str,
    pub(super) archives: &'static [Archive],
}

/// An archive for one kind of machine.
#[derive(Debug)]
pub(super) struct Archive {
    /// Operating system and processor, as in `std::env::consts`.
    pub(super) machine: (&'static str, &'static str),
    pub(super) target: &'static str,
    pub(super) sha256: &'static str,
}

/// How long a download may take.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// Seconds until there is a connection.
    connection: u32,
    /// Seconds with less than 10 kB each.
    stalled: u32,
    /// Seconds for all of it.
    total: u32,
}

/// Some networks never answer: then cargo compiles the tool soon.
const LIMITS: Limits = Limits {
    connection: 4,
    stalled: 4,
    total: 60,
};

impl Prebuilt {
    /// The archive for this machine, if there is one of this version.
    pub(super) fn archive(&self, version: &str) -> Option<&'static Archive> {
        let machine = (std::env::consts::OS, std::env::consts::ARCH);
        let mut archives = self.archives.iter();
        archives.find(|archive| self.version == version && archive.machine == machine)
    }

    /// Fetches an archive, checks it, and writes its programs into the folder `bin` of
    /// `folder`.
    ///
    /// # Errors
    /// When that fails, or is too slow. `folder` has no program then that was not checked.
    pub(super) fn install(
        &self,
        archive: &Archive,
        programs: &[&str],
        folder: &Path,
    ) -> Result<()> {
        let address = self.address.replace("TARGET", archive.target);
        fetch(&address, "=https", LIMITS, folder)?;
        unpack(archive.sha256, programs, folder)
    }
}

/// The name of the fetched file in the tool's folder.
const FETCHED: &str = "fetched.tar.gz";

/// Fetches a file with the allowed protocols, also after a redirect.
fn fetch(address: &str, protocols: &str, limits: Limits, folder: &Path) -> Result<()> {
    let Limits {
        connection,
        stalled,
        total,
    } = limits;
    let mut curl = Command::new("curl");
    curl.args(["--fail", "--location", "--silent", "--show-error"])
        .args(["--proto", protocols, "--proto-redir", protocols])
        .args(["--connect-timeout", &connection.to_string()])
        .args(["--speed-limit", "10000"])
        .args(["--speed-time", &stalled.to_string()])
        .args(["--max-time", &total.to_string()])
        .arg("--output")
        .arg(folder.join(FETCHED))
        .arg(address)
        .stdin(Stdio::null());
    let output = curl.output().context("could not start curl")?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        bail!("{}", errors.trim().lines().last().unwrap_or("curl failed"));
    }
    Ok(())
}

/// Checks the fetched archive, and takes the programs out of it.
fn unpack(sha256: &str, programs: &[&str], folder: &Path) -> Result<()> {
    let fetched = folder.join(FETCHED);
    let content = fs::read(&fetched).context("nothing was fetched")?;
    let found = format!("{:x}", Sha256::digest(&content));
    if found != sha256 {
        bail!("the archive is not the pinned one: its checksum is {found}");
    }
    let bin = folder.join("bin");
    fs::create_dir_all(&bin)?;
    let mut archive = tar::Archive::new(GzDecoder::new(&content[..]));
    for entry in archive.entries().context("the archive is damaged")? {
        let mut entry = entry.context("the archive is damaged")?;
        let path = entry.path()?.into_owned();
        let name = path.file_name().unwrap_or_default();
        if programs.iter().any(|program| name == *program) {
            let mut file = File::create(bin.join(name))?;
            std::io::copy(&mut entry, &mut file)?;
            make_executable(&file)?;
        }
    }
    fs::remove_file(fetched)?;
    Ok(())
}

#[cfg(unix)]
fn make_executable(file: &File) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    Ok(file.set_permissions(fs::Permissions::from_mode(0o755))?)
}

#[cfg(not(unix))]
fn make_executable(_: &File) -> Result<()> {
    Ok(())
}

#[cfg(all(test, unix))]
#[path = "prebuilt_tests.rs"]
mod tests;
