//! The static server: a folder as any host would serve it. What is not there is
//! a plain 404, so that a wrong address shows in the tests.

use std::net::SocketAddr;
use std::path::Path;
use std::thread::JoinHandle;

use anyhow::{Context, Result, anyhow};
use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use super::port;

/// A server that runs beside us, until we end.
#[derive(Debug)]
pub(crate) struct Server {
    address: SocketAddr,
    thread: JoinHandle<std::io::Result<()>>,
}

impl Server {
    /// Serves a folder. Port 0 is any free one.
    pub(crate) fn start(folder: &Path, port: u16) -> Result<Self> {
        let listener = port::open(port)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let site = site(folder);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build()?;
        let thread = std::thread::spawn(move || {
            runtime.block_on(async { axum::serve(TcpListener::from_std(listener)?, site).await })
        });
        Ok(Self { address, thread })
    }

    /// The address of the page.
    pub(crate) fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Goes on serving until the server fails or we are ended.
    pub(crate) fn wait(self) -> Result<()> {
        let ended = self.thread.join();
        ended
            .map_err(|_| anyhow!("the server panicked"))?
            .context("the server stopped")
    }
}

fn site(folder: &Path) -> Router {
    // A page that was just rebuilt must never come from the browser's cache.
    let fresh = HeaderValue::from_static("no-cache");
    Router::new()
        .fallback_service(ServeDir::new(folder))
        .layer(SetResponseHeaderLayer::overriding(CACHE_CONTROL, fresh))
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;

    /// The head and body of an answer, as they go over the wire.
    fn get(server: &Server, path: &str) -> (String, String) {
        let mut stream = TcpStream::connect(server.address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_ascii_lowercase(), body.to_owned())
    }

    #[test]
    fn files_come_with_their_type_and_nothing_stands_in_for_a_missing_one() {
        let folder = std::env::temp_dir().join(format!("lab-server-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for (name, text) in [
            ("index.html", "the page"),
            ("lab.wasm", "code"),
            ("lab.js", ""),
        ] {
            std::fs::write(folder.join(name), text).unwrap();
        }
        let server = Server::start(&folder, 0).unwrap();

        let (head, body) = get(&server, "/");
        assert!(head.starts_with("http/1.1 200"), "{head}");
        assert!(head.contains("content-type: text/html"), "{head}");
        assert!(head.contains("cache-control: no-cache"), "{head}");
        assert_eq!(body, "the page");

        let (head, _) = get(&server, "/lab.wasm");
        assert!(head.contains("content-type: application/wasm"), "{head}");
        let (head, _) = get(&server, "/lab.js");
        assert!(head.contains("content-type: text/javascript"), "{head}");

        let (head, body) = get(&server, "/absent.js");
        assert!(head.starts_with("http/1.1 404"), "{head}");
        assert_eq!(body, "");
        let (head, _) = get(&server, "/../Cargo.toml");
        assert!(head.starts_with("http/1.1 404"), "{head}");

        std::fs::remove_dir_all(folder).unwrap();
    }
}
