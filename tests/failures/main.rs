//! Station 6: rows that float32 cannot normalise accurately. An independent computation
//! judges every sentence about presets and about random and hostile rows.

mod judge;
mod judge_picture;
mod picture;
mod presets;
mod rows;
mod sentences;
mod staircase;
mod staircase_labels;
mod text;
mod truth;
mod worst;
