//! Computes a scenario for a script: reads its JSON, prints its outcome.
//!
//! ```sh
//! cargo run --example outcome < scenario.json > outcome.json
//! echo '{"seed": 42}' | cargo run --quiet --example outcome
//! ```
//!
//! `docs/scenario.md` describes both files. Numbers are printed with as many
//! digits as give back the same double. What is wrong with the scenario is
//! told on the error stream, one line a fault, and the exit code is 1.

use std::{
    io::{self, Read, Write},
    process::ExitCode,
};

use layernorm_lab::lab::{experiment, scenario::Scenario};

fn main() -> ExitCode {
    match compute() {
        Ok(()) => ExitCode::SUCCESS,
        Err(faults) => {
            for fault in faults {
                eprintln!("{fault}");
            }
            ExitCode::FAILURE
        }
    }
}

fn compute() -> Result<(), Vec<String>> {
    let mut json = String::new();
    io::stdin()
        .read_to_string(&mut json)
        .map_err(|error| vec![format!("the scenario cannot be read: {error}")])?;
    let outcome = Scenario::from_json(&json)
        .and_then(|scenario| experiment::run(&scenario))
        .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let text = serde_json::to_string_pretty(&outcome).map_err(|error| vec![error.to_string()])?;
    writeln!(io::stdout().lock(), "{text}")
        .map_err(|error| vec![format!("the outcome cannot be written: {error}")])
}
