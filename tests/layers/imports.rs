//! Which file of a crate imports which other one.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    paths::{self, Kind, Named},
    sources::{Module, Source, modules},
};

/// The files that each file imports. A path counts as an import of the file that
/// defines its item: `pub use` is followed, and is itself no import.
pub fn imports(sources: &[Source]) -> BTreeMap<String, BTreeSet<String>> {
    let modules = modules(sources);
    let named: BTreeMap<&Module, Vec<Named>> = modules
        .iter()
        .map(|(module, source)| (module, paths::paths(&source.text, module)))
        .collect();
    let scope = Scope::new(&modules, &named);
    let mut imports = BTreeMap::new();
    for (module, source) in &modules {
        let mut files = BTreeSet::new();
        for named in &named[module] {
            let is_import = match &named.kind {
                Kind::Mention | Kind::Import(_) => true,
                // A re-export that the file uses too is an import.
                Kind::Reexport(name) => paths::occurrences(&source.text, name) > 1,
            };
            if let Some(defining) = scope.resolve(&named.segments, &named.inside, 0)
                && is_import
                && defining != *module
            {
                files.insert(modules[&defining].file.clone());
            }
        }
        imports.insert(source.file.clone(), files);
    }
    imports
}

/// What the names of a crate refer to.
struct Scope {
    files: BTreeSet<Module>,
    /// What `use` and `pub use` bind a name to, by module and name.
    bindings: BTreeMap<(Module, String), (Vec<String>, Module)>,
}

/// More bindings than any path follows: two modules may re-export each other.
const DEEPEST: usize = 16;

impl Scope {
    fn new(modules: &BTreeMap<Module, &Source>, named: &BTreeMap<&Module, Vec<Named>>) -> Self {
        let bindings = named
            .values()
            .flatten()
            .filter_map(|named| match &named.kind {
                Kind::Import(name) | Kind::Reexport(name) if name != "_" => Some((
                    (named.inside.clone(), name.clone()),
                    (named.segments.clone(), named.inside.clone()),
                )),
                _ => None,
            });
        Self {
            bindings: bindings.collect(),
            files: modules.keys().cloned().collect(),
        }
    }

    /// The module whose file defines what a path names; `None` for another crate's.
    fn resolve(&self, segments: &[String], inside: &Module, depth: usize) -> Option<Module> {
        if depth > DEEPEST {
            return None;
        }
        let (mut at, rest) = match segments {
            [first, rest @ ..] if first == "crate" || first == "layernorm_lab" => {
                (Module::new(), rest)
            }
            [first, rest @ ..] if first == "self" => (inside.clone(), rest),
            [first, ..] if first == "super" => {
                let count = segments.iter().take_while(|name| *name == "super").count();
                let depth = inside.len().saturating_sub(count);
                (inside[..depth].to_vec(), &segments[count..])
            }
            [first, ..] if self.child(inside, first).is_some() => (inside.clone(), segments),
            [first, rest @ ..] => {
                let (target, scope) = self.binding(inside, first)?;
                if target == segments {
                    return None;
                }
                let target = [target.as_slice(), rest].concat();
                return self.resolve(&target, scope, depth + 1);
            }
            [] => return None,
        };
        for (index, name) in rest.iter().enumerate() {
            if let Some(child) = self.child(&at, name) {
                at = child;
            } else if let Some((target, scope)) = self.binding(&at, name)
                && !(scope == inside && target == segments)
            {
                let target = [target.as_slice(), &rest[index + 1..]].concat();
                return self.resolve(&target, scope, depth + 1);
            } else {
                break;
            }
        }
        // A module in braces belongs to the file around it.
        while !self.files.contains(&at) {
            at.pop()?;
        }
        Some(at)
    }

    fn child(&self, module: &Module, name: &str) -> Option<Module> {
        let child = [module.as_slice(), &[name.to_owned()]].concat();
        self.files.contains(&child).then_some(child)
    }

    fn binding(&self, module: &Module, name: &str) -> Option<&(Vec<String>, Module)> {
        self.bindings.get(&(module.clone(), name.to_owned()))
    }
}
