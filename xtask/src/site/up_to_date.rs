//! Builds that run only when their inputs have changed.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use anyhow::{Context, Result};

/// Runs `build` unless `output` was built from these inputs, and returns whether it ran.
///
/// The file `stamp` holds the inputs of the last complete build.
///
/// # Errors
/// When the build fails, or the stamp cannot be written.
pub(crate) fn build_if_changed(
    stamp: &Path,
    inputs: &str,
    output: &Path,
    build: impl FnOnce() -> Result<()>,
) -> Result<bool> {
    let is_current = fs::read_to_string(stamp).is_ok_and(|built_from| built_from == inputs);
    if is_current && output.exists() {
        return Ok(false);
    }
    // An interrupted build must not look finished.
    let _ = fs::remove_file(stamp);
    build()?;
    fs::write(stamp, inputs).with_context(|| format!("could not write {}", stamp.display()))?;
    Ok(true)
}

/// Changes whenever this program is compiled again: the code that finishes a site is an
/// input of the site.
pub(crate) fn this_program() -> String {
    let identity = || -> Result<String> {
        let file = fs::metadata(std::env::current_exe()?)?;
        let modified = file.modified()?.duration_since(UNIX_EPOCH)?;
        Ok(format!("{} {}", file.len(), modified.as_nanos()))
    };
    // The file is gone if the program was compiled again while it runs. Then no later run
    // is equal.
    identity().unwrap_or_else(|_| format!("process {}", std::process::id()))
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn a_build_runs_when_inputs_change_and_after_a_failure() {
        let folder = std::env::temp_dir().join(format!("lab-up-to-date-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (stamp, output) = (folder.join("stamp"), folder.join("output"));
        let build = |inputs: &str| {
            build_if_changed(&stamp, inputs, &output, || Ok(fs::write(&output, inputs)?))
        };
        assert!(build("one").unwrap());
        assert!(!build("one").unwrap());
        assert!(build("two").unwrap());
        let failed = build_if_changed(&stamp, "three", &output, || bail!("no space"));
        assert!(failed.is_err());
        assert!(build("two").unwrap(), "a failed build may have changed it");
        fs::remove_file(&output).unwrap();
        assert!(build("two").unwrap(), "the output is gone");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn this_program_has_an_identity() {
        assert_eq!(this_program(), this_program());
        assert!(!this_program().starts_with("process"));
    }
}
