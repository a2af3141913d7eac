//! Ports on this machine.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use anyhow::{Context, Result, bail};

/// Opens a port, or says in one line why it cannot be had. Port 0 is any free one.
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

/// Makes sure that another program will be able to open a port.
pub(crate) fn require_free(port: u16) -> Result<()> {
    open(port).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_port_is_named_with_a_way_out() {
        let taken = open(0).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = require_free(port).unwrap_err().to_string();
        assert!(error.contains(&format!("port {port} is in use")), "{error}");
        assert!(error.contains("--port "), "{error}");
        drop(taken);
        require_free(port).unwrap();
    }
}
