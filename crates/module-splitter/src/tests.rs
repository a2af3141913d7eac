//! The split module beside the original one, both run by a WebAssembly interpreter.

use wasmi::{Caller, Engine, Extern, Func, Instance, Linker, Module, Store};

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

/// What the host records.
#[derive(Default)]
struct Record {
    /// The arguments of `logged`.
    logged: Vec<i32>,
    /// How often a stub loaded the secondary module.
    loads: u32,
}

struct Running {
    store: Store<Record>,
    primary: Instance,
}

impl Running {
    fn start(module: &[u8], secondary: Vec<u8>) -> Self {
        let mut store = Store::new(&Engine::default(), Record::default());
        let mut linker = host(&mut store);
        let load = Func::wrap(&mut store, move |mut caller: Caller<Record>| {
            caller.data_mut().loads += 1;
            let exports = ["memory", "run"].map(|name| caller.get_export(name));
            assert!(exports.iter().all(Option::is_some));
            let linker = with_primary(&mut caller, &secondary);
            instantiate(&mut caller, &linker, &secondary).unwrap();
        });
        linker
            .define(primary::LOAD.0, primary::LOAD.1, load)
            .unwrap();
        let module = Module::new(store.engine(), module).unwrap();
        let primary = linker.instantiate_and_start(&mut store, &module).unwrap();
        Self { store, primary }
    }

    fn call(&mut self, name: &str, arguments: &[i32]) -> i32 {
        let arguments: Vec<_> = arguments
            .iter()
            .map(|number| wasmi::Val::I32(*number))
            .collect();
        let mut result = [wasmi::Val::I32(0)];
        let function = self.primary.get_func(&self.store, name).unwrap();
        function
            .call(&mut self.store, &arguments, &mut result)
            .unwrap();
        result[0].i32().unwrap()
    }
}

fn host(mut store: impl wasmi::AsContextMut<Data = Record>) -> Linker<Record> {
    let mut linker = Linker::new(store.as_context().engine());
    let logged = Func::wrap(&mut store, |mut caller: Caller<Record>, number: i32| {
        caller.data_mut().logged.push(number);
    });
    // The original module imports it by its own name.
    linker.define("js", "logged", logged).unwrap();
    let unused = Func::wrap(&mut store, || {});
    linker.define("js", "unused", unused).unwrap();
    linker
        .define("js", &partition::import_name(0), logged)
        .unwrap();
    linker
        .define("js", &partition::import_name(1), unused)
        .unwrap();
    linker
}

/// The host's functions and the exports of the primary module.
fn with_primary(caller: &mut Caller<Record>, secondary: &[u8]) -> Linker<Record> {
    let mut linker = host(&mut *caller);
    let module = Module::new(caller.engine(), secondary).unwrap();
    for import in module
        .imports()
        .filter(|import| import.module() == secondary::PRIMARY)
    {
        if let Some(export) = caller.get_export(import.name()) {
            linker
                .define(secondary::PRIMARY, import.name(), export)
                .unwrap();
        }
    }
    linker
}

fn instantiate(
    mut store: impl wasmi::AsContextMut<Data = Record>,
    linker: &Linker<Record>,
    secondary: &[u8],
) -> Result<Instance, wasmi::Error> {
    let module = Module::new(store.as_context().engine(), secondary)?;
    linker.instantiate_and_start(&mut store, &module)
}

fn source() -> Vec<u8> {
    wat::parse_str(MODULE).unwrap()
}

fn split(module: &[u8]) -> Split {
    let objects = DataObjects::default();
    Split::new(module, &objects, |name| !name.starts_with("cold")).unwrap()
}

/// The exports of the primary module, for a secondary module that no stub loads.
fn all_exports(running: &Running, secondary: &[u8]) -> Linker<Record> {
    let engine = running.store.engine().clone();
    let mut linker = Linker::new(&engine);
    let module = Module::new(&engine, secondary).unwrap();
    for import in module
        .imports()
        .filter(|import| import.module() == secondary::PRIMARY)
    {
        let export: Option<Extern> = running.primary.get_export(&running.store, import.name());
        if let Some(export) = export {
            linker
                .define(secondary::PRIMARY, import.name(), export)
                .unwrap();
        }
    }
    linker
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

/// Three constants: `first` holds a pointer to `second`, and the code of `cold` needs `third`,
/// which it reaches from an address before it. `changing` is no constant.
const WITH_DATA: &str = r#"(module
  (import "js" "logged" (func $logged (param i32)))
  (table $functions 1 funcref)
  (memory (export "memory") 1)
  (global (mut i32) (i32.const 0))
  (data (i32.const 16) "\20\00\00\00 the first one.")
  (data (i32.const 32) "*second constant")
  (data (i32.const 48) "third constant..")
  (data (i32.const 64) "changing")
  (func $cold (param i32) (result i32) (i32.load8_u (i32.add (local.get 0) (i32.const 44))))
  (func $nothing)
  (func (export "run") (param i32) (result i32) (call $cold (local.get 0)))
  (func (export "warm") (result i32)
    (i32.add (i32.load8_u (i32.load (i32.const 16))) (i32.load8_u offset=66 (i32.const 0)))))"#;

/// A part of a custom section, or of a module: its kind, its length, its content.
fn part(kind: u8, content: &[u8]) -> Vec<u8> {
    let length = u8::try_from(content.len()).unwrap();
    assert!(length < 128, "a length of one byte");
    [&[kind, length], content].concat()
}

/// The module, with the lists that a linker adds.
fn linked() -> Vec<u8> {
    let named = |name: &str| [&[u8::try_from(name.len()).unwrap()], name.as_bytes()].concat();
    // Each segment has a name, an alignment and flags.
    let segments = [".rodata", ".rodata", ".rodata", ".data"];
    let segments = segments.map(|name| [named(name), vec![0, 0]].concat());
    // Each symbol has the kind 1 for data, flags, a name, a segment, an offset and a size.
    let symbols = [(0, 16), (1, 16), (2, 16), (3, 8)];
    let symbols =
        symbols.map(|(segment, size)| [vec![1, 0], named("s"), vec![segment, 0, size]].concat());
    let linking = [
        named("linking"),
        vec![2],
        // The linker lists the symbols first.
        part(8, &[vec![4], symbols.concat()].concat()),
        part(5, &[vec![4], segments.concat()].concat()),
    ];
    // In section 0, one reference of type 4 at offset 0, to symbol 2, four bytes before it.
    let references = [named("reloc.CODE"), vec![0, 1, 4, 0, 2, 0x7c]];
    let custom = [part(0, &linking.concat()), part(0, &references.concat())];
    [wat::parse_str(WITH_DATA).unwrap(), custom.concat()].concat()
}

/// The memory between two addresses, after a call of `warm`.
fn memory_after_warm(running: &mut Running) -> Vec<u8> {
    assert_eq!(running.call("warm", &[]), i32::from(b'*') + i32::from(b'a'));
    let memory = running.primary.get_memory(&running.store, "memory");
    let mut bytes = vec![0; 72];
    memory.unwrap().read(&running.store, 0, &mut bytes).unwrap();
    bytes
}

#[test]
fn constants_that_only_secondary_functions_reach_arrive_with_them() {
    let module = linked();
    let objects = DataObjects::read(&module).unwrap();
    let split = |is_primary: fn(&str) -> bool| Split::new(&module, &objects, is_primary).unwrap();
    let has_third = |module: &[u8]| module.windows(5).any(|bytes| bytes == b"third");

    let Split {
        primary, secondary, ..
    } = split(|name| name != "cold");
    assert!(!has_third(&primary) && has_third(&secondary));
    assert!(!secondary.windows(6).any(|bytes| bytes == b"second"));
    let mut running = Running::start(&primary, secondary);
    // The constants and the data that change are there, and no others.
    let memory = memory_after_warm(&mut running);
    assert_eq!(&memory[32..48], b"*second constant");
    assert_eq!(&memory[48..64], &[0; 16]);
    assert_eq!(&memory[64..], b"changing");
    assert_eq!(running.call("run", &[4]), i32::from(b't'));
    assert_eq!(
        &memory_after_warm(&mut running)[48..64],
        b"third constant.."
    );

    // A function of the primary module reaches it from four bytes before it.
    let Split { primary, .. } = split(|_| true);
    assert!(has_third(&primary));
    let without_list = Split::new(&module, &DataObjects::default(), |name| name != "cold");
    assert!(has_third(&without_list.unwrap().primary));
}
