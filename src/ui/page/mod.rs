//! The page around the stations: top bar, presets, notices.

pub(super) mod app;
mod content_changes;
mod focus_guard;
mod notices;
mod popup;
mod presets;
mod print_header;
mod reset_button;
mod scroll_hints;
mod seed_field;
mod station_links;
mod station_menu;
mod status;
mod tab_groups;
mod theme_control;
mod top_bar;
mod undo_buttons;
