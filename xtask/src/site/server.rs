//! The static server: serves a folder as any host does. A missing file is a plain 404,
//! so that tests notice a wrong address.

use std::net::SocketAddr;
use std::path::Path;
use std::thread::JoinHandle;

use anyhow::{Context, Result, anyhow};
use axum::Router;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::middleware::{self, Next};
use axum::response::Response;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

use super::{hashed_name, port};

/// A server that runs until this process ends.
#[derive(Debug)]
pub(crate) struct Server {
    address: SocketAddr,
    thread: JoinHandle<std::io::Result<()>>,
}

impl Server {
    /// Serves a folder. Port 0 means any free port.
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

    /// Waits until the server fails or this process ends.
    pub(crate) fn wait(self) -> Result<()> {
        let ended = self.thread.join();
        ended
            .map_err(|_| anyhow!("the server panicked"))?
            .context("the server stopped")
    }
}

fn site(folder: &Path) -> Router {
    Router::new()
        .fallback_service(ServeDir::new(folder))
        .layer(middleware::from_fn(set_cache_control))
}

/// Lets browsers keep a file whose name has the hash of its content, as docs/hosting.md
/// recommends. A rebuilt page must never come from the browser's cache.
async fn set_cache_control(request: Request, next: Next) -> Response {
    let is_hashed = hashed_name::has_hash(request.uri().path());
    let mut response = next.run(request).await;
    let value = if is_hashed && !response.status().is_client_error() {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let value = HeaderValue::from_static(value);
    response.headers_mut().insert(CACHE_CONTROL, value);
    response
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;

    /// The head, in small letters, and the body of a response.
    fn get(server: &Server, path: &str) -> (String, String) {
        let mut stream = TcpStream::connect(server.address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        let (head, body) = response.split_once("\r\n\r\n").unwrap();
        (head.to_ascii_lowercase(), body.to_owned())
    }

    #[test]
    fn a_file_has_its_type_and_a_missing_file_is_404() {
        let outside = std::env::temp_dir().join(format!("lab-server-{}", std::process::id()));
        let folder = outside.join("site");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(outside.join("secret.txt"), "secret").unwrap();
        for (name, text) in [
            ("index.html", "the page"),
            ("lab.wasm", "code"),
            ("lab.js", ""),
            ("lab-0123456789abcdef.js", ""),
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

        let (head, _) = get(&server, "/lab-0123456789abcdef.js");
        assert!(head.contains("immutable"), "{head}");
        let (head, _) = get(&server, "/absent-0123456789abcdef.js");
        assert!(head.contains("cache-control: no-cache"), "{head}");

        let (head, body) = get(&server, "/absent.js");
        assert!(head.starts_with("http/1.1 404"), "{head}");
        assert_eq!(body, "");
        // This file exists, beside the served folder.
        for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"] {
            let (head, body) = get(&server, path);
            assert!(!head.starts_with("http/1.1 200"), "{path}: {head}");
            assert!(!body.contains("secret"), "{path}: {body}");
        }
        std::fs::remove_dir_all(outside).unwrap();
    }
}
