//! Ports on this machine.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use anyhow::{Context, Result, bail};

/// Opens a port. Port 0 means any free port.
///
/// # Errors
/// When the port cannot be opened: one line that says why.
pub(crate) fn open(port: u16) -> Result<TcpListener> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    match TcpListener::bind(address) {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let other = port.checked_add(1).unwrap_or(8080);
            bail!("port {port} is in use; choose another: --port {other}")
        }
        Err(error) => Err(error).with_context(|| format!("port {port} cannot be opened")),
    }
}

/// Checks that another program can open a port.
pub(crate) fn require_free(port: u16) -> Result<()> {
    open(port).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_names_a_busy_port_and_another_one() {
        let busy = open(0).unwrap();
        let port = busy.local_addr().unwrap().port();
        let error = require_free(port).unwrap_err().to_string();
        assert!(error.contains(&format!("port {port} is in use")), "{error}");
        assert!(error.contains("--port "), "{error}");
        drop(busy);
        require_free(port).unwrap();
    }
}
