//! A static host of the page, with all that can go wrong at one.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// What happens to one file on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not there.
    Absent,
    /// The connection ends in the middle.
    BrokenOff,
    /// One byte is another.
    Changed,
    /// It is sent as plain text.
    Untyped,
}

#[derive(Debug)]
struct State {
    folder: PathBuf,
    /// The end of a file's name, and what happens to that file.
    fault: Option<(String, Fault)>,
    /// What runs in the page before its own scripts.
    script: Option<&'static str>,
}

/// A host that serves a folder below a path of its own; ends when dropped.
#[derive(Debug)]
pub struct Host {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    ended: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

/// Sites stand below all kinds of paths.
const BELOW: &str = "/some/where/";

/// The file of the script that runs first.
const FIRST: &str = "run-first.js";

impl Host {
    /// Serves a folder on a free port.
    ///
    /// # Panics
    /// When no port can be had.
    #[must_use]
    pub fn of(folder: &Path) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        listener.set_nonblocking(true).expect("it need not wait");
        let state = Arc::new(Mutex::new(State {
            folder: folder.to_owned(),
            fault: None,
            script: None,
        }));
        let ended = Arc::new(AtomicBool::new(false));
        let (shared, end) = (Arc::clone(&state), Arc::clone(&ended));
        let thread = thread::spawn(move || {
            while !end.load(Ordering::Acquire) {
                match listener.accept() {
                    Ok((stream, _)) => {
                        let state = Arc::clone(&shared);
                        // A browser that hangs up has its reasons.
                        thread::spawn(move || answer(stream, &state).ok());
                    }
                    Err(_) => thread::sleep(Duration::from_millis(2)),
                }
            }
        });
        Self {
            address,
            state,
            ended,
            thread: Some(thread),
        }
    }

    /// The address of the page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{BELOW}", self.address)
    }

    /// Serves another folder from now on.
    pub fn show(&self, folder: &Path) {
        folder.clone_into(&mut locked(&self.state).folder);
    }

    /// Lets something happen to the file whose name ends so, or to none.
    pub fn harm(&self, fault: Option<(&str, Fault)>) {
        locked(&self.state).fault = fault.map(|(name, fault)| (name.to_owned(), fault));
    }

    /// Puts a script before the page's own, as a file that its policy allows.
    pub fn run_first(&self, script: &'static str) {
        locked(&self.state).script = Some(script);
    }

    /// Ends: from now on every connection is refused.
    ///
    /// # Panics
    /// When the server had failed.
    pub fn stop(&mut self) {
        self.ended.store(true, Ordering::Release);
        if let Some(thread) = self.thread.take() {
            thread.join().expect("the host ends well");
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Release);
    }
}

fn locked(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn answer(mut stream: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    stream.set_nonblocking(false)?;
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let path = request.split(' ').nth(1).unwrap_or_default();
    let path = path.split('?').next().unwrap_or_default();
    let name = match path.strip_prefix(BELOW) {
        Some("") => "index.html",
        Some(name) if !name.contains("..") => name,
        _ => "absent",
    };
    let (file, fault, script) = {
        let state = locked(state);
        let fault = state.fault.as_ref();
        let fault = fault.filter(|(harmed, _)| name.ends_with(harmed));
        (
            state.folder.join(name),
            fault.map(|(_, fault)| *fault),
            state.script,
        )
    };
    let content = match script {
        Some(script) if name == FIRST => Some(script.as_bytes().to_vec()),
        Some(_) if name == "index.html" => fs::read_to_string(file).ok().as_deref().map(with_first),
        _ => fs::read(file).ok(),
    };
    let Some(mut content) = content.filter(|_| fault != Some(Fault::Absent)) else {
        return stream.write_all(
            b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        );
    };
    let length = content.len();
    match fault {
        Some(Fault::BrokenOff) => content.truncate(length / 2),
        Some(Fault::Changed) => content[length / 2] ^= 1,
        _ => {}
    }
    let kind = match fault {
        Some(Fault::Untyped) => "text/plain",
        _ => kind(name),
    };
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(&content)
}

/// The page with one script more at its head.
fn with_first(page: &str) -> Vec<u8> {
    let tag = format!("<head><script src=\"{FIRST}\"></script>");
    page.replacen("<head>", &tag, 1).into_bytes()
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
