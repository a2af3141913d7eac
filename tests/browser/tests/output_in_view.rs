//! Station 2 on a phone: while the further controls are open, the matrix that they change
//! stays in view.

use browser_tests::{
    gesture::Pointer,
    page::Page,
    viewport::{PHONE, Viewport},
};

/// An older phone.
const SHORT_PHONE: Viewport = Viewport {
    width: 360,
    height: 640,
    device_pixel_ratio: 2.0,
    is_phone: true,
};

/// How many rows of LN(A) are in view and covered by nothing.
fn rows_in_view(page: &Page) -> u32 {
    page.session.wait_for_frames();
    page.eval_on(
        "#matrix-after",
        "return [...element.querySelectorAll('tbody tr:not([hidden])')].filter((row) => {
             const { left, top, width, height } = row.getBoundingClientRect();
             return [0.1, 0.9].every((down) =>
                 row.contains(document.elementFromPoint(left + width / 2, top + down * height)));
         }).length;",
    )
}

/// Scrolls an element to the start or the end of the viewport, as far as its margins allow.
fn scroll_to(page: &Page, selector: &str, block: &str) {
    let () = page.eval_on(
        selector,
        &format!("element.scrollIntoView({{ block: '{block}', behavior: 'instant' }});"),
    );
    page.session.wait_for_frames();
}

fn assert_output_is_in_view(viewport: Viewport) {
    Page::test(viewport, |page| {
        // Opens the further controls.
        page.reveal("#activations-std");
        for place in ["start", "end"] {
            for slider in ["activations-mean", "activations-std"] {
                scroll_to(page, &format!("#{slider}"), place);
                page.grab_without_scrolling(Pointer::Touch, slider);
                let mut values = Vec::new();
                for fraction in [0.9, 0.2] {
                    page.drag_to(Pointer::Touch, slider, fraction);
                    values.push(page.field_value(&format!("{slider}-field")));
                    let rows = rows_in_view(page);
                    assert!(rows >= 2, "{slider} at the {place}: {rows} rows");
                }
                page.release(Pointer::Touch);
                assert_ne!(values[0], values[1], "{slider} moves");
            }
            scroll_to(page, "#layer-norm-precision-1", place);
            assert!(rows_in_view(page) >= 2, "the number format at the {place}");
            let format = ".choice-option:has(#layer-norm-precision-1) span";
            page.tap(page.resting_point(format, 0.5, 0.5));
            page.wait_until("the format is chosen", || {
                page.eval_on("#layer-norm-precision-1", "return element.checked;")
            });
            page.choose("layer-norm-precision-0");
        }
    });
}

#[test]
fn the_output_is_in_view_on_a_phone_while_a_further_control_changes_it() {
    assert_output_is_in_view(PHONE);
}

#[test]
fn the_output_is_in_view_on_a_short_phone_while_a_further_control_changes_it() {
    assert_output_is_in_view(SHORT_PHONE);
}

#[test]
fn a_high_output_leaves_room_for_the_controls() {
    Page::test(PHONE, |page| {
        page.visit("#v=1&rows=16");
        page.reveal("#activations-std");
        scroll_to(page, "#activations-std", "end");
        let rows = rows_in_view(page);
        assert!((4..=10).contains(&rows), "{rows} rows");
        for slider in ["#activations-mean", "#activations-std"] {
            let covered: bool = page.eval_on(
                slider,
                "const { left, top, width, height } = element.getBoundingClientRect();
                 const hit = document.elementFromPoint(left + width / 2, top + height / 2);
                 return !element.closest('.slider').contains(hit);",
            );
            assert!(!covered, "{slider}");
        }
    });
}

#[test]
fn the_output_covers_the_pinned_controls_in_their_whole_width_and_a_focus_uncovers_them() {
    Page::test(PHONE, |page| {
        page.reveal("#activations-std");
        // Half of the controls have scrolled below LN(A).
        let edges: Vec<bool> = page.eval_on(
            "#what .dock",
            "const matrix = document.querySelector('.matrix:has(#matrix-after)');
             scrollBy({ top: element.getBoundingClientRect().top
                 - matrix.getBoundingClientRect().bottom + 40, behavior: 'instant' });
             const { bottom } = matrix.getBoundingClientRect();
             return [3, innerWidth - 3].map((x) => matrix.contains(document.elementFromPoint(x, bottom - 20)));",
        );
        assert_eq!(edges, [true; 2]);
        page.focus("layer-norm-eps-field");
        page.wait_until("the slider is in view", || {
            page.eval_on(
                "#layer-norm-eps-field",
                "const { left, top, width, height } = element.getBoundingClientRect();
                 return [0.1, 0.9].every((down) =>
                     document.elementFromPoint(left + width / 2, top + down * height) === element);",
            )
        });
    });
}
