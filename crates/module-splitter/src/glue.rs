//! Changes wasm-bindgen's JavaScript so that it can load a split module.

use anyhow::{Result, bail};

/// Text of wasm-bindgen's code, its replacement, and how often it occurs.
const CHANGES: [(&str, &str, usize); 3] = [
    (
        "const imports = __wbg_get_imports();",
        "const imports = globalThis.labDeferredChunk.imports = __wbg_get_imports();",
        2,
    ),
    (
        "_bg.js\": import0,",
        "_bg.js\": import0, deferred: globalThis.labDeferredChunk.stubImports,",
        1,
    ),
    (
        "wasm = instance.exports;",
        "wasm = globalThis.labDeferredChunk.exports = instance.exports;",
        1,
    ),
];

/// The glue code with three changes: it publishes the imports and the exports of the
/// primary module in `globalThis.labDeferredChunk`, it passes `stubImports` of that
/// object to the module, and it renames each import from its old to its new name.
///
/// # Errors
/// When the code does not have the form that wasm-bindgen is known to write.
pub fn rewrite(code: &str, imports: &[(String, String)]) -> Result<String> {
    let mut code = code.to_owned();
    for (from, to, times) in CHANGES {
        if code.matches(from).count() != times {
            bail!("wasm-bindgen's code has a new form, without {times} × {from:?}");
        }
        code = code.replace(from, to);
    }
    for (old, new) in imports {
        let old = format!(" {old}: ");
        if code.matches(&old).count() != 1 {
            bail!("wasm-bindgen's code does not define{old}exactly once");
        }
        code = code.replace(&old, &format!(" {new}: "));
    }
    Ok(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "const import0 = {
  __wbg_log_1234: function() {},
};
const imports = __wbg_get_imports();
const imports = __wbg_get_imports();
return { \"./lab_bg.js\": import0, };
wasm = instance.exports;";

    fn renamed() -> [(String, String); 1] {
        [("__wbg_log_1234".to_owned(), "i0".to_owned())]
    }

    #[test]
    fn rewritten_code_publishes_the_module_and_renames_imports() {
        let code = rewrite(CODE, &renamed()).unwrap();
        assert!(code.contains(" i0: function") && !code.contains("__wbg_log"));
        assert!(code.contains("deferred: globalThis.labDeferredChunk.stubImports"));
        assert!(code.contains("wasm = globalThis.labDeferredChunk.exports = "));
        assert_eq!(code.matches("labDeferredChunk.imports = ").count(), 2);
    }

    #[test]
    fn code_of_an_unknown_form_is_refused() {
        for part in ["instance.exports", "__wbg_get_imports", "import0, "] {
            let error = rewrite(&CODE.replace(part, "changed"), &[]).unwrap_err();
            assert!(error.to_string().contains("a new form"), "{error}");
        }
        let error = rewrite(&CODE.replace("_1234", ""), &renamed()).unwrap_err();
        assert!(error.to_string().contains("exactly once"), "{error}");
    }
}
