//! Checks that run PyTorch 2.15: the exported script and notebook, and a golden file.
//!
//! They are ignored by default, because they need a Python with the packages `torch`,
//! `matplotlib`, `nbclient` and `ipykernel`, whose path `LAB_PYTHON` gives. `cargo xtask test native`
//! runs them if it finds one, and `cargo xtask test native --with-pytorch` installs one:
//!
//! ```sh
//! LAB_PYTHON=… cargo test --test export -- --ignored pytorch::
//! ```

use std::{
    env, fs,
    path::PathBuf,
    process::{Command, Output},
};

use layernorm_lab::{
    share::export::Export,
    words::export::code::{AGREES, DIFFERS},
};

use crate::fixtures::{ALL, LARGEST, ODD, run as outcome_of, text};

/// Executes a notebook and prints the output of its cells, and each picture's type.
const RUN_NOTEBOOK: &str = "
import sys, nbformat, nbclient
notebook = nbformat.read(sys.argv[1], 4)
nbformat.validate(notebook)
nbclient.NotebookClient(notebook, kernel_name='python3').execute()
for cell in notebook.cells:
    for output in cell.get('outputs', []):
        print(output.get('text', ''), *output.get('data', {}), end='')
";

/// Runs scripts, and the code cells of notebooks, in one process. A warning is an error.
/// Draws every figure, into the folder that the first argument names.
const RUN_ALL: &str = "
import json, pathlib, sys, warnings
import matplotlib
matplotlib.use('Agg')
import matplotlib.pyplot as plt
plt.show = lambda: None
for path in map(pathlib.Path, sys.argv[2:]):
    source = path.read_text(encoding='utf-8')
    if path.suffix == '.ipynb':
        cells = [cell for cell in json.loads(source)['cells'] if cell['cell_type'] == 'code']
        source = '\\n'.join(''.join(cell['source']) for cell in cells)
    print('=== file', path.name)
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        exec(compile(source, path, 'exec'), {'__name__': '__main__'})
        for number in plt.get_fignums():
            plt.figure(number).savefig(f'{sys.argv[1]}/{path.stem}-{number}.png')
            print('=== figure')
    plt.close('all')
";

/// The number of results that the program of a scenario compares.
fn compared(scenario: &str) -> usize {
    let (scenario, outcome) = outcome_of(scenario);
    let input = &outcome.normalization.input;
    let groups = (1..=scenario.relatives.groups as usize)
        .rev()
        .find(|groups| input.columns().is_multiple_of(*groups))
        .expect("1 divides every number");
    // Two chains, LN(A), two lists of statistics, one correlation, two lists of the stack.
    8 + usize::from(scenario.activations.own.is_none())
        // LayerNorm twice and RMSNorm; BatchNorm and GroupNorm where PyTorch accepts them.
        + 3
        + usize::from(input.rows() > 1 && scenario.layer_norm.eps > 0.0)
        + usize::from(input.rows() > 1 || input.columns() > groups)
        // Three results for points, and the points themselves unless they are A's rows.
        + 3
        + usize::from(input.columns() != 3)
}

/// States in which PyTorch and the lab differ by more than the programs allow, and the
/// results. PyTorch's GroupNorm computes x·a + b with b = −μ·a, which cancels where a group
/// is constant.
const DIFFERENCES: [(&str, &[&str]); 2] = [
    (ODD[15], &["GroupNorm, 2 groups"]),
    (ODD[21], &["GroupNorm, 1 group"]),
];

#[test]
#[ignore = "needs PyTorch: set LAB_PYTHON"]
fn the_exported_script_and_notebook_agree_with_pytorch() {
    let folder = temporary_folder("exports");
    let mut paths = Vec::new();
    for (index, scenario) in ODD.iter().enumerate() {
        for (export, extension) in [(Export::Script, "py"), (Export::Notebook, "ipynb")] {
            let path = folder.join(format!("{index}.{extension}"));
            fs::write(&path, text(export, scenario)).expect("the file is writable");
            paths.push(path);
        }
    }
    let largest = folder.join("largest.py");
    fs::write(&largest, text(Export::Script, LARGEST)).expect("the file is writable");
    let figures = env::var_os("LAB_FIGURES").map_or_else(|| folder.clone(), PathBuf::from);
    let all = run(python()
        .args(["-c", RUN_ALL])
        .arg(figures)
        .args(&paths)
        .arg(&largest));
    let outputs: Vec<&str> = all.split("=== file ").skip(1).collect();
    assert_eq!(outputs.len(), 2 * ODD.len() + 1, "{all}");
    for (scenario, outputs) in std::iter::zip(ODD, outputs.chunks(2)) {
        for output in outputs {
            let verdicts = |verdict: &str| -> Vec<&str> {
                let separator = format!(": {verdict},");
                let lines = output.lines();
                lines
                    .filter_map(|line| Some(line.split_once(&separator)?.0))
                    .collect()
            };
            let differing = verdicts(DIFFERS);
            let expected = DIFFERENCES.iter().find(|(other, _)| *other == scenario);
            let expected = expected.map_or(&[] as &[&str], |(_, names)| names);
            assert_eq!(differing, expected, "{scenario}\n{output}");
            assert_eq!(
                verdicts(AGREES).len() + differing.len(),
                compared(scenario),
                "{scenario}\n{output}"
            );
        }
        // The notebook prints what the script prints, and draws three figures.
        let lines = |output: &str| -> Vec<String> {
            let lines = output.lines().skip(1).filter(|line| *line != "=== figure");
            lines.map(str::to_owned).collect()
        };
        assert_eq!(lines(outputs[0]), lines(outputs[1]));
        assert_eq!(outputs[1].matches("=== figure").count(), 3, "{scenario}");
    }
    // PyTorch accepts the largest float32, and has the lab's matrix.
    let largest = outputs.last().expect("outputs");
    let same = format!("means and stds of A: {AGREES},");
    assert!(largest.contains(&same), "{largest}");
    fs::remove_dir_all(&folder).expect("the folder can be removed");
}

#[test]
#[ignore = "needs PyTorch: set LAB_PYTHON"]
fn the_exported_notebook_runs_in_jupyter_and_shows_three_charts() {
    let folder = temporary_folder("notebooks");
    for (index, scenario) in ALL.iter().enumerate() {
        let path = folder.join(format!("{index}.ipynb"));
        fs::write(&path, text(Export::Notebook, scenario)).expect("the file is writable");
        let output = run(python().args(["-c", RUN_NOTEBOOK]).arg(&path));
        assert_eq!(output.matches("image/png").count(), 3, "{output}");
        let agrees = output.matches(&format!(": {AGREES},")).count();
        assert_eq!(agrees, compared(scenario), "{output}");
    }
    fs::remove_dir_all(&folder).expect("the folder can be removed");
}

/// Pretends that a package is not installed.
const WITHOUT_MATPLOTLIB: &str = "
import json, sys
sys.modules['matplotlib'] = None
for cell in json.load(open(sys.argv[1], encoding='utf-8'))['cells']:
    if cell['cell_type'] == 'code':
        exec(''.join(cell['source']))
";

#[test]
#[ignore = "needs PyTorch: set LAB_PYTHON"]
fn without_matplotlib_the_notebook_says_so_and_computes_everything() {
    let folder = temporary_folder("no-matplotlib");
    let path = folder.join("notebook.ipynb");
    fs::write(&path, text(Export::Notebook, "{}")).expect("the file is writable");
    let output = run(python().args(["-c", WITHOUT_MATPLOTLIB]).arg(&path));
    assert!(
        output.starts_with("The charts need matplotlib. Install it with"),
        "{output}"
    );
    let agrees = output.matches(&format!(": {AGREES},")).count();
    assert_eq!(agrees, compared("{}"), "{output}");
    fs::remove_dir_all(&folder).expect("the folder can be removed");
}

/// `tests/layer.rs` compares the lab with this golden file.
#[test]
#[ignore = "needs PyTorch: set LAB_PYTHON"]
fn the_golden_file_of_printed_layers_is_what_pytorch_prints() {
    let goldens: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/goldens"]
        .iter()
        .collect();
    let folder = temporary_folder("layer-repr");
    let file = folder.join("layer_repr.json");
    run(python().arg(goldens.join("layer_repr.py")).arg(&file));
    let read = |path: PathBuf| fs::read_to_string(path).expect("the file is readable");
    assert_eq!(read(file), read(goldens.join("layer_repr.json")));
    fs::remove_dir_all(&folder).expect("the folder can be removed");
}

/// The Python that `LAB_PYTHON` names.
///
/// # Panics
/// If it is not set: these tests run only when they are asked for, and must not pass
/// without PyTorch.
fn python() -> Command {
    Command::new(env::var_os("LAB_PYTHON").expect("LAB_PYTHON names a Python with PyTorch"))
}

fn temporary_folder(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("layernorm-lab-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("the folder can be created");
    folder
}

/// Runs a command and returns what it prints.
///
/// # Panics
/// If it cannot be started or fails.
fn run(command: &mut Command) -> String {
    let output = command.output().expect("Python can be started");
    let text = printed(&output);
    assert!(output.status.success(), "{command:?}\n{text}");
    text
}

fn printed(output: &Output) -> String {
    [&output.stdout, &output.stderr]
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .concat()
}
