//! Who imports whom: the layers that `src/lib.rs` describes, the folders of `src/ui`,
//! and no import cycles.

mod cycle_rule;
mod folder_rule;
mod imports;
mod layer_rule;
mod paths;
mod sources;
