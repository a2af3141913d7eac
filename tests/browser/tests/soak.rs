//! Thousands of updates: what the page takes for them, it gives back.

use std::{
    thread,
    time::{Duration, Instant},
};

use browser_tests::{page::Page, screen::DESKTOP, settings::times};
use serde::Deserialize;
use serde_json::json;

/// Rounds of 100 updates each, usually and at length.
const ROUNDS: [u32; 2] = [10, 100];
/// After so many the page holds whatever it keeps for good.
const WARM_UP: u32 = 15;
/// Longer than a chart rests before it is drawn in full.
const DRAWN: Duration = Duration::from_millis(600);
/// JavaScript's heap may differ by so much, bytes.
const HEAP: f64 = 1_048_576.0;
/// The program's memory may grow by so much, bytes: two of its pages, for gaps that
/// its allocator has not found yet. Lists that took their items down and built them
/// anew took 3.5 MB for 10 000 updates.
const MEMORY: f64 = 131_072.0;

/// What the page holds after a collection of garbage.
#[derive(Clone, Copy, Debug, Deserialize)]
struct Held {
    nodes: u64,
    #[serde(rename = "jsEventListeners")]
    listeners: u64,
    #[serde(skip)]
    heap: f64,
    #[serde(skip)]
    memory: f64,
}

/// Keeps the program's memory where the test can read its size: `WebAssembly`
/// tells nobody else.
const KEEP_MEMORY: &str = "
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const instantiate = WebAssembly[name];
        WebAssembly[name] = async (...given) => {
            const result = await instantiate.apply(WebAssembly, given);
            const { exports } = result.instance ?? result;
            window.keptMemory = exports.memory;
            return result;
        };
    }";

/// One round: 100 updates, ten to a frame, over every kind of control, and
/// back to where they began.
const ROUND: &str = "
    const done = arguments[0];
    const by = (id) => document.getElementById(id);
    const slide = (id, part) => {
        const slider = by(id);
        const [min, max] = [Number(slider.min), Number(slider.max)];
        slider.value = min + part * (max - min);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const frame = () => new Promise((next) => requestAnimationFrame(next));
    const sliders = [
        'growth-scale', 'layer-norm-gamma', 'layer-norm-beta', 'layer-norm-eps',
        'activations-mean', 'activations-std', 'relatives-groups',
    ];
    const shapes = [['growth-steps', 0.1], ['activations-rows', 0.4], ['activations-features', 0.3]];
    (async () => {
        let updates = 0;
        const update = async (act) => {
            act();
            updates += 1;
            if (updates % 10 === 0) await frame();
        };
        for (let turn = 0; turn < 11; turn += 1) {
            for (const id of sliders) await update(() => slide(id, (turn * 0.37) % 1));
        }
        for (const [id, most] of shapes) {
            for (const part of [most, 0]) await update(() => slide(id, part));
        }
        for (const id of ['lever', 'expected']) {
            for (const _ of [0, 1]) await update(() => by(id).click());
        }
        for (const id of ['axis-1', 'axis-0', 'shape-1', 'shape-0', 'divisor-1', 'divisor-0']) {
            await update(() => by(id).click());
        }
        for (const id of ['failure-3', 'failure-0']) await update(() => by(id).click());
        for (const reset of document.querySelectorAll('.slider-reset')) reset.click();
        // Seeds that come again: plotly keeps the size of every label it ever drew.
        const seed = by('seed');
        for (const value of ['1', '0']) {
            seed.value = value;
            await update(() => seed.dispatchEvent(new Event('change', { bubbles: true })));
        }
        for (const cell of ['0,1', '0,0', '0,1']) {
            await update(() => document.querySelector(`#matrix-after [data-cell='${cell}']`)
                .dispatchEvent(new PointerEvent('pointerover', { bubbles: true })));
        }
        await frame();
        await frame();
        done(updates);
    })();";

fn held(page: &Page) -> Held {
    page.rest();
    // Charts that moved are drawn in full when they rest, with other labels perhaps.
    thread::sleep(DRAWN);
    // Twice: what the first one frees may hold more.
    for _ in 0..2 {
        let _ = page
            .session
            .devtools("HeapProfiler.collectGarbage", &json!({}));
    }
    let counters = page.session.devtools("Memory.getDOMCounters", &json!({}));
    let mut held: Held = serde_json::from_value(counters).expect("counts of nodes and listeners");
    let heap = page.session.devtools("Runtime.getHeapUsage", &json!({}));
    held.heap = heap["usedSize"].as_f64().expect("a size in bytes");
    held.memory = page
        .session
        .script("return window.keptMemory.buffer.byteLength;", &[]);
    held
}

#[test]
fn updates_leave_nothing_behind() {
    Page::test(DESKTOP, |page| {
        let _ = page.session.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": KEEP_MEMORY }),
        );
        page.reload();
        // Everything that is only built when it comes near.
        for station in ["relatives", "failures"] {
            page.reveal(&format!("#{station}-heading"));
            page.until(station, || page.has(&format!("#{station} data")));
        }
        page.reveal("#why-heading");
        for details in ["growth-size", "activations-mean"] {
            page.reveal(&format!("#{details}"));
        }

        let start = Instant::now();
        let round = || -> u32 { page.session.script_later(ROUND) };
        let mut updates = 0;
        let mut warm = None;
        let rounds = times(ROUNDS[0], ROUNDS[1]);
        for number in 1..=WARM_UP + rounds {
            let made = round();
            if number == WARM_UP {
                warm = Some(held(page));
            } else if number > WARM_UP {
                updates += made;
            }
        }
        let (warm, after) = (warm.expect("it was warm"), held(page));
        println!("{updates} updates in {:.0?}", start.elapsed());
        println!("warm:  {warm:?}");
        println!("after: {after:?}");
        assert!(updates >= rounds * 100, "{updates}");
        assert_eq!(after.nodes, warm.nodes, "nodes");
        assert_eq!(after.listeners, warm.listeners, "listeners");
        assert!(after.heap - warm.heap < HEAP, "{warm:?}, then {after:?}");
        let (warm, after) = (warm.memory, after.memory);
        assert!(
            after - warm < MEMORY,
            "the program's memory: {warm}, then {after}"
        );
    });
}
