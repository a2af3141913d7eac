//! Thousands of updates leak no memory.

use std::{
    thread,
    time::{Duration, Instant},
};

use browser_tests::{page::Page, settings::times, viewport::DESKTOP};
use serde::Deserialize;
use serde_json::json;

/// The number of rounds of 100 updates, usually and with `LAB_LONG`.
const ROUNDS: [u32; 2] = [10, 100];
/// The number of rounds after which the caches are full.
const WARM_UP_ROUNDS: u32 = 15;
/// Longer than the delay of a chart's full redraw.
const REDRAW_DELAY: Duration = Duration::from_millis(600);
/// The allowed growth of JavaScript's heap, in bytes.
const HEAP_GROWTH: f64 = 1_048_576.0;
/// The allowed growth of the module's memory, in bytes: two wasm pages, for the allocator's
/// fragmentation. Lists that did not recycle their items took 3.5 MB in 10 000 updates.
const MEMORY_GROWTH: f64 = 131_072.0;

/// The page's memory use after a garbage collection.
#[derive(Clone, Copy, Debug, Deserialize)]
struct MemoryUse {
    nodes: u64,
    #[serde(rename = "jsEventListeners")]
    listeners: u64,
    #[serde(skip)]
    heap: f64,
    #[serde(skip)]
    memory: f64,
}

/// Stores the module's memory in `window`, since no other API gives access to its size.
const EXPOSE_MEMORY: &str = "
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const instantiate = WebAssembly[name];
        WebAssembly[name] = async (...source) => {
            const result = await instantiate.apply(WebAssembly, source);
            const { exports } = result.instance ?? result;
            window.moduleMemory = exports.memory;
            return result;
        };
    }";

/// One round: 100 updates of every kind of control, ten per frame, and back to the start.
const ROUND: &str = "
    const done = arguments[0];
    const by = (id) => document.getElementById(id);
    const slide = (id, fraction) => {
        const slider = by(id);
        const [min, max] = [Number(slider.min), Number(slider.max)];
        slider.value = min + fraction * (max - min);
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
        for (const id of ['growth-layer-norm', 'view-expected']) {
            for (const _ of [0, 1]) await update(() => by(id).click());
        }
        for (const id of ['view-axis-1', 'view-axis-0', 'layer-norm-normalized-shape-1', 'layer-norm-normalized-shape-0', 'view-std-1', 'view-std-0']) {
            await update(() => by(id).click());
        }
        for (const id of ['failures-source-3', 'failures-source-10', 'failures-source-0']) await update(() => by(id).click());
        for (const reset of document.querySelectorAll('.slider-reset')) reset.click();
        // The same seeds in every round: plotly caches the size of every label.
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

fn memory_use(page: &Page) -> MemoryUse {
    page.wait_until_updated();
    // The charts' full redraw may add labels.
    thread::sleep(REDRAW_DELAY);
    // Twice: the first collection may release objects that keep others alive.
    for _ in 0..2 {
        let _ = page
            .session
            .devtools("HeapProfiler.collectGarbage", &json!({}));
    }
    let counters = page.session.devtools("Memory.getDOMCounters", &json!({}));
    let mut usage: MemoryUse =
        serde_json::from_value(counters).expect("counts of nodes and listeners");
    let heap = page.session.devtools("Runtime.getHeapUsage", &json!({}));
    usage.heap = heap["usedSize"].as_f64().expect("a size in bytes");
    usage.memory = page
        .session
        .script("return window.moduleMemory.buffer.byteLength;", &[]);
    usage
}

#[test]
fn updates_leak_no_memory() {
    Page::test(DESKTOP, |page| {
        let _ = page.session.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": EXPOSE_MEMORY }),
        );
        page.reload();
        // Mounts the lazy stations.
        page.reveal("#relatives-heading");
        page.wait_until("station 5", || page.has("#relatives data"));
        page.reveal("#failures-heading");
        page.wait_until("station 6", || page.has("#failures-details"));
        let () = page.eval_on("#failures-details", "element.open = true;");
        page.wait_until("its table", || page.has("#failures data"));
        page.reveal("#why-heading");
        for details in ["growth-size", "activations-mean"] {
            page.reveal(&format!("#{details}"));
        }

        let start = Instant::now();
        let round = || -> u32 { page.session.async_script(ROUND) };
        let mut updates = 0;
        let mut warm = None;
        let rounds = times(ROUNDS[0], ROUNDS[1]);
        for number in 1..=WARM_UP_ROUNDS + rounds {
            let made = round();
            if number == WARM_UP_ROUNDS {
                warm = Some(memory_use(page));
            } else if number > WARM_UP_ROUNDS {
                updates += made;
            }
        }
        let (warm, after) = (warm.expect("the warm-up has ended"), memory_use(page));
        println!("{updates} updates in {:.0?}", start.elapsed());
        println!("warm:  {warm:?}");
        println!("after: {after:?}");
        assert!(updates >= rounds * 100, "{updates}");
        assert_eq!(after.nodes, warm.nodes, "nodes");
        assert_eq!(after.listeners, warm.listeners, "listeners");
        assert!(
            after.heap - warm.heap < HEAP_GROWTH,
            "{warm:?}, then {after:?}"
        );
        let (warm, after) = (warm.memory, after.memory);
        assert!(
            after - warm < MEMORY_GROWTH,
            "the module's memory: {warm}, then {after}"
        );
    });
}
