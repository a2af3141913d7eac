//! The quick update of a chart during a drag, `Plotly.follow`, draws the same as a full
//! redraw.

use std::{thread, time::Duration};

use browser_tests::{
    gesture::Pointer,
    page::Page,
    viewport::{DESKTOP, Viewport},
};

/// All marks and texts of a chart, sorted: plotly appends new elements, so their order in the
/// page depends only on time.
const MARKS: &str = "
    const marks = '.points path, .lines path, .fills path, .text text, .gtitle, .legendtext, \
                   .xtick, .ytick, .xgrid, .ygrid';
    return [...element.querySelectorAll(marks)]
        .map((mark) => [
            mark.getAttribute('class'), mark.getAttribute('d'), mark.getAttribute('transform'),
            mark.getAttribute('x'), mark.getAttribute('y'), mark.textContent, mark.style.cssText,
        ].join(' '))
        .sort();";

/// Counts the quick updates and the full redraws of a chart.
const COUNT: &str = "element.counts = { quick: 0, full: 0 };
    element.on('plotly_afterplot', () => (element.counts.full += 1));
    const follow = Plotly.follow;
    Plotly.follow = (chart, ...figure) => {
        const isDone = follow(chart, ...figure);
        if (isDone && chart === element) element.counts.quick += 1;
        return isDone;
    };
    return true;";

fn marks(page: &Page, chart: &str) -> Vec<String> {
    page.eval_on(chart, MARKS)
}

/// The number of quick updates and of full redraws.
fn counts(page: &Page, chart: &str) -> (u32, u32) {
    page.eval_on(chart, "return [element.counts.quick, element.counts.full];")
}

/// So tall that a slider and the scatter chart are visible together.
const TALL: Viewport = Viewport {
    height: 2600,
    ..DESKTOP
};

/// Drags a slider to some fractions of its width. At each of them, compares every chart after
/// the quick update with the chart after the full redraw that follows the release.
fn assert_quick_updates(viewport: Viewport, slider: &str, fractions: &[f64], charts: &[&str]) {
    assert_quick_updates_after(|_| {}, viewport, slider, fractions, charts);
}

/// The same after some actions.
fn assert_quick_updates_after(
    act: impl Fn(&Page),
    viewport: Viewport,
    slider: &str,
    fractions: &[f64],
    charts: &[&str],
) {
    Page::test(viewport, |page| {
        act(page);
        page.reveal(slider);
        thread::sleep(Duration::from_millis(600));
        for chart in charts {
            assert!(page.eval_on::<bool>(chart, COUNT));
        }
        let track = page.bounding_box(slider);
        page.press(Pointer::Mouse, track.at(fractions[0], 0.5));
        thread::sleep(Duration::from_millis(600));
        for &across in &fractions[1..] {
            let before: Vec<_> = charts
                .iter()
                .map(|chart| (marks(page, chart), counts(page, chart)))
                .collect();
            page.move_through(Pointer::Mouse, &[track.at(across, 0.5)]);
            page.session.wait_for_frames();
            let shown: Vec<_> = charts.iter().map(|chart| marks(page, chart)).collect();
            // Longer than the delay of the full redraw, which must not run during a drag.
            thread::sleep(Duration::from_millis(500));
            let during: Vec<_> = charts.iter().map(|chart| counts(page, chart)).collect();
            page.release(Pointer::Mouse);
            for ((chart, during), (_, (_, full))) in charts.iter().zip(during).zip(&before) {
                assert_eq!(during.1, *full, "{chart} was redrawn during the drag");
            }
            for ((chart, shown), (old, (quick, full))) in charts.iter().zip(&shown).zip(before) {
                assert_ne!(*shown, old, "{chart} did not change at {across}");
                let now = || counts(page, chart);
                assert!(now().0 > quick, "{chart} had no quick update at {across}");
                page.wait_until("the chart is redrawn", || now().1 > full);
                assert_eq!(*shown, marks(page, chart), "{chart} at {across}");
            }
            page.press(Pointer::Mouse, track.at(across, 0.5));
            page.session.wait_for_frames();
        }
        page.release(Pointer::Mouse);
    });
}

const CHAINS: [&str; 2] = ["#chart-smaller", "#chart-larger"];

#[test]
fn the_quick_update_of_the_features_with_gamma_and_beta_equals_the_full_redraw() {
    // With γ = 1 and β = 0 the chart has a preview, whose traces go in a full redraw.
    let act = |page: &Page| {
        page.set("layer-norm-gamma", "1.5");
        page.wait_until_updated();
    };
    for slider in ["#layer-norm-gamma", "#layer-norm-beta"] {
        let fractions = [0.6, 0.65, 0.8, 0.3, 0.7];
        assert_quick_updates_after(act, TALL, slider, &fractions, &["#chart-parameters"]);
    }
}

#[test]
fn the_quick_update_of_both_chains_equals_the_full_redraw() {
    assert_quick_updates(
        DESKTOP,
        "#growth-scale",
        &[0.4, 0.45, 0.52, 0.6, 0.5],
        &CHAINS,
    );
}

/// Includes more than 80 steps, where the markers become smaller.
#[test]
fn the_quick_update_of_a_longer_or_shorter_chain_equals_the_full_redraw() {
    assert_quick_updates(
        DESKTOP,
        "#growth-steps",
        &[0.2, 0.25, 0.5, 0.12, 0.18],
        &CHAINS,
    );
}

#[test]
fn the_quick_update_of_the_scatter_equals_the_full_redraw() {
    assert_quick_updates(
        TALL,
        "#layer-norm-gamma",
        &[0.6, 0.65, 0.8, 0.3, 0.7],
        &["#chart-scatter"],
    );
}

#[test]
fn the_quick_update_of_both_chains_in_one_chart_equals_the_full_redraw() {
    for layer_norm in [false, true] {
        let act = |page: &Page| {
            page.choose("view-axis-1");
            if layer_norm {
                assert!(page.toggle("growth-layer-norm"));
            }
            page.wait_until_updated();
        };
        let fractions = [0.4, 0.45, 0.52, 0.6, 0.5];
        assert_quick_updates_after(act, DESKTOP, "#growth-scale", &fractions, &["#chart-both"]);
    }
}
