//! wasm-opt of binaryen, which optimises WebAssembly modules.

use super::npm::NpmTool;

/// An exact version: each version optimises differently, and the start-up profile names
/// functions that wasm-opt has made.
pub(crate) const WASM_OPT_VERSION: &str = "132.0.0";

pub(super) const WASM_OPT: NpmTool = NpmTool {
    name: "wasm-opt",
    package: "binaryen",
    version: WASM_OPT_VERSION,
    printed_version: "132",
    script: "bin/wasm-opt",
};

/// How modules are optimised: for size, with their function names (the split needs them)
/// and with the WebAssembly features that the page uses.
///
/// wasm-opt puts a function with one caller into that caller, however large it is. A function
/// that the start-up never calls is then part of one that it calls, and the page waits for it.
/// So only small functions are put into their callers.
pub(crate) const WASM_OPT_FLAGS: [&str; 11] = [
    "-Oz",
    "-g",
    "--one-caller-inline-max-function-size=400",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd",
];
