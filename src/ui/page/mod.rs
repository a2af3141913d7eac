//! The page around the stations: top bar, header, presets, notices.

pub(super) mod app;
mod focus_guard;
mod header;
mod notices;
mod presets;
mod print_header;
mod scroll_hints;
mod tab_groups;
mod theme_control;
mod top_bar;
mod undo_buttons;
