//! `cargo xtask serve`: the lab on this machine.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::dist;
use crate::cli::Serve;
use crate::helper::Helper;
use crate::say;
use crate::site::server::Server;
use crate::site::{port, trunk};
use crate::toolchain::Toolchain;
use crate::workspace::Workspace;

/// Serves the lab until Ctrl-C.
pub(crate) fn run(workspace: &Workspace, how: &Serve) -> Result<()> {
    // First, since what follows can take minutes.
    port::require_free(how.port)?;
    if how.release {
        dist::bring_up_to_date(workspace)?;
        let server = Server::start(&workspace.dist(), how.port)?;
        announce(&server.url(), how.open);
        server.wait()
    } else {
        serve_and_rebuild(workspace, how)
    }
}

fn serve_and_rebuild(workspace: &Workspace, how: &Serve) -> Result<()> {
    let tools = Toolchain::for_development(workspace)?;
    let site = workspace.served_site();
    // Whatever answers below is then of this start, not left from the last.
    let _ = fs::remove_dir_all(&site);
    fs::create_dir_all(&site).with_context(|| format!("could not create {}", site.display()))?;
    say::doing("building the lab (usually 8 minutes the first time on 2 cores, then seconds)");
    let trunk = Helper::start(trunk::serve(workspace, &tools, &site, how.port)?)?;
    let mut announced = false;
    loop {
        if let Some(status) = trunk.ended()? {
            bail!("Trunk ended with {status}");
        }
        if !announced && answers(how.port) {
            announce(&format!("http://127.0.0.1:{}/", how.port), how.open);
            announced = true;
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// Says where the lab is, and opens it if that was asked for.
fn announce(url: &str, open: bool) {
    println!("\n  The lab is ready: {url}\n  (Ctrl-C ends it)\n");
    if open && let Err(error) = open::that_detached(url) {
        say::fact(format_args!("no browser could be opened: {error}"));
    }
}

/// Whether there is a page at a port. Trunk listens even if the build failed, and
/// then has no page to give.
fn answers(port: u16) -> bool {
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
