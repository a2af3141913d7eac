use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use flate2::{Compression, write::GzEncoder};

use super::*;
use crate::toolchain::version;

/// Short, so that the test of a slow page is quick.
const SHORT: Limits = Limits {
    connection: 2,
    stalled: 1,
    total: 20,
};

/// An archive as release pages have them: programs in a folder, and other files.
fn archive() -> Vec<u8> {
    let mut archive = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
    for (name, text) in [
        ("tool-1.2.3/README.md", "read me"),
        ("tool-1.2.3/tool", "#!/bin/sh\necho tool 1.2.3\n"),
        ("tool-1.2.3/other", "#!/bin/sh\n"),
    ] {
        let mut header = tar::Header::new_gnu();
        header.set_size(text.len() as u64);
        header.set_mode(0o644);
        let text = text.as_bytes();
        archive.append_data(&mut header, name, text).unwrap();
    }
    archive.into_inner().unwrap().finish().unwrap()
}

fn sum(content: &[u8]) -> String {
    format!("{:x}", Sha256::digest(content))
}

/// A server that acts as the release page, and its address.
fn release_page() -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || answer(stream));
        }
    });
    address
}

fn answer(mut stream: TcpStream) {
    let mut request = [0; 1024];
    let length = stream.read(&mut request).unwrap_or_default();
    let request = String::from_utf8_lossy(&request[..length]).into_owned();
    let archive = archive();
    let found = format!(
        "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n",
        archive.len()
    );
    let (head, body) = match request.split(' ').nth(1).unwrap_or_default() {
        "/present" => (found, &archive[..]),
        "/truncated" => (found, &archive[..archive.len() / 2]),
        "/moved" => (
            "HTTP/1.1 302 Found\r\nLocation: /present\r\nContent-Length: 0\r\n\r\n".to_owned(),
            &[][..],
        ),
        "/silent" => return std::thread::sleep(Duration::from_mins(1)),
        "/stalled" => {
            let _ = stream.write_all(found.as_bytes());
            let _ = stream.write_all(&archive[..10]);
            return std::thread::sleep(Duration::from_mins(1));
        }
        _ => (
            "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_owned(),
            &[][..],
        ),
    };
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.write_all(body);
}

/// Fetches and unpacks into a folder of this test.
fn install(test: &str, address: &str, sha256: &str) -> (PathBuf, Result<()>) {
    let folder = std::env::temp_dir().join(format!("lab-prebuilt-{test}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let result =
        fetch(address, "=http", SHORT, &folder).and_then(|()| unpack(sha256, &["tool"], &folder));
    (folder, result)
}

#[test]
fn a_tool_on_its_release_page_is_installed_also_after_a_redirect() {
    for path in ["present", "moved"] {
        let address = format!("{}/{path}", release_page());
        let (folder, result) = install(path, &address, &sum(&archive()));
        result.unwrap();
        let program = folder.join("bin/tool");
        assert_eq!(version::of(program).as_deref(), Some("1.2.3"));
        // Only the programs that are used, and not the archive.
        assert_eq!(fs::read_dir(folder.join("bin")).unwrap().count(), 1);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        fs::remove_dir_all(folder).unwrap();
    }
}

#[test]
fn every_failure_is_one_line_that_comes_soon_and_leaves_no_program() {
    let page = release_page();
    let closed = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let refused = format!("http://{}/present", closed.local_addr().unwrap());
    drop(closed);
    let right = sum(&archive());
    let wrong = sum(b"another archive");
    for (path, address, sha256, reason) in [
        ("absent", format!("{page}/absent"), &right, "404"),
        ("refused", refused, &right, "curl: (7)"),
        ("silent", format!("{page}/silent"), &right, "curl: (28)"),
        ("stalled", format!("{page}/stalled"), &right, "curl: (28)"),
        (
            "truncated",
            format!("{page}/truncated"),
            &right,
            "curl: (18)",
        ),
        (
            "wrong",
            format!("{page}/present"),
            &wrong,
            "its checksum is",
        ),
        (
            "protocol",
            "file:///etc/hostname".to_owned(),
            &right,
            "curl: (1)",
        ),
    ] {
        let start = Instant::now();
        let (folder, result) = install(path, &address, sha256);
        let error = result.expect_err(path).to_string();
        assert!(error.contains(reason), "{path}: {error}");
        assert_eq!(error.lines().count(), 1, "{path}: {error}");
        assert!(start.elapsed() < Duration::from_secs(15), "{path}");
        assert!(!folder.join("bin").exists(), "{path}");
        fs::remove_dir_all(folder).unwrap();
    }
}

#[test]
fn an_archive_belongs_to_one_version_and_one_kind_of_machine() {
    const HERE: Archive = Archive {
        machine: (std::env::consts::OS, std::env::consts::ARCH),
        target: "here",
        sha256: "",
    };
    const ELSEWHERE: Archive = Archive {
        machine: ("plan9", "mips"),
        target: "elsewhere",
        sha256: "",
    };
    let prebuilt = Prebuilt {
        version: "1.2.3",
        address: "",
        archives: &[ELSEWHERE, HERE],
    };
    let target = |version| prebuilt.archive(version).map(|archive| archive.target);
    assert_eq!(target("1.2.3"), Some("here"));
    assert_eq!(target("1.2.4"), None);
    let other = Prebuilt {
        archives: &[ELSEWHERE],
        ..prebuilt
    };
    assert!(other.archive("1.2.3").is_none());
}

#[test]
fn curl_prints_its_version() {
    // The other tests need it.
    assert!(version::of_command(&mut Command::new("curl")).is_some());
}
