//! What `src/words` says: spelling, grammar, the format of numbers, and whether the fixed
//! texts are true in the states that show them.

mod cell_format;
mod grammar;
mod literals;
mod not_drawn;
mod paragraphs;
mod presets;
mod relatives;
mod spelling;
