//! axe-core: the rules of accessibility that a program can check.
//!
//! It finds what is missing or contradicts itself: names, roles, contrast,
//! target sizes. What it cannot see (whether a name is a good one, whether the
//! order makes sense) has tests of its own.

use std::fmt;

use serde::Deserialize;

use crate::page::Page;

/// axe-core 4.14.1, as its makers publish it.
const AXE: &str = include_str!("../vendor/axe/axe-4.14.1.min.js");

/// WCAG 2.0 to 2.2, A and AA, and what axe's makers call best practice. The
/// size of targets is a rule that has to be asked for.
const RUN: &str = "axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
    rules: { 'target-size': { enabled: true } },
    resultTypes: ['violations', 'passes'],
    preload: false,
}).then(({ violations, passes }) => ({
    passed: passes.length,
    violations: violations.map(({ id, help, nodes }) => ({
        rule: id,
        help,
        elements: nodes.slice(0, 5).map(({ html, failureSummary }) =>
            `${html.slice(0, 160)} ${failureSummary.split('\\n').slice(1).join('; ')}`),
        count: nodes.length,
    })),
}))";

/// Rules that apply to every state of the page; fewer mean that axe saw no page.
const RULES: usize = 30;

/// What axe found.
#[derive(Clone, Debug, Deserialize)]
pub struct Report {
    /// How many rules applied and were kept.
    pub passed: usize,
    /// The rules that were not.
    pub violations: Vec<Violation>,
}

/// A rule that was not kept.
#[derive(Clone, Debug, Deserialize)]
pub struct Violation {
    /// axe's name of the rule.
    pub rule: String,
    /// What it asks for.
    pub help: String,
    /// How many elements break it.
    pub count: usize,
    /// The first of them, and what is wrong with each.
    pub elements: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            out,
            "{} ({} elements): {}",
            self.rule, self.count, self.help
        )?;
        self.elements
            .iter()
            .try_for_each(|element| writeln!(out, "    {element}"))
    }
}

/// Runs axe on the page as it is.
#[must_use]
pub fn run(page: &Page) -> Report {
    // From the top: what is scrolled half below the bar is no target too small.
    let () = page
        .session
        .script("scrollTo({ top: 0, behavior: 'instant' });", &[]);
    page.session.settle();
    let there: bool = page.session.script("return 'axe' in window;", &[]);
    if !there {
        let () = page.session.script(AXE, &[]);
    }
    page.session.promise(RUN)
}

/// Asserts that axe finds no violation.
///
/// # Panics
/// With every violation and its elements, or when axe saw no page at all.
pub fn assert_clean(page: &Page, state: &str) {
    let report = run(page);
    let found: String = report.violations.iter().map(ToString::to_string).collect();
    assert!(found.is_empty(), "axe, {state}:\n{found}");
    assert!(
        report.passed >= RULES,
        "axe, {state}: only {} rules applied",
        report.passed
    );
}
