//! The limits of the optimised site: `budget.toml`.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::console;
use crate::site::{files, release};
use crate::workspace::Workspace;

/// The limits.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    /// The most functions in the start-up profile.
    start_up_functions: usize,
    first_numbers: Group,
    later: Group,
}

/// Files that the page fetches in the same part of a visit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    /// The most kilobytes of all of them together.
    kilobytes: f64,
    /// The most kilobytes of each, by its name without a hash.
    files: BTreeMap<String, f64>,
}

/// Compares the split site in `dist/` with the limits.
///
/// # Errors
/// With everything that exceeds its limit, and every file that has none.
pub(super) fn check(workspace: &Workspace) -> Result<()> {
    let file = workspace.root().join("budget.toml");
    let text =
        fs::read_to_string(&file).with_context(|| format!("could not read {}", file.display()))?;
    let budget: Budget = toml::from_str(&text).context("budget.toml is not valid")?;
    let functions = release::profile(workspace)?.len();
    let sizes = console::step("measuring the optimised site", "30 seconds", || {
        sizes(workspace)
    })?;
    let problems = budget.problems(functions, &sizes);
    if !problems.is_empty() {
        bail!(
            "the site exceeds its budget (budget.toml): {}",
            problems.join("; ")
        );
    }
    for (what, group) in [
        ("before the first numbers", &budget.first_numbers),
        ("later", &budget.later),
    ] {
        let total = group.total(&sizes);
        console::note(format_args!("{total:.0} KB {what}"));
    }
    Ok(())
}

impl Budget {
    /// What exceeds its limit, or has none. `sizes` are kilobytes.
    fn problems(&self, functions: usize, sizes: &BTreeMap<String, f64>) -> Vec<String> {
        let groups = [&self.first_numbers, &self.later];
        let mut problems = Vec::new();
        if functions > self.start_up_functions {
            problems.push(format!(
                "start-up calls {functions} functions, and the limit is {}",
                self.start_up_functions
            ));
        }
        for (name, size) in sizes {
            match groups.iter().find_map(|group| group.files.get(name)) {
                Some(limit) if size > limit => {
                    problems.push(format!("{name} takes {size:.1} KB of {limit}"));
                }
                Some(_) => {}
                None => problems.push(format!("{name}, of {size:.1} KB, has no limit")),
            }
        }
        for group in groups {
            let total = group.total(sizes);
            if total > group.kilobytes {
                let names: Vec<_> = group.files.keys().map(String::as_str).collect();
                problems.push(format!(
                    "{} take {total:.1} KB together, of {}",
                    names.join(", "),
                    group.kilobytes
                ));
            }
        }
        problems
    }
}

impl Group {
    fn total(&self, sizes: &BTreeMap<String, f64>) -> f64 {
        self.files.keys().filter_map(|name| sizes.get(name)).sum()
    }
}

/// The kilobytes of each file of the split site after brotli, by its name without a hash. The
/// single file is another form of the same site.
fn sizes(workspace: &Workspace) -> Result<BTreeMap<String, f64>> {
    let files = files::read(&workspace.dist())?;
    let of_site = files
        .iter()
        .filter(|(name, _)| *name != crate::site::hosting::SINGLE_FILE);
    of_site
        .map(|(name, content)| Ok((without_hash(name), compressed(content)?)))
        .collect()
}

/// Kilobytes after brotli at its best quality.
fn compressed(content: &[u8]) -> Result<f64> {
    let mut brotli = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    brotli.write_all(content)?;
    let bytes = u32::try_from(brotli.into_inner().len())?;
    Ok(f64::from(bytes) / 1e3)
}

/// `style-M6QDndSn0qALZbkf.css` without its hash: `style.css`.
fn without_hash(name: &str) -> String {
    let is_hash = |part: &str| part.len() >= 14 && part.bytes().all(|b| b.is_ascii_alphanumeric());
    match name.rsplit_once('-') {
        Some((start, rest)) => match rest.split_once('.') {
            Some((hash, kind)) if is_hash(hash) => format!("{start}.{kind}"),
            _ => name.to_owned(),
        },
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget() -> Budget {
        toml::from_str(
            "start_up_functions = 10
             [first_numbers]
             kilobytes = 5
             files = { 'a.wasm' = 4, 'b.css' = 2 }
             [later]
             kilobytes = 9
             files = { 'c.wasm' = 9 }",
        )
        .unwrap()
    }

    fn problems(functions: usize, sizes: &[(&str, f64)]) -> Vec<String> {
        let sizes = sizes.iter().map(|(name, size)| ((*name).to_owned(), *size));
        budget().problems(functions, &sizes.collect())
    }

    #[test]
    fn what_exceeds_its_limit_is_named() {
        let fits = [("a.wasm", 3.5), ("b.css", 1.5), ("c.wasm", 9.0)];
        assert!(problems(10, &fits).is_empty());
        assert_eq!(
            problems(11, &[("a.wasm", 4.5), ("b.css", 1.0), ("d.png", 0.1)]),
            [
                "start-up calls 11 functions, and the limit is 10",
                "a.wasm takes 4.5 KB of 4",
                "d.png, of 0.1 KB, has no limit",
                "a.wasm, b.css take 5.5 KB together, of 5",
            ]
        );
    }

    #[test]
    fn names_lose_their_hash_alone() {
        for (name, expected) in [
            ("style-M6QDndSn0qALZbkf.css", "style.css"),
            (
                "plotly-lab-4.1.1.min-505dc3ccd43e42c3.js",
                "plotly-lab-4.1.1.min.js",
            ),
            ("icon-180.png", "icon-180.png"),
            ("index.html", "index.html"),
        ] {
            assert_eq!(without_hash(name), expected);
        }
    }
}
