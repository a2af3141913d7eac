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
    let scenario = parse(&json).map_err(|fault| vec![fault])?;
    let outcome = experiment::run(&scenario)
        .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let text = serde_json::to_string_pretty(&outcome).map_err(|error| vec![error.to_string()])?;
    writeln!(io::stdout().lock(), "{text}")
        .map_err(|error| vec![format!("the outcome cannot be written: {error}")])
}

/// The scenario, or where in the text and in which field it goes wrong.
fn parse(json: &str) -> Result<Scenario, String> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let scenario =
        serde_path_to_error::deserialize(&mut reader).map_err(|error| error.to_string())?;
    reader.end().map_err(|error| error.to_string())?;
    Ok(scenario)
}
