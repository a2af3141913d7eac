//! The two halves in the page, in the place of the whole.

use anyhow::{Context, Result, bail};

use super::super::finish::{Files, PAGE, integrity, is_kind, page};
use super::super::renamed::{renamed, replaced};
use super::program::Program;
use super::{Halves, counted as marking};

/// What the two files are called, but for their checksums.
const FIRST: &str = "layernorm-lab-first-.wasm";
const REST: &str = "layernorm-lab-rest-.wasm";

/// The site with its program in two, as start.js takes it. Functions go by their
/// names.
pub(crate) fn site(mut files: Files, is_first: impl FnMut(&str) -> bool) -> Result<Files> {
    let (name, program) = program(&files)?;
    let halves = Halves::of(&program, is_first)?;
    files = with_open_code(files, &halves.imports)?;

    let first = renamed(FIRST, &halves.first);
    let rest = renamed(REST, &halves.rest);
    let mut page = replaced(&page(&files)?, (&name, &program), (&first, &halves.first))?;
    // A link and a name more, beside those of the first half.
    let link = preload(&page, &first).context("the page does not load its program")?;
    let other = link
        .replace(&first, &rest)
        .replace(&integrity(&halves.first), &integrity(&halves.rest));
    page = page.replace(&link, &(link.clone() + &other));
    let names = format!("{first}\" />");
    if page.matches(&names).count() != 1 {
        bail!("the page does not tell start.js the program's name");
    }
    page = page.replace(&names, &format!("{first} ./{rest}\" />"));

    files.remove(&name);
    files.insert(first, halves.first);
    files.insert(rest, halves.rest);
    files.insert(PAGE.to_owned(), page.into_bytes());
    Ok(files)
}

/// The site with a program that marks which of its functions are called, where the
/// marks begin in its memory, and the functions' names.
pub(crate) fn counted(mut files: Files) -> Result<(Files, u32, Vec<String>)> {
    let (name, program) = program(&files)?;
    let read = Program::read(&program)?;
    let (marked, start) = marking::module(&read)?;
    let names = read.functions.iter().map(|function| function.name.clone());
    let names = names.collect();
    files = with_open_code(files, &[])?;
    let page = replaced(&page(&files)?, (&name, &program), (&name, &marked))?;
    files.insert(name, marked);
    files.insert(PAGE.to_owned(), page.into_bytes());
    Ok((files, start, names))
}

fn program(files: &Files) -> Result<(String, Vec<u8>)> {
    let program = files.iter().find(|(name, _)| name.ends_with("_bg.wasm"));
    let (name, program) = program.context("Trunk has built no program")?;
    Ok((name.clone(), program.clone()))
}

/// The link of a page to this program.
fn preload(page: &str, name: &str) -> Option<String> {
    let place = page.find(&format!("href=\"./{name}\""))?;
    let start = page[..place].rfind('<')?;
    let end = place + page[place..].find('>')?;
    Some(page[start..=end].to_owned())
}

/// The site with wasm-bindgen's code as the halves need it: it hands out what it
/// gives the program and what it has of it, lets stand-ins fetch the rest, and calls
/// imports as they do.
fn with_open_code(mut files: Files, imports: &[(String, String)]) -> Result<Files> {
    const OPENED: [(&str, &str, usize); 3] = [
        (
            "const imports = __wbg_get_imports();",
            "const imports = globalThis.labRest.imports = __wbg_get_imports();",
            2,
        ),
        (
            "\"./layernorm-lab_bg.js\": import0,",
            "\"./layernorm-lab_bg.js\": import0, lab: globalThis.labRest.calls,",
            1,
        ),
        (
            "wasm = instance.exports;",
            "wasm = globalThis.labRest.exports = instance.exports;",
            1,
        ),
    ];
    let is_code = |name: &&String| name.starts_with("layernorm-lab-") && is_kind(name, "js");
    let name = files
        .keys()
        .find(is_code)
        .context("Trunk has built no code")?;
    let name = name.clone();
    let old = files.remove(&name).unwrap_or_default();
    let mut code = String::from_utf8(old.clone()).context("wasm-bindgen's code is not UTF-8")?;
    for (closed, open, times) in OPENED {
        if code.matches(closed).count() != times {
            bail!("wasm-bindgen's code is not of the form that can be split: {closed}");
        }
        code = code.replace(closed, open);
    }
    for (long, short) in imports {
        let long = format!(" {long}: ");
        if code.matches(&long).count() != 1 {
            bail!("wasm-bindgen's code does not give{long}once");
        }
        code = code.replace(&long, &format!(" {short}: "));
    }
    let new = renamed(&name, code.as_bytes());
    let page = replaced(&page(&files)?, (&name, &old), (&new, code.as_bytes()))?;
    files.insert(new, code.into_bytes());
    files.insert(PAGE.to_owned(), page.into_bytes());
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "const import0 = {
  __wbg_log_1234: function() {},
};
const imports = __wbg_get_imports();
const imports = __wbg_get_imports();
return { \"./layernorm-lab_bg.js\": import0, };
wasm = instance.exports;";

    fn built() -> Files {
        let program = wat::parse_str(
            r#"(module (import "js" "__wbg_log_1234" (func $log)) (table 0 funcref)
              (memory 1) (func (export "main") (call $cold)) (func $cold (call $log)))"#,
        );
        let program = program.unwrap();
        let page = format!(
            r#"<meta name="lab" content="./layernorm-lab-1.js ./layernorm-lab-1_bg.wasm" />
<link rel="modulepreload" href="./layernorm-lab-1.js" integrity="{}">
<link rel="preload" href="./layernorm-lab-1_bg.wasm" integrity="{}" as="fetch">"#,
            integrity(CODE.as_bytes()),
            integrity(&program)
        );
        Files::from([
            (PAGE.to_owned(), page.into_bytes()),
            ("layernorm-lab-1.js".to_owned(), CODE.into()),
            ("layernorm-lab-1_bg.wasm".to_owned(), program),
        ])
    }

    #[test]
    fn the_page_names_both_halves_with_their_checksums() {
        let files = site(built(), |_| false).unwrap();
        let page = page(&files).unwrap();
        let mut names = Vec::new();
        for (name, content) in files.iter().filter(|(name, _)| *name != PAGE) {
            assert_eq!(
                page.matches(&format!("./{name}")).count(),
                2,
                "{name}: {page}"
            );
            assert!(page.contains(&integrity(content)), "{name}: {page}");
            names.push(&**name);
        }
        let first = names.iter().find(|name| name.contains("-first-")).unwrap();
        let rest = names.iter().find(|name| name.contains("-rest-")).unwrap();
        assert!(page.contains(&format!("./{first} ./{rest}\" />")), "{page}");
        assert_eq!(page.matches("as=\"fetch\"").count(), 2);

        let code = files.iter().find(|(name, _)| is_kind(name, "js")).unwrap();
        let code = String::from_utf8_lossy(code.1);
        assert!(code.contains(" i0: function") && !code.contains("__wbg_log"));
        assert!(code.contains("lab: globalThis.labRest.calls"));
    }

    #[test]
    fn code_of_another_form_is_refused() {
        let mut files = built();
        let old = files["layernorm-lab-1.js"].clone();
        let new = CODE
            .replace("instance.exports", "instance.gone")
            .into_bytes();
        let page = page(&files)
            .unwrap()
            .replace(&integrity(&old), &integrity(&new));
        files.insert(PAGE.to_owned(), page.into_bytes());
        files.insert("layernorm-lab-1.js".to_owned(), new);
        let refused = site(files, |_| false).unwrap_err();
        assert!(
            refused.to_string().contains("instance.exports"),
            "{refused}"
        );
    }
}
