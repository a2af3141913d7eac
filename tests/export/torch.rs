//! The script and the notebook run in PyTorch, where there is one: the
//! environment's `LAB_PYTHON` names a Python with torch, nbclient and ipykernel.

use std::{
    env, fs,
    process::{Command, Output},
};

use layernorm_lab::{
    share::export::Export,
    words::export::code::{AGREES, DIFFERS},
};

use crate::given::{ALL, text};

/// Runs the notebook that is named, and prints what its cells print.
const RUN: &str = "
import sys, nbformat, nbclient
notebook = nbformat.read(sys.argv[1], 4)
nbformat.validate(notebook)
nbclient.NotebookClient(notebook, kernel_name='python3').execute()
for cell in notebook.cells:
    for output in cell.get('outputs', []):
        print(output.get('text', ''), end='')
";

#[test]
fn pytorch_gives_the_numbers_that_the_code_expects() {
    let Some(python) = env::var_os("LAB_PYTHON") else {
        eprintln!("not tried: LAB_PYTHON names no Python with PyTorch");
        return;
    };
    let folder = env::temp_dir().join(format!("layernorm-lab-torch-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    for (index, scenario) in ALL.iter().enumerate() {
        let file = |name: &str, text: String| {
            let path = folder.join(format!("{index}-{name}"));
            fs::write(&path, text).expect("the file can be written");
            path
        };
        let script = file("script.py", text(Export::Script, scenario));
        let notebook = file("notebook.ipynb", text(Export::Notebook, scenario));
        let ran = |arguments: &mut Command| {
            let output = arguments.output().expect("it can be started");
            let said = said(&output);
            assert!(output.status.success(), "{scenario}\n{said}");
            said
        };
        let by_script = ran(Command::new(&python).arg(&script));
        let by_notebook = ran(Command::new(&python).args(["-c", RUN]).arg(&notebook));
        for said in [&by_script, &by_notebook] {
            assert!(!said.contains(DIFFERS), "{scenario}\n{said}");
            // Two chains, two matrices, eight rows of statistics, one correlation.
            assert_eq!(said.matches(AGREES).count(), 13, "{scenario}\n{said}");
        }
    }
    fs::remove_dir_all(&folder).expect("the folder can be removed");
}

fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr]
        .map(|said| String::from_utf8_lossy(said).into_owned())
        .concat()
}
