//! The site with its WebAssembly module split in two, or stripped of its names
//! (`crates/module-splitter`).

use anyhow::{Context, Result, bail};
use module_splitter::{DataObjects, Instrumented, Split};

use super::files::{Files, PAGE, integrity, is_kind, page};
use super::hashed_name::{renamed, replaced};

/// The file names, without their hashes.
const PRIMARY: &str = "layernorm-lab-primary-.wasm";
const SECONDARY: &str = "layernorm-lab-secondary-.wasm";

/// The site with its module split, as start.js loads it. `is_primary` gets the name of
/// each function. `objects` says where the constants of the module lie.
pub(crate) fn split(
    mut files: Files,
    objects: &DataObjects,
    is_primary: impl FnMut(&str) -> bool,
) -> Result<Files> {
    let (name, module) = module(&files)?;
    let split = Split::new(&module, objects, is_primary)?;
    files = with_glue(files, &split.imports)?;

    let primary = renamed(PRIMARY, &split.primary);
    let secondary = renamed(SECONDARY, &split.secondary);
    let new = (&*primary, &*split.primary);
    let mut page = replaced(&page(&files)?, (&name, &module), new)?;
    // The secondary module gets the same link as the primary one, and a second name.
    let link = link(&page, &primary).context("the page has no link to its module")?;
    let second = link
        .replace(&primary, &secondary)
        .replace(&integrity(&split.primary), &integrity(&split.secondary));
    page = page.replace(&link, &(link.clone() + &second));
    let names = format!("{primary}\" />");
    if page.matches(&names).count() != 1 {
        bail!("the page does not name its module for start.js");
    }
    page = page.replace(&names, &format!("{primary} ./{secondary}\" />"));

    files.remove(&name);
    files.insert(primary, split.primary);
    files.insert(secondary, split.secondary);
    files.insert(PAGE.to_owned(), page.into_bytes());
    Ok(files)
}

/// The site with its module in one piece, without function names.
pub(crate) fn whole(files: Files) -> Result<Files> {
    let (name, module) = module(&files)?;
    let stripped = module_splitter::without_names(&module)?;
    let new = renamed(&name, &stripped);
    with_module(files, (&name, &module), (new, stripped))
}

/// The site with a module that records which functions are called, the address of the
/// record, and the names of the functions.
pub(crate) fn instrumented(files: Files) -> Result<(Files, u32, Vec<String>)> {
    let (name, module) = module(&files)?;
    let Instrumented {
        module: new,
        flags,
        names,
    } = module_splitter::instrument(&module)?;
    let files = with_glue(files, &[])?;
    let files = with_module(files, (&name, &module), (name.clone(), new))?;
    Ok((files, flags, names))
}

/// The name and the content of the site's only module.
fn module(files: &Files) -> Result<(String, Vec<u8>)> {
    let module = files.iter().find(|(name, _)| is_kind(name, "wasm"));
    let (name, module) = module.context("Trunk has built no WebAssembly module")?;
    Ok((name.clone(), module.clone()))
}

fn with_module(mut files: Files, old: (&str, &[u8]), new: (String, Vec<u8>)) -> Result<Files> {
    let page = replaced(&page(&files)?, old, (&new.0, &new.1))?;
    files.remove(old.0);
    files.insert(new.0, new.1);
    files.insert(PAGE.to_owned(), page.into_bytes());
    Ok(files)
}

/// The page's `<link>` to this file.
fn link(page: &str, name: &str) -> Option<String> {
    let at = page.find(&format!("href=\"./{name}\""))?;
    let start = page[..at].rfind('<')?;
    let end = at + page[at..].find('>')?;
    Some(page[start..=end].to_owned())
}

/// The site with wasm-bindgen's code rewritten for a split module.
fn with_glue(mut files: Files, imports: &[(String, String)]) -> Result<Files> {
    let is_glue = |name: &&String| name.starts_with("layernorm-lab-") && is_kind(name, "js");
    let name = files
        .keys()
        .find(is_glue)
        .context("Trunk has built no code of wasm-bindgen")?;
    let name = name.clone();
    let old = files.remove(&name).unwrap_or_default();
    let code = std::str::from_utf8(&old).context("wasm-bindgen's code is not UTF-8")?;
    let code = module_splitter::rewrite_glue(code, imports)?;
    let new = renamed(&name, code.as_bytes());
    let page = replaced(&page(&files)?, (&name, &old), (&new, code.as_bytes()))?;
    files.insert(new, code.into_bytes());
    files.insert(PAGE.to_owned(), page.into_bytes());
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "const import0 = {
  __wbg_log_1234: function() {},
};
const imports = __wbg_get_imports();
const imports = __wbg_get_imports();
return { \"./layernorm-lab_bg.js\": import0, };
wasm = instance.exports;";

    fn built() -> Files {
        let module = wat::parse_str(
            r#"(module (import "js" "__wbg_log_1234" (func $log)) (table 0 funcref)
              (memory 1) (func (export "main") (call $cold)) (func $cold (call $log)))"#,
        );
        let module = module.unwrap();
        let page = format!(
            r#"<meta name="lab" content="./layernorm-lab-1.js ./layernorm-lab-1_bg.wasm" />
<link rel="modulepreload" href="./layernorm-lab-1.js" integrity="{}">
<link rel="preload" href="./layernorm-lab-1_bg.wasm" integrity="{}" as="fetch">"#,
            integrity(GLUE.as_bytes()),
            integrity(&module)
        );
        Files::from([
            (PAGE.to_owned(), page.into_bytes()),
            ("layernorm-lab-1.js".to_owned(), GLUE.into()),
            ("layernorm-lab-1_bg.wasm".to_owned(), module),
        ])
    }

    /// The names of all files but the page, after checking that the page names each
    /// twice and has its checksum.
    fn named_in_the_page(files: &Files) -> Vec<&str> {
        let page = page(files).unwrap();
        let others = files.iter().filter(|(name, _)| *name != PAGE);
        let names = others.map(|(name, content)| {
            let count = page.matches(&format!("./{name}")).count();
            assert_eq!(count, 2, "{name}: {page}");
            assert!(page.contains(&integrity(content)), "{name}: {page}");
            &**name
        });
        names.collect()
    }

    #[test]
    fn the_page_names_both_modules_with_their_checksums() {
        let files = split(built(), &DataObjects::default(), |_| false).unwrap();
        let page = page(&files).unwrap();
        let names = named_in_the_page(&files);
        let [primary, secondary] = ["-primary-", "-secondary-"]
            .map(|part| names.iter().find(|name| name.contains(part)).unwrap());
        let both = format!("./{primary} ./{secondary}\" />");
        assert!(page.contains(&both), "{page}");
        assert_eq!(page.matches("as=\"fetch\"").count(), 2);
    }

    #[test]
    fn a_whole_module_loses_its_function_names_and_keeps_the_glue() {
        let files = whole(built()).unwrap();
        let names = named_in_the_page(&files);
        assert_eq!(names.len(), 2, "{names:?}");
        assert_eq!(files["layernorm-lab-1.js"], GLUE.as_bytes());
        let module = files.iter().find(|(name, _)| is_kind(name, "wasm"));
        let module = module.unwrap().1;
        assert!(!module.windows(4).any(|text| text == b"cold"));
    }

    #[test]
    fn an_instrumented_site_names_every_function() {
        let (files, flags, names) = instrumented(built()).unwrap();
        assert_eq!(named_in_the_page(&files).len(), 2);
        assert_eq!(flags, 65536);
        assert_eq!(names, ["", "cold"]);
    }
}
