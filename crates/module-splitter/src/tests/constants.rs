//! Constants that only one of the two modules needs.

use super::running::Running;
use crate::{DataObjects, Split};

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
