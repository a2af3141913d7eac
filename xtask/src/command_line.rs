//! How a command is shown to the user.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

/// The command as the user would type it.
pub(crate) fn of(command: &Command) -> String {
    std::iter::once(program(command))
        .chain(command.get_args().map(text))
        .collect::<Vec<_>>()
        .join(" ")
}

/// The name of the program, without its folder.
pub(crate) fn program(command: &Command) -> String {
    let program = command.get_program();
    text(Path::new(program).file_name().unwrap_or(program))
}

fn text(part: &OsStr) -> String {
    part.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_without_its_folder() {
        let mut command = Command::new("/somewhere/bin/cargo");
        command.args(["test", "--workspace"]);
        assert_eq!(of(&command), "cargo test --workspace");
    }
}
