//! No text covers other text, at any width and zoom.

use browser_tests::{
    page::Page,
    viewport::{DESKTOP, PHONE, SMALL_PHONE, Viewport},
};

/// The pairs of texts whose boxes overlap. A box is one line of one text node, without the
/// ascent and descent that its glyphs do not use. What scrolls out of its frame, what is
/// pinned over the page and what only screen readers see is left out.
const OVERLAPS: &str = "
    const isPinned = (element) => element && getComputedStyle(element).position === 'sticky';
    const isLeftOut = (element) => isPinned(element.closest('.matrix')) || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        || getComputedStyle(element).color === 'rgba(0, 0, 0, 0)'
        || element.closest('.visually-hidden, .presets-heading, .dock, .top-bar, .skip-link, .heat-ruler, dialog');
    const boxes = [];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
        const text = words.currentNode;
        const element = text.parentElement;
        if (!text.data.trim() || !element || element.closest('script, style') || isLeftOut(element)) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const turned = element.closest('[transform*=rotate]');
        for (const { left, right, top, bottom } of range.getClientRects()) {
            // The frames that cut it off.
            let frame = [left, top, right, bottom];
            for (let outer = element; outer && outer !== document.body; outer = outer.parentElement) {
                const style = getComputedStyle(outer);
                if (style.overflowX === 'visible' || outer.closest('svg')) continue;
                const edge = outer.getBoundingClientRect();
                frame = [Math.max(frame[0], edge.left), Math.max(frame[1], edge.top),
                         Math.min(frame[2], edge.right), Math.min(frame[3], edge.bottom)];
            }
            const inset = turned ? [0, 0] : [0.5, 0.18 * (bottom - top)];
            const box = [frame[0] + inset[0], frame[1] + inset[1], frame[2] - inset[0], frame[3] - inset[1]];
            if (box[2] - box[0] > 1 && box[3] - box[1] > 1) {
                const slanted = turned && /rotate\\((?!-90)/.test(turned.getAttribute('transform'));
                boxes.push({ box, text: text.data.trim(), element, slanted });
            }
        }
    }
    boxes.sort((one, other) => one.box[1] - other.box[1]);
    const found = [];
    for (let index = 0; index < boxes.length; index++) {
        const one = boxes[index];
        for (let next = index + 1; next < boxes.length && boxes[next].box[1] < one.box[3]; next++) {
            const other = boxes[next];
            const across = Math.min(one.box[2], other.box[2]) - Math.max(one.box[0], other.box[0]);
            const down = Math.min(one.box[3], other.box[3]) - Math.max(one.box[1], other.box[1]);
            // The boxes of slanted labels overlap before the labels do.
            if (one.slanted && other.slanted) continue;
            if (across > 1.5 && down > 1.5 && !one.element.contains(other.element) && !other.element.contains(one.element)) {
                const where = one.element.closest('[id]')?.id;
                found.push(`#${where}: ${one.text.slice(0, 30)} | ${other.text.slice(0, 30)} by ${across.toFixed(1)}×${down.toFixed(1)}`);
            }
        }
    }
    return found.slice(0, 10);";

/// Text of charts and diagrams that is cut off at the edge of its picture.
const CUT_OFF: &str = "
    return [...document.querySelectorAll('.chart-plot text, .static-chart text, .float-grid text, .space text')]
        .filter((text) => text.textContent.trim() && text.checkVisibility({ opacityProperty: true }))
        .filter((text) => {
            const [box, picture] = [text, text.closest('.chart-plot, .static-chart, .float-grid, .space')]
                .map((element) => element.getBoundingClientRect());
            return box.width > 0 && (box.left < picture.left - 2 || box.right > picture.right + 2);
        })
        .map((text) => `${text.closest('[id]')?.id}: ${text.textContent}`).slice(0, 10);";

/// How often the page is measured until nothing overlaps. A chart is drawn in full only when
/// it has not changed for 200 ms; until then its titles keep their places.
const MEASUREMENTS: usize = 40;

/// What overlaps or is cut off, with the state of the page.
fn faults(page: &Page, state: &str) -> Vec<String> {
    page.wait_until_updated();
    let mut found = Vec::new();
    for _ in 0..MEASUREMENTS {
        found = measure(page, state);
        if found.is_empty() {
            break;
        }
        page.session.wait_for_frames();
    }
    found
}

fn measure(page: &Page, state: &str) -> Vec<String> {
    let overlaps: Vec<String> = page.session.script(OVERLAPS, &[]);
    let cut_off: Vec<String> = page.session.script(CUT_OFF, &[]);
    overlaps
        .into_iter()
        .map(|pair| format!("{state}: {pair}"))
        .chain(
            cut_off
                .into_iter()
                .map(|text| format!("{state}: cut off: {text}")),
        )
        .collect()
}

fn assert_no_text_overlaps(viewport: Viewport) {
    Page::test(viewport, |page| {
        // Mounts the stations that are far from the screen.
        page.mount_stations();
        let mut found = faults(page, "at first");
        let () = page.session.script(
            "for (const id of ['chart-smaller', 'chart-scatter', 'statistics-whiskers', 'failures-numbers',
                 'chart-depth-stream', 'geometry-space', 'chart-transformer-stds']) document.getElementById(`${id}-table-toggle`).click();
             for (const details of document.querySelectorAll('main details')) details.open = true;",
            &[],
        );
        found.extend(faults(page, "with everything open"));
        page.choose("view-axis-1");
        found.extend(faults(page, "with both chains in one chart"));
        assert!(page.toggle("growth-layer-norm"));
        found.extend(faults(page, "with both chains and LayerNorm"));
        assert!(!page.toggle("growth-layer-norm"));
        page.set("growth-scale", "1000");
        page.set("growth-steps", "60");
        page.set("activations-std", "1000000");
        page.set("layer-norm-gamma", "-123456.789");
        // Off the screen, the scatter keeps the places of its labels.
        page.reveal("#chart-scatter");
        found.extend(faults(page, "with long numbers"));
        page.visit("#v=1&axis=log&ln=1&features=64&rows=16&gamma=3&beta=5");
        found.extend(faults(page, "with a large matrix"));
        assert!(found.is_empty(), "{found:#?}");
    });
}

/// A test for each viewport.
macro_rules! viewports {
    ($($name:ident: $viewport:expr),* $(,)?) => {
        $(
            #[test]
            fn $name() {
                assert_no_text_overlaps($viewport);
            }
        )*
    };
}

/// A window of a desktop's browser; the smaller ones are zoomed.
const fn window(width: u32, height: u32) -> Viewport {
    Viewport {
        width,
        height,
        ..DESKTOP
    }
}

viewports! {
    no_text_overlaps_at_280: Viewport { width: 280, height: 653, ..PHONE },
    no_text_overlaps_at_320: SMALL_PHONE,
    no_text_overlaps_at_390: PHONE,
    no_text_overlaps_at_200_percent: window(640, 400),
    no_text_overlaps_at_400_percent: window(320, 200),
    no_text_overlaps_on_a_tablet: window(820, 1180),
    no_text_overlaps_in_landscape: Viewport { width: 844, height: 390, ..PHONE },
    no_text_overlaps_on_a_desktop: DESKTOP,
    no_text_overlaps_at_1920: window(1920, 1080),
    no_text_overlaps_at_3840: window(3840, 2160),
}
