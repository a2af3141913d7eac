//! Writes `docs/NUMBERS.md`, or holds the committed one to what it would be.

use std::{env, fs};

use layernorm_lab::{
    lab::{
        failures::{self, Failure},
        real::Real,
    },
    words::failures as words,
};

use super::{
    Report,
    page::{MARK, PAGE, Place, UNTOLD, cell, is_written, tells, told},
};

/// Every check, in the order of the page.
const CHECKS: [fn() -> Report; 11] = [
    super::check_long_draws,
    super::check_short_draws,
    super::check_elementwise_chains,
    super::check_matrix_chains,
    super::check_layer_norm,
    super::check_large_offset,
    super::check_gradient,
    super::check_gradient_few,
    super::check_gradient_large_offset,
    super::check_variants,
    super::check_failures,
];

/// # Panics
/// If the page is not what it would be, were it written now.
pub(crate) fn hold_or_write() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/NUMBERS.md");
    let page = render();
    if is_written() {
        fs::write(path, page).expect("docs/NUMBERS.md can be written");
        return;
    }
    let first = page.lines().zip(PAGE.lines()).find(|(new, old)| new != old);
    assert!(
        page == PAGE,
        "docs/NUMBERS.md is outdated; run with UPDATE_NUMBERS=1. First: {first:?}"
    );
}

/// The page with what this program computes; what others do is taken from the
/// page as it is, or from the log of a browser's run.
fn render() -> String {
    let mut lines = vec![HEAD.to_owned()];
    lines.extend(CHECKS.iter().map(|check| reference(&check().confirmed())));
    lines.push(COUNTS.to_owned());
    lines.push(format!("\n## Properties\n\n{}", properties()));
    lines.push(FAILURES.to_owned());
    lines.extend(failures::ALL.iter().map(failure));
    lines.join("\n") + "\n"
}

const HEAD: &str = "\
# How near the numbers come

Written by `tests/numbers.rs`, which fails when this page is outdated:

```sh
UPDATE_NUMBERS=1 cargo test --test numbers
UPDATE_NUMBERS=1 cargo test --test numbers --no-default-features --features flex
```

The last column is Chromium's, which computes with ndarray in WebAssembly: put the log of `cargo xtask test wasm` into a file and its path into `CHROMIUM_LOG` for the first of the two commands. `tests/wasm.rs` then holds it.

## Against references

PyTorch 2.15 computed all but the last, which was computed with 200 digits. The three columns on the right are the largest error found; a test fails at more than is allowed. |value| is the reference's.

| reference | cases | numbers | error | allowed | ndarray | flex | Chromium |
|---|---|---|---|---|---|---|---|";

const COUNTS: &str = "
Zeros, infinities and NaN are counted alike at every step. The one exception is a matrix product in the step in which it overflows: whether a sum leaves float32 on its way depends on the order of its terms, so there the count may differ by 1 % of the entries. It does in one step of the reference runs, in Chromium: 895 of 900 entries for PyTorch's 893.";

const FAILURES: &str = "
## Famous failures

The first entry of the row normalised, and the largest error of any entry: exactly, by the naive variance `E[x²] − μ²` in float32, and by burn's LayerNorm.

| failure | published | exact | naive | ndarray | its largest error | flex | its largest error |
|---|---|---|---|---|---|---|---|";

fn reference(report: &Report) -> String {
    let file = report.file;
    let worst = |place: Place| {
        let committed = cell(PAGE, file, place.column()).unwrap_or(UNTOLD);
        if place == Place::HERE {
            let is_kept = tells(committed, report.worst) && !is_written();
            return if is_kept {
                committed.to_owned()
            } else {
                told(report.worst)
            };
        }
        logged(file, place).unwrap_or_else(|| committed.to_owned())
    };
    format!(
        "| {file} | {} | {} | {} | {} | {} | {} | {} |",
        report.cases,
        report.values,
        report.measure.replace('|', "\\|"),
        told(report.allowed),
        worst(Place::Ndarray),
        worst(Place::Flex),
        worst(Place::Chromium),
    )
}

/// What a browser's log tells.
fn logged(file: &str, place: Place) -> Option<String> {
    let path = env::var_os("CHROMIUM_LOG").filter(|_| place == Place::Chromium)?;
    let log = fs::read_to_string(path).expect("CHROMIUM_LOG names a file");
    let told = log.lines().find_map(|line| {
        let (_, told) = line.split_once(MARK)?;
        let mut cells = told.split(" | ");
        (cells.next() == Some(file)).then(|| cells.next().map(str::to_owned))?
    });
    Some(told.expect("the browser's log tells of every check"))
}

/// How many there are and on how many cases each is tried, from the source.
fn properties() -> String {
    let modules = [
        include_str!("../properties/backward.rs"),
        include_str!("../properties/layer.rs"),
        include_str!("../properties/whole.rs"),
    ];
    let count = modules.concat().matches("#[test]").count();
    let fuzz = include_str!("../scenario_fuzz.rs");
    // One of its tests is no property, but a file of its own.
    let files = (fuzz.matches("#[test]").count() - 1) * told_cases(fuzz);
    let cases = told_cases(include_str!("../properties/main.rs"));
    format!(
        "`tests/properties` tries {count} properties on {cases} random inputs each: {} cases a run. `tests/scenario_fuzz.rs` gives the reader of scenario files {files} files that are damaged or hold wrong values.",
        count * cases
    )
}

/// The number in a source's `const CASES: u32`.
fn told_cases(source: &str) -> usize {
    let (_, cases) = source
        .split_once("const CASES: u32 = ")
        .expect("the cases are told");
    let cases = cases.split(';').next().expect("a constant ends");
    cases.replace('_', "").parse().expect("a number of cases")
}

fn failure(failure: &Failure) -> String {
    let outcome = failures::run(failure);
    let here = [short(outcome.burn[0]), short(outcome.absolute_error)];
    let columns = |place: Place, first: usize| match place {
        _ if place == Place::HERE => here.join(" | "),
        _ => [first, first + 1]
            .map(|column| cell(PAGE, words::name(failure.id), column).unwrap_or(UNTOLD))
            .join(" | "),
    };
    let reports = failure.reports.iter().map(|report| {
        let project = report.repository.split('/').next_back().unwrap_or_default();
        format!("[{project} {}]({})", report.issue, report.url())
    });
    format!(
        "| {} | {} | {} | {} | {} | {} |",
        words::name(failure.id),
        reports.collect::<Vec<_>>().join(", "),
        short(outcome.exact.output[0]),
        short(outcome.naive.output[0]),
        columns(Place::Ndarray, 4),
        columns(Place::Flex, 6),
    )
}

/// A few digits of a value.
fn short(value: Real) -> String {
    match value.to_f64() {
        0.0 => "0".to_owned(),
        value if value.is_nan() => "NaN".to_owned(),
        value if value.is_infinite() => if value > 0.0 { "∞" } else { "−∞" }.to_owned(),
        value if (0.001..1e4).contains(&value.abs()) => format!("{value:.5}"),
        value => format!("{value:.2e}"),
    }
}
