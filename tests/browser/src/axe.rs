//! axe-core: the accessibility rules that a program can check.
//!
//! They cover names, roles, contrast and target sizes. Other tests cover what axe cannot
//! check, such as a sensible order of the focus.

use std::fmt;

use serde::Deserialize;

use crate::page::Page;

/// axe-core 4.14.1, as published.
const AXE: &str = include_str!("../vendor/axe/axe-4.14.1.min.js");

/// The rules of WCAG 2.0 to 2.2, levels A and AA, and axe's best practices. The rule for
/// target sizes is off by default. A rule that passes is reported with one element: axe takes
/// long to describe all of them.
const OPTIONS: &str = "{
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
    rules: { 'target-size': { enabled: true } },
    resultTypes: ['violations'],
    preload: false,
}";

/// A [`Report`] of axe's results.
const REPORT: &str = "({ violations, passes }) => ({
    passed: passes.length,
    violations: violations.map(({ id, help, nodes }) => ({
        rule: id,
        help,
        elements: nodes.slice(0, 5).map(({ html, failureSummary }) =>
            `${html.slice(0, 160)} ${failureSummary.split('\\n').slice(1).join('; ')}`),
        count: nodes.length,
    })),
})";

/// A screen reader speaks the number of a cell in words: "8.9 times 10 to the power of minus
/// 4". The rule wants the visible text in the name, for people who say the name of a control
/// to press it. Nobody says the number of a cell.
const CONFIGURE: &str = "axe.configure({
    rules: [{ id: 'label-content-name-mismatch', selector: ':not([data-cell])' }],
});";

/// At least this many rules apply to every state of the page, also when a dialog covers all
/// else: fewer mean that axe saw no page.
const MIN_RULES: usize = 25;

/// The same for a part of the page, which has no landmarks and no page title.
const MIN_RULES_OF_PART: usize = 10;

/// axe's report.
#[derive(Clone, Debug, Deserialize)]
pub struct Report {
    /// How many rules applied and passed.
    pub passed: usize,
    /// The rules that failed.
    pub violations: Vec<Violation>,
}

/// A failed rule.
#[derive(Clone, Debug, Deserialize)]
pub struct Violation {
    /// The rule's id.
    pub rule: String,
    /// What the rule requires.
    pub help: String,
    /// How many elements violate it.
    pub count: usize,
    /// The first five of them, each with its problems.
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

/// Runs axe on the page in its current state.
#[must_use]
pub fn run(page: &Page) -> Report {
    run_on(page, "document")
}

/// Runs axe on the part of the page with this selector.
///
/// # Panics
/// Never: text is valid JSON.
#[must_use]
pub fn run_part(page: &Page, selector: &str) -> Report {
    run_on(
        page,
        &serde_json::to_string(selector).expect("text is JSON"),
    )
}

/// Runs axe on what this JavaScript expression names.
fn run_on(page: &Page, context: &str) -> Report {
    // Scrolled to the top: axe would report a target that the bar half covers as too small.
    let () = page
        .session
        .script("scrollTo({ top: 0, behavior: 'instant' });", &[]);
    page.session.wait_for_frames();
    // In the middle of a transition between two themes, colours have no contrast.
    page.wait_until("no colour is in transition", || {
        page.session.script(
            "return document.getAnimations().every((animation) =>
                 !(animation instanceof CSSTransition) || animation.playState !== 'running'
                     || !animation.transitionProperty.includes('color'));",
            &[],
        )
    });
    let is_loaded: bool = page.session.script("return 'axe' in window;", &[]);
    if !is_loaded {
        let () = page.session.script(AXE, &[]);
        let () = page.session.script(CONFIGURE, &[]);
    }
    page.session
        .await_promise(&format!("axe.run({context}, {OPTIONS}).then({REPORT})"))
}

/// Asserts that axe finds no violation on the page.
///
/// # Panics
/// With every violation and its elements, or when axe saw no page at all.
pub fn assert_clean(page: &Page, state: &str) {
    assert_passes(&run(page), MIN_RULES, state);
}

/// Asserts that axe finds no violation in a part of the page. axe takes a tenth of the time of
/// the whole page, for which one check in a few states is enough.
///
/// # Panics
/// With every violation and its elements, or when axe saw no such part.
pub fn assert_clean_part(page: &Page, selector: &str, state: &str) {
    assert_passes(&run_part(page, selector), MIN_RULES_OF_PART, state);
}

fn assert_passes(report: &Report, min_rules: usize, state: &str) {
    let violations: String = report.violations.iter().map(ToString::to_string).collect();
    assert!(violations.is_empty(), "axe, {state}:\n{violations}");
    assert!(
        report.passed >= min_rules,
        "axe, {state}: only {} rules applied",
        report.passed
    );
}
