//! The halves against the whole, run by a machine for WebAssembly.

use wasmi::{Caller, Engine, Extern, Func, Instance, Linker, Module, Store};

use super::*;

/// `run` calls what comes later by its name, `point` through the table.
const PROGRAM: &str = r#"(module
  (type $one (func (param i32) (result i32)))
  (import "js" "seen" (func $seen (param i32)))
  (import "js" "unused" (func $unused))
  (table $others 1 externref)
  (table $functions 3 3 funcref)
  (memory (export "memory") 1)
  (global $offset (mut i32) (i32.const 7))
  (elem (table $functions) (i32.const 1) func $warm $cold_by_place)
  (data (i32.const 16) "*")
  (func $warm (param i32) (result i32) (i32.add (local.get 0) (global.get $offset)))
  (func $cold_by_name (param i32) (result i32)
    (call $seen (local.get 0))
    (call $warm (call $cold_alone (i32.mul (local.get 0) (i32.load8_u (i32.const 16))))))
  (func $cold_alone (param i32) (result i32) (i32.sub (local.get 0) (i32.const 3)))
  (func $cold_by_place (param i32) (result i32) (call $cold_alone (call $warm (local.get 0))))
  (func $nothing)
  (func (export "run") (param i32) (result i32) (call $nothing) (call $cold_by_name (local.get 0)))
  (func (export "point") (param i32 i32) (result i32)
    (call_indirect $functions (type $one) (local.get 0) (local.get 1))))"#;

/// What the world outside notes.
#[derive(Default)]
struct World {
    /// What `seen` was given.
    seen: Vec<i32>,
    /// How often the rest was fetched in haste.
    hastes: u32,
}

struct Running {
    store: Store<World>,
    first: Instance,
}

impl Running {
    fn start(program: &[u8], rest: Vec<u8>) -> Self {
        let mut store = Store::new(&Engine::default(), World::default());
        let mut linker = world(&mut store);
        let now = Func::wrap(&mut store, move |mut caller: Caller<World>| {
            caller.data_mut().hastes += 1;
            let exports = ["memory", "run"].map(|name| caller.get_export(name));
            assert!(exports.iter().all(Option::is_some));
            let linker = with_first(&mut caller, &rest);
            arrive(&mut caller, &linker, &rest).unwrap();
        });
        linker.define("lab", "now", now).unwrap();
        let module = Module::new(store.engine(), program).unwrap();
        let first = linker.instantiate_and_start(&mut store, &module).unwrap();
        Self { store, first }
    }

    fn call(&mut self, name: &str, arguments: &[i32]) -> i32 {
        let arguments: Vec<_> = arguments
            .iter()
            .map(|number| wasmi::Val::I32(*number))
            .collect();
        let mut result = [wasmi::Val::I32(0)];
        let function = self.first.get_func(&self.store, name).unwrap();
        function
            .call(&mut self.store, &arguments, &mut result)
            .unwrap();
        result[0].i32().unwrap()
    }
}

fn world(mut store: impl wasmi::AsContextMut<Data = World>) -> Linker<World> {
    let mut linker = Linker::new(store.as_context().engine());
    let seen = Func::wrap(&mut store, |mut caller: Caller<World>, number: i32| {
        caller.data_mut().seen.push(number);
    });
    // The whole program calls it by its own name.
    linker.define("js", "seen", seen).unwrap();
    let unused = Func::wrap(&mut store, || {});
    linker.define("js", "unused", unused).unwrap();
    linker.define("js", &plan::import_name(0), seen).unwrap();
    linker.define("js", &plan::import_name(1), unused).unwrap();
    linker
}

/// The world and, under its name, what the first half exports.
fn with_first(caller: &mut Caller<World>, rest: &[u8]) -> Linker<World> {
    let mut linker = world(&mut *caller);
    let module = Module::new(caller.engine(), rest).unwrap();
    for import in module
        .imports()
        .filter(|import| import.module() == rest::FIRST)
    {
        if let Some(export) = caller.get_export(import.name()) {
            linker.define(rest::FIRST, import.name(), export).unwrap();
        }
    }
    linker
}

fn arrive(
    mut store: impl wasmi::AsContextMut<Data = World>,
    linker: &Linker<World>,
    rest: &[u8],
) -> Result<Instance, wasmi::Error> {
    let module = Module::new(store.as_context().engine(), rest)?;
    linker.instantiate_and_start(&mut store, &module)
}

fn program() -> Vec<u8> {
    wat::parse_str(PROGRAM).unwrap()
}

fn halves(program: &[u8]) -> Halves {
    Halves::of(program, |name| !name.starts_with("cold")).unwrap()
}

/// The exports of the first half, for a rest that comes in its own time.
fn all_exports(running: &Running, rest: &[u8]) -> Linker<World> {
    let engine = running.store.engine().clone();
    let mut linker = Linker::new(&engine);
    let module = Module::new(&engine, rest).unwrap();
    for import in module
        .imports()
        .filter(|import| import.module() == rest::FIRST)
    {
        let export: Option<Extern> = running.first.get_export(&running.store, import.name());
        if let Some(export) = export {
            linker.define(rest::FIRST, import.name(), export).unwrap();
        }
    }
    linker
}

#[test]
fn two_halves_compute_what_the_whole_does() {
    let whole = without_names(&program()).unwrap();
    let Halves { first, rest, .. } = halves(&program());
    let mut whole = Running::start(&whole, Vec::new());
    for (name, arguments) in [
        ("run", [5].as_slice()),
        ("point", &[20, 1]),
        ("point", &[20, 2]),
    ] {
        // Whichever is called first fetches the rest, and none does so again.
        let mut split = Running::start(&first, rest.clone());
        let expected = whole.call(name, arguments);
        assert_eq!(
            split.call(name, arguments),
            expected,
            "{name} {arguments:?}"
        );
        let is_cold = arguments != [20, 1];
        assert_eq!(
            split.store.data().hastes,
            u32::from(is_cold),
            "{name} {arguments:?}"
        );
        assert_eq!(split.call("run", &[-2]), whole.call("run", &[-2]));
        assert_eq!(split.call("point", &[1, 2]), whole.call("point", &[1, 2]));
        assert_eq!(split.store.data().hastes, 1);
        assert_eq!(split.store.data().seen.last(), Some(&-2));
    }
}

#[test]
fn a_rest_that_is_here_is_not_fetched_again() {
    let Halves { first, rest, .. } = halves(&program());
    let mut split = Running::start(&first, rest.clone());
    let mut linker = all_exports(&split, &rest);
    let seen = Func::wrap(&mut split.store, |_: i32| {});
    linker.define("js", &plan::import_name(0), seen).unwrap();
    arrive(&mut split.store, &linker, &rest).unwrap();
    assert_eq!(split.call("run", &[5]), 5 * 42 - 3 + 7);
    assert_eq!(split.store.data().hastes, 0);
}

#[test]
fn halves_that_do_not_belong_together_do_not_meet() {
    let Halves { rest, .. } = halves(&program());
    let other = wat::parse_str(PROGRAM.replace("i32.const 7", "i32.const 8")).unwrap();
    let of_another_program = halves(&other).first;
    let is_first = |name: &str| !name.starts_with("cold") || name == "cold_alone";
    let of_another_split = Halves::of(&program(), is_first).unwrap().first;
    for first in [of_another_program, of_another_split] {
        let mut split = Running::start(&first, rest.clone());
        let mut linker = all_exports(&split, &rest);
        let seen = Func::wrap(&mut split.store, |_: i32| {});
        linker.define("js", &plan::import_name(0), seen).unwrap();
        let refused = arrive(&mut split.store, &linker, &rest).unwrap_err();
        assert!(refused.to_string().contains("~here"), "{refused}");
    }
}

#[test]
fn nothing_is_left_of_names() {
    let bare = without_names(&program()).unwrap();
    let Halves { first, rest, .. } = halves(&program());
    for half in [bare, first, rest] {
        assert!(!half.windows(4).any(|text| text == b"cold"));
    }
}

#[test]
fn a_function_without_a_name_is_known_by_its_callers() {
    let program = wat::parse_str(
        r"(module (table 1 funcref) (memory 1)
          (func $b (call 2)) (func $a (call 2)) (func))",
    );
    let program = program.unwrap();
    let program = Program::read(&program).unwrap();
    let names: Vec<_> = program
        .functions
        .iter()
        .map(|function| &*function.name)
        .collect();
    assert_eq!(names, ["b", "a", "part of a, b"]);
}
