//! The quick way to move a chart shows what drawing it in full shows.

use std::{thread, time::Duration};

use browser_tests::{
    gesture::Pointer,
    page::Page,
    screen::{DESKTOP, Screen},
};

/// All marks and words of a chart, in an order of their own: plotly appends what
/// is new, so that the order in the page tells only what came when.
const MARKS: &str = "
    const marks = '.points path, .lines path, .fills path, .text text, .gtitle, .legendtext, \
                   .xtick, .ytick, .xgrid, .ygrid';
    return [...element.querySelectorAll(marks)]
        .map((mark) => [
            mark.getAttribute('class'), mark.getAttribute('d'), mark.getAttribute('transform'),
            mark.getAttribute('x'), mark.getAttribute('y'), mark.textContent, mark.style.cssText,
        ].join(' '))
        .sort();";

/// Counts how often plotly has drawn a chart in full from now on.
const COUNT: &str = "element.drawnInFull = 0;
    element.on('plotly_afterplot', () => (element.drawnInFull += 1));
    return true;";

fn marks(page: &Page, chart: &str) -> Vec<String> {
    page.ask(chart, MARKS)
}

fn drawn_in_full(page: &Page, chart: &str) -> u32 {
    page.ask(chart, "return element.drawnInFull;")
}

/// A screen so tall that a slider and the scatter are on it together.
const TALL: Screen = Screen {
    height: 2600,
    ..DESKTOP
};

/// Drags a slider over some places and holds it there.
fn follows(screen: Screen, slider: &str, charts: &[&str]) {
    Page::test(screen, |page| {
        page.reveal(slider);
        thread::sleep(Duration::from_millis(600));
        for chart in charts {
            assert!(page.ask::<bool>(chart, COUNT));
        }
        let track = page.frame(slider);
        page.press(Pointer::Mouse, track.at(0.4, 0.5));
        for across in [0.45, 0.52, 0.6, 0.5, 0.47] {
            let before: Vec<_> = charts.iter().map(|chart| marks(page, chart)).collect();
            page.move_over(Pointer::Mouse, &[track.at(across, 0.5)]);
            page.session.settle();
            let moved: Vec<_> = charts.iter().map(|chart| marks(page, chart)).collect();
            let times: Vec<_> = charts
                .iter()
                .map(|chart| drawn_in_full(page, chart))
                .collect();
            thread::sleep(Duration::from_millis(500));
            for (index, chart) in charts.iter().enumerate() {
                assert_ne!(
                    moved[index], before[index],
                    "{chart} stood still at {across}"
                );
                assert!(
                    drawn_in_full(page, chart) > times[index],
                    "{chart} was not drawn in full when {slider} rested at {across}"
                );
                assert_eq!(moved[index], marks(page, chart), "{chart} at {across}");
            }
        }
        page.release(Pointer::Mouse);
    });
}

#[test]
fn both_chains_move_as_they_are_drawn() {
    follows(
        DESKTOP,
        "#growth-scale",
        &["#chart-smaller", "#chart-larger"],
    );
}

#[test]
fn a_chain_grows_as_it_is_drawn() {
    follows(
        DESKTOP,
        "#growth-steps",
        &["#chart-smaller", "#chart-larger"],
    );
}

#[test]
fn the_scatter_moves_as_it_is_drawn() {
    follows(TALL, "#layer-norm-gamma", &["#chart-scatter"]);
}
