//! Writes `docs/NUMBERS.md`, or compares the committed page with what would be written.

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
    numbers_page::{
        LOG_PREFIX, NOT_MEASURED, PAGE, Platform, agrees, cell, format_error, is_updating,
    },
};

/// Every check, in the order of the page.
const CHECKS: [fn() -> Report; 23] = [
    super::check_long_draws,
    super::check_short_draws,
    super::check_elementwise_chains,
    super::check_matrix_chains,
    super::check_layer_norm,
    super::check_large_offset,
    super::check_gradient,
    super::check_gradient_few,
    super::check_gradient_large_offset,
    super::check_elementwise_gradients,
    super::check_long_gradients,
    super::check_matrix_gradients,
    super::check_depth_rms,
    super::check_depth_gradients,
    super::check_transformer,
    super::check_variants,
    super::check_float16,
    super::check_bfloat16,
    super::check_every_step,
    super::check_relatives_in_formats,
    super::check_offset_in_formats,
    super::check_layer_norm_chains,
    super::check_failures,
];

/// Writes the page if this run updates it, or else checks the committed one.
///
/// # Panics
/// If the committed page is outdated.
pub(crate) fn check_or_update() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/NUMBERS.md");
    let page = render();
    if is_updating() {
        fs::write(path, page).expect("docs/NUMBERS.md can be written");
        return;
    }
    let first = page.lines().zip(PAGE.lines()).find(|(new, old)| new != old);
    assert!(
        page == PAGE,
        "docs/NUMBERS.md is outdated: run `cargo xtask update numbers`. First: {first:?}"
    );
}

/// The page with the numbers of this build. The other platforms' columns come from the
/// committed page, or Chromium's from the log of a browser run.
fn render() -> String {
    let mut lines = vec![HEAD.to_owned()];
    lines.extend(CHECKS.iter().map(|check| reference(&check().passed())));
    lines.push(COUNTS.to_owned());
    lines.push(format!("\n## Properties\n\n{}", properties()));
    lines.push(FAILURES.to_owned());
    lines.extend(failures::ALL.iter().map(failure));
    lines.join("\n") + "\n"
}

const HEAD: &str = "\
# How exact the numbers are

`cargo xtask update numbers` writes this page. `tests/numbers.rs` fails when it is outdated.

The last column is measured in Chromium, which computes with ndarray in WebAssembly. `tests/wasm.rs` checks it.

## Against references

PyTorch 2.15 computed all reference values except the last file, which was computed with 200 digits. The three columns on the right show the largest error found. A test fails if an error exceeds the allowed one. |value| is the reference value.

| reference | cases | numbers | error | allowed | ndarray | flex | Chromium |
|---|---|---|---|---|---|---|---|";

const COUNTS: &str = "
At every step, the numbers of zero, infinite and NaN entries match PyTorch's. The one exception is the step in which a matrix product overflows: whether a partial sum exceeds float32 depends on the order of its terms, so the count may differ by 1 % of the entries. It differs in one step of the reference runs, in Chromium: 895 of 900 entries, against PyTorch's 893. The gradients of such a chain have one step, too, in which the norm is infinite in PyTorch and NaN in Chromium.

## Number formats

In float16 and bfloat16 the layer and its relatives compute as PyTorch does on a CPU: the input, γ and β are rounded to the format, the rest is float32, and the result is rounded once. PyTorch adds up in another order, so a result near the middle between two numbers of the format may round to the other one: that is one unit in the last place. Two results that differ by at most 2e-6 of the largest one in their matrix count as equal, because float32 is not more exact. With every step rounded, the order of the sums rarely matters, and the reference is the formula written with PyTorch tensors of the format. PyTorch's BatchNorm has float32 γ and β here, as automatic mixed precision keeps them; with γ and β of the format it rounds the mean and 1/√(v + ε) too.

Rows whose mean is at least 30 times √(v + ε) are ill-conditioned: PyTorch's layer in these formats computes x·r − μ·r with r = 1/√(v + ε), and rounds μ·r to float32. It turns four equal values of 40000 in float16 into 0.328; burn and the exact result are 0. Where two values of a row differ by more than float32's largest number, 3.4e38, PyTorch gives NaN in every format, and burn 0.

In random states, the layer differed from PyTorch's in 44 of 85319 values in float16 and in 3 of 82794 in bfloat16, by one unit each, in rows that are not ill-conditioned. With every step rounded, none of 93053 values differed. These counts come from one comparison and are not tested; the table above is.

LayerNorm after every step of a chain carries such a difference to all later steps. In 200 random runs of 60 steps the norms of matrices of three and more features differed by up to 3.5e-7 (float32), 1.5e-4 (float16) and 2.1e-4 (bfloat16), and those of two features by 1.5e-5 in float32. In bfloat16 they can differ completely with two features: PyTorch turns a row of two equal values into 1e-5 or so in place of 0, and the next LayerNorm makes that ±1.";

const FAILURES: &str = "
## Famous failures

For each row, the table shows the first normalised entry: its exact value, its value with the naive variance `E[x²] − μ²` in float32, and its value in burn's LayerNorm with both backends. An error column shows the largest error of any entry.

| failure | published | exact | naive | ndarray | its largest error | flex | its largest error |
|---|---|---|---|---|---|---|---|";

fn reference(report: &Report) -> String {
    let file = report.file;
    let worst = |platform: Platform| {
        let committed = cell(PAGE, file, platform.column()).unwrap_or(NOT_MEASURED);
        if platform == Platform::CURRENT {
            let is_current = agrees(committed, report.worst) && !is_updating();
            return if is_current {
                committed.to_owned()
            } else {
                format_error(report.worst)
            };
        }
        logged_error(file, platform).unwrap_or_else(|| committed.to_owned())
    };
    format!(
        "| {file} | {} | {} | {} | {} | {} | {} | {} |",
        report.cases,
        report.values,
        report.measure.replace('|', "\\|"),
        format_error(report.allowed),
        worst(Platform::Ndarray),
        worst(Platform::Flex),
        worst(Platform::Chromium),
    )
}

/// The largest error that a browser's log states for a file.
fn logged_error(file: &str, platform: Platform) -> Option<String> {
    let path = env::var_os("CHROMIUM_LOG").filter(|_| platform == Platform::Chromium)?;
    let log = fs::read_to_string(path).expect("CHROMIUM_LOG names a readable file");
    let error = log.lines().find_map(|line| {
        let (_, report) = line.split_once(LOG_PREFIX)?;
        let mut cells = report.split(" | ");
        (cells.next() == Some(file)).then(|| cells.next().map(str::to_owned))?
    });
    Some(error.expect("the browser's log has a report of every check"))
}

/// How many property tests there are and how many cases each runs, read from the sources.
fn properties() -> String {
    let modules = [
        include_str!("../properties/gradient.rs"),
        include_str!("../properties/growth.rs"),
        include_str!("../properties/layer.rs"),
        include_str!("../properties/relatives.rs"),
        include_str!("../properties/scenario.rs"),
    ];
    let count = modules.concat().matches("#[test]").count();
    let fuzz = include_str!("../scenario_fuzz/main.rs");
    // The tests before `proptest!` read fixed files.
    let (_, random_tests) = fuzz.split_once("proptest! {").expect("fuzz tests");
    let files = random_tests.matches("#[test]").count() * cases_in(fuzz);
    let cases = cases_in(include_str!("../properties/main.rs"));
    format!(
        "`tests/properties` checks {count} properties on {cases} random inputs each: {} cases a run. `tests/scenario_fuzz` reads {files} scenario files that are damaged or contain wrong values.",
        count * cases
    )
}

/// The value of `const CASES: u32` in a source.
fn cases_in(source: &str) -> usize {
    let (_, cases) = source
        .split_once("const CASES: u32 = ")
        .expect("the source has a constant CASES");
    let cases = cases
        .split(';')
        .next()
        .expect("a constant ends with a semicolon");
    cases.replace('_', "").parse().expect("CASES is a number")
}

fn failure(failure: &Failure) -> String {
    let outcome = failures::run(failure);
    let here = [short(outcome.burn[0]), short(outcome.absolute_error)];
    let columns = |platform: Platform, first: usize| match platform {
        _ if platform == Platform::CURRENT => here.join(" | "),
        _ => [first, first + 1]
            .map(|column| cell(PAGE, words::name(failure.id), column).unwrap_or(NOT_MEASURED))
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
        columns(Platform::Ndarray, 4),
        columns(Platform::Flex, 6),
    )
}

/// A value with a few digits.
fn short(value: Real) -> String {
    match value.to_f64() {
        0.0 => "0".to_owned(),
        value if value.is_nan() => "NaN".to_owned(),
        value if value.is_infinite() => if value > 0.0 { "∞" } else { "−∞" }.to_owned(),
        value if (0.001..1e4).contains(&value.abs()) => format!("{value:.5}"),
        value => format!("{value:.2e}"),
    }
}
