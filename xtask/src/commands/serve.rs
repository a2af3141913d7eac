//! `cargo xtask serve`: the lab on this machine.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::dist;
use crate::child_guard::ChildGuard;
use crate::cli::Serve;
use crate::console;
use crate::site::server::Server;
use crate::site::{built, port, trunk};
use crate::toolchain::Toolchain;
use crate::workspace::Workspace;

/// Serves the lab until Ctrl-C.
pub(crate) fn run(workspace: &Workspace, options: &Serve) -> Result<()> {
    if let Some(folder) = &options.dist {
        return serve_folder(&built::site_in(folder)?, options);
    }
    // Before the build, which can take minutes.
    port::require_free(options.port)?;
    if options.release {
        dist::bring_up_to_date(workspace)?;
        serve_folder(&workspace.dist(), options)
    } else {
        serve_and_rebuild(workspace, options)
    }
}

fn serve_folder(site: &Path, options: &Serve) -> Result<()> {
    let server = Server::start(site, options.port)?;
    announce(&server.url(), options.open);
    server.wait()
}

fn serve_and_rebuild(workspace: &Workspace, options: &Serve) -> Result<()> {
    let tools = Toolchain::find_or_install(workspace, trunk::compile(workspace))?;
    let site = workspace.served_site(options.port);
    // A page that answers below is then of this start, and not of an earlier one.
    let _ = fs::remove_dir_all(&site);
    fs::create_dir_all(&site).with_context(|| format!("could not create {}", site.display()))?;
    console::progress(
        "building the lab (usually seconds; 8 minutes on 2 cores if none of it is compiled yet)",
    );
    let trunk = ChildGuard::spawn(trunk::serve(workspace, &tools, &site, options.port)?)?;
    let mut is_announced = false;
    loop {
        if let Some(status) = trunk.try_wait()? {
            bail!("Trunk ended with {status}");
        }
        if !is_announced && has_page(options.port) {
            announce(&format!("http://127.0.0.1:{}/", options.port), options.open);
            is_announced = true;
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// Prints the lab's address, and opens it if `open` is set.
fn announce(url: &str, open: bool) {
    println!("\n  The lab is ready: {url}\n  (Ctrl-C ends it)\n");
    if open && let Err(error) = open::that_detached(url) {
        console::note(format_args!("no browser could be opened: {error}"));
    }
}

/// Whether a page is served at a port. After a failed build Trunk listens, and has no
/// page.
fn has_page(port: u16) -> bool {
    let status = || -> std::io::Result<[u8; 12]> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(Duration::from_secs(1)))?;
        write!(
            stream,
            "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
        )?;
        let mut status = [0; 12];
        stream.read_exact(&mut status)?;
        Ok(status)
    };
    status().is_ok_and(|status| &status == b"HTTP/1.1 200")
}
