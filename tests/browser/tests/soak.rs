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
/// The most blocks of rounds. A leak grows in each of them. A cache that a busy machine fills late
/// grows in one.
const BLOCKS: u32 = 3;
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

impl MemoryUse {
    /// What grew since an earlier measurement, if anything did.
    fn growth_since(self, earlier: Self) -> Option<&'static str> {
        if self.nodes > earlier.nodes {
            Some("nodes")
        } else if self.listeners > earlier.listeners {
            Some("listeners")
        } else if self.heap - earlier.heap >= HEAP_GROWTH {
            Some("JavaScript's heap")
        } else if self.memory - earlier.memory >= MEMORY_GROWTH {
            Some("the module's memory")
        } else {
            None
        }
    }
}

/// Stores the module's memory in `window`, since no other API gives access to its size.
const EXPOSE_MEMORY: &str = "
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const instantiate = WebAssembly[name];
        WebAssembly[name] = async (...source) => {
            const result = await instantiate.apply(WebAssembly, source);
            const { exports } = result.instance ?? result;
            // The deferred chunk uses the memory of the primary module.
            window.moduleMemory ??= exports.memory;
            return result;
        };
    }";

/// One round: 100 updates of every kind of control, ten per frame, and back to the start. A promise
/// of the number of updates.
const ROUND: &str = "(async () => {
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
        'depth-layers', 'depth-scale', 'geometry-turn', 'geometry-mean',
    ];
    const shapes = [['growth-steps', 0.1], ['activations-rows', 0.4], ['activations-features', 0.3]];
    let updates = 0;
    const update = async (act) => {
        act();
        updates += 1;
        if (updates % 10 === 0) await frame();
    };
    for (let turn = 0; turn < 7; turn += 1) {
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
    // The last finding is at the default LayerNorm, which no slider resets.
    for (const finding of ['outlier', 'switched-off', 'stds', 'massive']) {
        await update(() => by(`transformer-${finding}`).click());
    }
    for (const reset of document.querySelectorAll('.slider-reset')) reset.click();
    // The same seeds in every round: plotly caches the size of every label.
    const seed = by('seed');
    for (const value of ['1', '0']) {
        seed.value = value;
        await update(() => seed.dispatchEvent(new Event('change', { bubbles: true })));
    }
    // A busy machine shows the matrix of the first shape only after some frames.
    const cell = async (place) => {
        for (;;) {
            const found = document.querySelector(`#matrix-after [data-cell='${place}']`);
            if (found) return found;
            await frame();
        }
    };
    for (const place of ['0,1', '0,0', '0,1']) {
        const target = await cell(place);
        await update(() => target.dispatchEvent(new PointerEvent('pointerover', { bubbles: true })));
    }
    await frame();
    await frame();
    return updates;
})()";

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
    Page::test_in_new_browser(DESKTOP, |page| {
        let _ = page.session.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": EXPOSE_MEMORY }),
        );
        page.reload();
        // Mounts the lazy stations.
        page.reveal("#relatives-heading");
        page.wait_until("station 5", || page.has("#relatives data"));
        page.reveal("#failures-heading");
        page.wait_until("station 6", || page.has("#failures-numbers-table-toggle"));
        let () = page.eval_on("#failures-numbers-table-toggle", "element.click();");
        page.wait_until("its table", || page.has("#failures data"));
        page.reveal("#gradients-heading");
        page.wait_until("station 7", || page.has("#gradient-parts"));
        page.reveal("#depth-heading");
        page.wait_until("station 8", || page.has("#chart-depth-alike .main-svg"));
        // Only a slow machine computes the longest stack during a round.
        page.set("depth-layers", "60");
        page.wait_until_updated();
        page.click("#depth-layers-reset");
        page.reveal("#geometry-heading");
        page.wait_until("station 9", || page.has("#geometry-pictures svg"));
        page.reveal("#transformer-heading");
        page.wait_until("station 10", || {
            page.has("#transformer-tokens td")
                && page.has("#chart-transformer-parameters .main-svg")
        });
        // A busy machine draws the charts of a finding only after the rounds of the warm-up.
        for finding in ["outlier", "switched-off", "stds", "massive"] {
            page.click(&format!("#transformer-{finding}"));
            page.wait_until_updated();
        }
        page.reveal("#why-heading");
        for details in ["growth-size", "activations-mean"] {
            page.reveal(&format!("#{details}"));
        }
        // Likewise the charts of an axis.
        for axis in ["view-axis-1", "view-axis-0"] {
            page.choose(axis);
            page.wait_until_updated();
        }

        let start = Instant::now();
        for _ in 0..WARM_UP_ROUNDS {
            let _: u32 = page.session.await_promise(ROUND);
        }
        let rounds = times(ROUNDS[0], ROUNDS[1]);
        let mut before = memory_use(page);
        println!("warm after {:.0?}: {before:?}", start.elapsed());
        for _ in 0..BLOCKS {
            let updates: u32 = (0..rounds)
                .map(|_| page.session.await_promise::<u32>(ROUND))
                .sum();
            assert!(updates >= rounds * 100, "{updates}");
            let after = memory_use(page);
            println!("{updates} updates later: {after:?}");
            let Some(grown) = after.growth_since(before) else {
                return;
            };
            println!("grown: {grown}");
            before = after;
        }
        panic!("the memory grew in each of {BLOCKS} blocks of updates: see above");
    });
}
