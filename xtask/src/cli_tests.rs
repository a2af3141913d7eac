use std::path::Path;

use super::*;

fn parsed(line: &str) -> anyhow::Result<Parsed> {
    parse_from(line.split(' ').map(OsString::from))
}

fn run(line: &str) -> Command {
    match parsed(line).unwrap() {
        Parsed::Run(command) => command,
        Parsed::Help => panic!("{line} asks for help"),
    }
}

#[test]
fn the_arguments_are_consistent() {
    use clap::CommandFactory;
    Cli::command().debug_assert();
}

#[test]
fn serve_defaults_to_port_8080() {
    let expected = Serve {
        port: 8080,
        open: false,
        release: false,
        dist: None,
    };
    assert_eq!(run("xtask serve"), Command::Serve(expected));
}

#[test]
fn serve_accepts_the_folder_of_a_built_site() {
    let Command::Serve(options) = run("xtask serve --dist some/folder --port 9000") else {
        panic!("another command");
    };
    assert_eq!(options.dist.as_deref(), Some(Path::new("some/folder")));
    assert_eq!((options.port, options.release), (9000, false));
}

#[test]
fn dist_splits_the_module_and_writes_only_the_site_by_default() {
    for (line, single_file, archive, whole) in [
        ("xtask dist", false, false, false),
        ("xtask dist --single-file", true, false, false),
        ("xtask dist --archive", false, true, false),
        ("xtask dist --whole", false, false, true),
    ] {
        let expected = Dist {
            single_file,
            archive,
            whole,
        };
        assert_eq!(run(line), Command::Dist(expected));
    }
}

#[test]
fn test_accepts_suites_and_names() {
    let expected = Test {
        suites: vec![Suite::Wasm, Suite::Lint],
        ..Test::default()
    };
    assert_eq!(run("xtask test wasm lint"), Command::Test(expected));
    let expected = Test {
        suites: vec![Suite::Browser],
        headed: true,
        names: vec!["undo".to_owned(), "link".to_owned()],
        ..Test::default()
    };
    let line = "xtask test browser --headed -- undo link";
    assert_eq!(run(line), Command::Test(expected));
}

#[test]
fn test_installs_pytorch_only_when_asked() {
    for (line, with_pytorch) in [
        ("xtask test native", false),
        ("xtask test native --with-pytorch", true),
    ] {
        let expected = Test {
            suites: vec![Suite::Native],
            with_pytorch,
            ..Test::default()
        };
        assert_eq!(run(line), Command::Test(expected));
    }
}

#[test]
fn update_accepts_both_names_of_the_profile() {
    let files = vec![Generated::Profile, Generated::Profile, Generated::Lesson];
    assert_eq!(
        run("xtask update first profile lesson"),
        Command::Update { files }
    );
}

#[test]
fn every_error_is_one_line_that_says_what_to_do() {
    for (line, what) in [
        ("xtask", "no command given"),
        ("xtask sreve", "unrecognized subcommand 'sreve'"),
        (
            "xtask serve --port lots",
            "invalid value 'lots' for '--port <PORT>'",
        ),
        ("xtask serve --prot 1", "unexpected argument '--prot' found"),
        (
            "xtask serve --release --dist dist",
            "the argument '--release' cannot be used with '--dist <DIR>'",
        ),
        (
            "xtask serve --dist",
            "a value is required for '--dist <DIR>' but none was supplied",
        ),
        ("xtask test unit", "invalid value 'unit' for '[SUITES]...'"),
        ("xtask update all", "invalid value 'all' for '[FILES]...'"),
    ] {
        let error = parsed(line).expect_err(line).to_string();
        assert!(error.starts_with(what), "{line}: {error}");
        assert!(
            error.ends_with("; try: cargo xtask help"),
            "{line}: {error}"
        );
        assert_eq!(error.lines().count(), 1, "{line}: {error}");
    }
}
