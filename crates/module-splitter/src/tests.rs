//! The split module beside the original one, both run by a WebAssembly interpreter.

mod constants;
mod running;

use wasmi::Func;

use self::running::{Running, all_exports, instantiate};
use super::*;

/// `run` calls secondary functions by index, `point` through the table.
const MODULE: &str = r#"(module
  (type $one (func (param i32) (result i32)))
  (import "js" "logged" (func $logged (param i32)))
  (import "js" "unused" (func $unused))
  (table $others 1 externref)
  (table $functions 3 3 funcref)
  (memory (export "memory") 1)
  (global $offset (mut i32) (i32.const 7))
  (elem (table $functions) (i32.const 1) func $warm $cold_by_place)
  (data (i32.const 16) "*")
  (func $warm (param i32) (result i32) (i32.add (local.get 0) (global.get $offset)))
  (func $cold_by_name (param i32) (result i32)
    (call $logged (local.get 0))
    (call $warm (call $cold_alone (i32.mul (local.get 0) (i32.load8_u (i32.const 16))))))
  (func $cold_alone (param i32) (result i32) (i32.sub (local.get 0) (i32.const 3)))
  (func $cold_by_place (param i32) (result i32) (call $cold_alone (call $warm (local.get 0))))
  (func $nothing)
  (func (export "run") (param i32) (result i32) (call $nothing) (call $cold_by_name (local.get 0)))
  (func (export "point") (param i32 i32) (result i32)
    (call_indirect $functions (type $one) (local.get 0) (local.get 1))))"#;

fn source() -> Vec<u8> {
    wat::parse_str(MODULE).unwrap()
}

fn split(module: &[u8]) -> Split {
    let objects = DataObjects::default();
    Split::new(module, &objects, |name| !name.starts_with("cold")).unwrap()
}

#[test]
fn a_split_module_computes_what_the_original_computes() {
    let original = without_names(&source()).unwrap();
    let Split {
        primary, secondary, ..
    } = split(&source());
    let mut original = Running::start(&original, Vec::new());
    for (name, arguments) in [
        ("run", [5].as_slice()),
        ("point", &[20, 1]),
        ("point", &[20, 2]),
    ] {
        // The first call of a secondary function loads the module, once.
        let mut running = Running::start(&primary, secondary.clone());
        let expected = original.call(name, arguments);
        assert_eq!(
            running.call(name, arguments),
            expected,
            "{name} {arguments:?}"
        );
        let loads = u32::from(arguments != [20, 1]);
        assert_eq!(running.store.data().loads, loads, "{name} {arguments:?}");
        assert_eq!(running.call("run", &[-2]), original.call("run", &[-2]));
        assert_eq!(
            running.call("point", &[1, 2]),
            original.call("point", &[1, 2])
        );
        assert_eq!(running.store.data().loads, 1);
        assert_eq!(running.store.data().logged.last(), Some(&-2));
    }
}

#[test]
fn a_stub_does_not_load_the_secondary_module_again() {
    let Split {
        primary, secondary, ..
    } = split(&source());
    let mut running = Running::start(&primary, secondary.clone());
    let mut linker = all_exports(&running, &secondary);
    let logged = Func::wrap(&mut running.store, |_: i32| {});
    linker
        .define("js", &partition::import_name(0), logged)
        .unwrap();
    instantiate(&mut running.store, &linker, &secondary).unwrap();
    assert_eq!(running.call("run", &[5]), 5 * 42 - 3 + 7);
    assert_eq!(running.store.data().loads, 0);
}

#[test]
fn modules_of_different_splits_cannot_be_combined() {
    let Split { secondary, .. } = split(&source());
    let other = wat::parse_str(MODULE.replace("i32.const 7", "i32.const 8")).unwrap();
    let of_another_module = split(&other).primary;
    let is_primary = |name: &str| !name.starts_with("cold") || name == "cold_alone";
    let of_another_split = Split::new(&source(), &DataObjects::default(), is_primary);
    let of_another_split = of_another_split.unwrap().primary;
    for primary in [of_another_module, of_another_split] {
        let mut running = Running::start(&primary, secondary.clone());
        let mut linker = all_exports(&running, &secondary);
        let logged = Func::wrap(&mut running.store, |_: i32| {});
        linker
            .define("js", &partition::import_name(0), logged)
            .unwrap();
        let refused = instantiate(&mut running.store, &linker, &secondary).unwrap_err();
        assert!(refused.to_string().contains("~loaded"), "{refused}");
    }
}

#[test]
fn no_module_keeps_its_function_names() {
    let stripped = without_names(&source()).unwrap();
    let Split {
        primary, secondary, ..
    } = split(&source());
    for module in [stripped, primary, secondary] {
        assert!(!module.windows(4).any(|text| text == b"cold"));
    }
}

#[test]
fn an_instrumented_module_records_which_functions_are_called() {
    let Instrumented {
        module,
        flags,
        names,
    } = instrument(&source()).unwrap();
    let mut running = Running::start(&module, Vec::new());
    assert_eq!(running.call("run", &[5]), 5 * 42 - 3 + 7);
    let memory = running.primary.get_memory(&running.store, "memory");
    let mut record = vec![0; names.len()];
    memory
        .unwrap()
        .read(&running.store, flags as usize, &mut record)
        .unwrap();
    let called: Vec<_> = std::iter::zip(&names, record)
        .filter_map(|(name, flag)| (flag == 1).then_some(&**name))
        .collect();
    assert_eq!(
        called,
        ["warm", "cold_by_name", "cold_alone", "nothing", ""],
        "{names:?}"
    );
}
