//! A module that a WebAssembly interpreter runs.

use wasmi::{Caller, Engine, Extern, Func, Instance, Linker, Module, Store};

use crate::{partition, primary, secondary};

/// What the host records.
#[derive(Default)]
pub(super) struct Record {
    /// The arguments of `logged`.
    pub(super) logged: Vec<i32>,
    /// How often a stub loaded the secondary module.
    pub(super) loads: u32,
}

pub(super) struct Running {
    pub(super) store: Store<Record>,
    pub(super) primary: Instance,
}

impl Running {
    pub(super) fn start(module: &[u8], secondary: Vec<u8>) -> Self {
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

    pub(super) fn call(&mut self, name: &str, arguments: &[i32]) -> i32 {
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

pub(super) fn instantiate(
    mut store: impl wasmi::AsContextMut<Data = Record>,
    linker: &Linker<Record>,
    secondary: &[u8],
) -> Result<Instance, wasmi::Error> {
    let module = Module::new(store.as_context().engine(), secondary)?;
    linker.instantiate_and_start(&mut store, &module)
}

/// The exports of the primary module, for a secondary module that no stub loads.
pub(super) fn all_exports(running: &Running, secondary: &[u8]) -> Linker<Record> {
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
