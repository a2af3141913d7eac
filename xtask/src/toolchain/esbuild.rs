//! esbuild, which minifies the scripts and styles of the optimised site.

use super::npm::NpmTool;

/// The version that bundles the lab's plotly.js too.
pub(super) const ESBUILD: NpmTool = NpmTool {
    name: "esbuild",
    package: "esbuild",
    version: "0.28.2",
    printed_version: "0.28.2",
    script: "bin/esbuild",
};
