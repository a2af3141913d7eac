//! Charts with the patches to plotly.js, without them, and with patches that fail: the
//! same drag leads to the same chart (`assets/plotly/build/PATCHES.md`).

use std::{thread, time::Duration};

use browser_tests::{
    gesture::Pointer,
    page::Page,
    settings::Settings,
    viewport::{DESKTOP, Viewport},
};
use serde_json::Value;

/// How charts are updated during a drag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Updates {
    /// By the patches, where they can.
    Patches,
    /// By `Plotly.react` alone: the page has the switch.
    React,
    /// By `Plotly.react`, after the patches have thrown an error.
    FailingPatches,
}

/// Puts the switch into the page before plotly.js is loaded.
const SWITCH_OFF: &str = "addEventListener('DOMContentLoaded', () => {
    const meta = document.createElement('meta');
    meta.name = 'plotly-updates';
    meta.content = 'react';
    document.head.append(meta);
});";

/// Counts the updates of a chart by the patches and by `Plotly.react`.
const COUNT: &str = "element.updates = { patches: 0, react: 0 };
    const { follow, react } = Plotly;
    Plotly.follow = (chart, ...figure) => {
        const isDone = follow(chart, ...figure);
        if (isDone && chart === element) element.updates.patches += 1;
        return isDone;
    };
    Plotly.react = (chart, ...figure) => {
        if (chart === element) element.updates.react += 1;
        return react(chart, ...figure);
    };
    return true;";

const FAIL: &str =
    "Plotly.follow = () => { throw new Error('an internal of plotly has changed'); };";

/// What a chart shows: its data, the ranges of its axes, and its texts and shapes. plotly
/// appends new marks, so their order in the page is not compared.
const CONTENT: &str = "
    const plain = (_, value) => (ArrayBuffer.isView(value) ? Array.from(value) : value);
    const data = element.data.map(({ x, y, text, name }) => ({ x, y, text, name }));
    const { xaxis, yaxis } = element._fullLayout;
    const selector = '.points path, .lines path, .fills path, .text text, .gtitle, .legendtext, \
                      .xtick, .ytick, .xgrid, .ygrid';
    const marks = [...element.querySelectorAll(selector)]
        .map((mark) => ['class', 'd', 'transform', 'x', 'y']
            .map((name) => mark.getAttribute(name)).join(' ') + mark.textContent)
        .sort();
    return JSON.parse(JSON.stringify({ data, ranges: [xaxis.range, yaxis.range], marks }, plain));";

/// A chart, and a slider that changes it.
struct Drag {
    chart: &'static str,
    slider: &'static str,
    viewport: Viewport,
}

/// The chart before the drag, at its end under the pointer, and after it.
fn contents(drag: &Drag, updates: Updates) -> [Value; 3] {
    let page = Page::at(drag.viewport, &Settings::from_environment().lab);
    if updates == Updates::React {
        page.session.add_init_script(SWITCH_OFF);
    }
    page.load();
    page.wait_until_ready();
    page.reveal(drag.slider);
    // Whatever is mounted or drawn near the slider is there by now.
    thread::sleep(Duration::from_millis(600));
    assert!(page.eval_on::<bool>(drag.chart, COUNT));
    if updates == Updates::FailingPatches {
        let () = page.session.script(FAIL, &[]);
    }
    let content = || page.eval_on::<Value>(drag.chart, CONTENT);
    let counts = || -> (u32, u32) {
        let script = "return [element.updates.patches, element.updates.react];";
        page.eval_on(drag.chart, script)
    };

    let before = content();
    let track = page.bounding_box(drag.slider);
    page.press(Pointer::Mouse, track.at(0.3, 0.5));
    for across in [0.35, 0.4, 0.45] {
        page.move_through(Pointer::Mouse, &[track.at(across, 0.5)]);
        page.session.wait_for_frames();
    }
    let during = content();
    let (patches, react) = counts();
    if updates == Updates::Patches {
        assert!(patches > 0, "the patches never updated the chart");
    } else {
        assert_eq!(patches, 0, "the patches are off");
        assert!(react > 0, "react never updated the chart");
    }
    page.release(Pointer::Mouse);
    page.wait_until("the chart is drawn in full", || {
        counts().1 > react || updates != Updates::Patches
    });
    // Longer than input must be idle before a chart is drawn in full.
    thread::sleep(Duration::from_millis(500));
    page.session.wait_for_frames();
    let after = content();
    page.assert_clean_logs();
    [before, during, after]
}

fn assert_same_chart(drag: &Drag) {
    let patched = contents(drag, Updates::Patches);
    assert_ne!(patched[0], patched[1], "{} did not change", drag.chart);
    for updates in [Updates::React, Updates::FailingPatches] {
        let other = contents(drag, updates);
        for (when, (patched, other)) in ["before", "during", "after"]
            .into_iter()
            .zip(std::iter::zip(&patched, &other))
        {
            for part in ["ranges", "data", "marks"] {
                assert_eq!(
                    patched[part], other[part],
                    "{part} of {} {when} the drag, {updates:?}",
                    drag.chart
                );
            }
        }
    }
}

#[test]
fn the_vanishing_chain_is_the_same_without_the_patches() {
    assert_same_chart(&Drag {
        chart: "#chart-smaller",
        slider: "#growth-scale",
        viewport: DESKTOP,
    });
}

#[test]
fn the_exploding_chain_is_the_same_without_the_patches() {
    assert_same_chart(&Drag {
        chart: "#chart-larger",
        slider: "#growth-scale",
        viewport: DESKTOP,
    });
}

#[test]
fn the_scatter_is_the_same_without_the_patches() {
    assert_same_chart(&Drag {
        chart: "#chart-scatter",
        slider: "#layer-norm-gamma",
        // So tall that the slider and the chart are visible together.
        viewport: Viewport {
            height: 2600,
            ..DESKTOP
        },
    });
}
