//! The keys of sliders, and of the bars of an equaliser.

use leptos::ev;

use crate::lab::slider_scale::Move;

/// The move that a key requests.
pub(crate) fn move_of(event: &ev::KeyboardEvent) -> Option<Move> {
    // With these modifiers, arrow keys are the browser's shortcuts.
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    let steps = if event.shift_key() { 10 } else { 1 };
    match event.key().as_str() {
        "ArrowRight" | "ArrowUp" => Some(Move::Steps(steps)),
        "ArrowLeft" | "ArrowDown" => Some(Move::Steps(-steps)),
        "PageUp" => Some(Move::Pages(1)),
        "PageDown" => Some(Move::Pages(-1)),
        "Home" => Some(Move::Start),
        "End" => Some(Move::End),
        _ => None,
    }
}
