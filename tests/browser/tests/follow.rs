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

/// Counts from now on how often a chart is moved and how often drawn in full.
const COUNT: &str = "element.times = { moved: 0, drawn: 0 };
    element.on('plotly_afterplot', () => (element.times.drawn += 1));
    const follow = Plotly.follow;
    Plotly.follow = (chart, ...figure) => {
        const moved = follow(chart, ...figure);
        if (moved && chart === element) element.times.moved += 1;
        return moved;
    };
    return true;";

fn marks(page: &Page, chart: &str) -> Vec<String> {
    page.ask(chart, MARKS)
}

/// How often it was moved, and how often drawn in full.
fn times(page: &Page, chart: &str) -> (u32, u32) {
    page.ask(chart, "return [element.times.moved, element.times.drawn];")
}

/// A screen so tall that a slider and the scatter are on it together.
const TALL: Screen = Screen {
    height: 2600,
    ..DESKTOP
};

/// Drags a slider over some places, and compares each chart at every one of them
/// as it was moved and as it is drawn once the slider is let go.
fn follows(screen: Screen, slider: &str, places: &[f64], charts: &[&str]) {
    Page::test(screen, |page| {
        page.reveal(slider);
        thread::sleep(Duration::from_millis(600));
        for chart in charts {
            assert!(page.ask::<bool>(chart, COUNT));
        }
        let track = page.frame(slider);
        page.press(Pointer::Mouse, track.at(places[0], 0.5));
        thread::sleep(Duration::from_millis(600));
        for &across in &places[1..] {
            let before: Vec<_> = charts
                .iter()
                .map(|chart| (marks(page, chart), times(page, chart)))
                .collect();
            page.move_over(Pointer::Mouse, &[track.at(across, 0.5)]);
            page.session.settle();
            let shown: Vec<_> = charts.iter().map(|chart| marks(page, chart)).collect();
            // Longer than charts rest before they are drawn in full: not under the hand.
            thread::sleep(Duration::from_millis(500));
            let held: Vec<_> = charts.iter().map(|chart| times(page, chart)).collect();
            page.release(Pointer::Mouse);
            for ((chart, held), (_, (_, drawn))) in charts.iter().zip(held).zip(&before) {
                assert_eq!(held.1, *drawn, "{chart} was drawn in full under the hand");
            }
            for ((chart, shown), (stood, (moved, drawn))) in charts.iter().zip(&shown).zip(before) {
                assert_ne!(*shown, stood, "{chart} stood still at {across}");
                let now = || times(page, chart);
                assert!(now().0 > moved, "{chart} was not moved to {across}");
                page.until("the chart is drawn in full", || now().1 > drawn);
                assert_eq!(*shown, marks(page, chart), "{chart} at {across}");
            }
            page.press(Pointer::Mouse, track.at(across, 0.5));
            page.session.settle();
        }
        page.release(Pointer::Mouse);
    });
}

const CHAINS: [&str; 2] = ["#chart-smaller", "#chart-larger"];

#[test]
fn both_chains_move_as_they_are_drawn() {
    follows(
        DESKTOP,
        "#growth-scale",
        &[0.4, 0.45, 0.52, 0.6, 0.5],
        &CHAINS,
    );
}

/// Past 80 steps too, from where on the markers are smaller.
#[test]
fn a_chain_grows_and_shrinks_as_it_is_drawn() {
    follows(
        DESKTOP,
        "#growth-steps",
        &[0.2, 0.25, 0.5, 0.12, 0.18],
        &CHAINS,
    );
}

#[test]
fn the_scatter_moves_as_it_is_drawn() {
    follows(
        TALL,
        "#layer-norm-gamma",
        &[0.6, 0.65, 0.8, 0.3, 0.7],
        &["#chart-scatter"],
    );
}
