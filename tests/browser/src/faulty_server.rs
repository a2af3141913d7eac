//! A static server of the page that injects faults.

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

/// A fault in the response for one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Status 404.
    Absent,
    /// The connection closes after half of the file.
    Truncated,
    /// One bit is flipped.
    Corrupted,
    /// The content type is `text/plain`.
    WrongType,
    /// The response waits until this fault is taken away.
    Held,
}

#[derive(Debug)]
struct State {
    folder: PathBuf,
    /// The end of a file's name, and the fault of that file.
    fault: Option<(String, Fault)>,
    /// A script that runs before the page's own ones.
    script: Option<&'static str>,
    /// Further lines of the head of every response, each with its line break.
    headers: &'static str,
    /// How many responses had a fault.
    faulty_responses: usize,
}

/// Serves a folder below a base path; stops when dropped.
#[derive(Debug)]
pub struct FaultyServer {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    is_stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

/// Hosts serve sites below all kinds of paths.
const BASE_PATH: &str = "/some/where/";

/// The file name of the added script.
const INIT_SCRIPT: &str = "init-script.js";

impl FaultyServer {
    /// Serves a folder on a free port.
    ///
    /// # Panics
    /// When no port is free.
    #[must_use]
    pub fn start(folder: &Path) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
        let address = listener.local_addr().expect("the listener has an address");
        listener
            .set_nonblocking(true)
            .expect("the listener can be non-blocking");
        let state = Arc::new(Mutex::new(State {
            folder: folder.to_owned(),
            fault: None,
            script: None,
            headers: "",
            faulty_responses: 0,
        }));
        let is_stopped = Arc::new(AtomicBool::new(false));
        let (shared, stop) = (Arc::clone(&state), Arc::clone(&is_stopped));
        let thread = thread::spawn(move || {
            while !stop.load(Ordering::Acquire) {
                match listener.accept() {
                    Ok((stream, _)) => {
                        let state = Arc::clone(&shared);
                        // A browser may close a connection at any time.
                        thread::spawn(move || respond(stream, &state).ok());
                    }
                    Err(_) => thread::sleep(Duration::from_millis(2)),
                }
            }
        });
        Self {
            address,
            state,
            is_stopped,
            thread: Some(thread),
        }
    }

    /// The address of the page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{BASE_PATH}", self.address)
    }

    /// Serves another folder from now on.
    pub fn serve(&self, folder: &Path) {
        folder.clone_into(&mut lock(&self.state).folder);
    }

    /// Injects a fault into the file whose name ends like this, or into none.
    pub fn inject_fault(&self, fault: Option<(&str, Fault)>) {
        lock(&self.state).fault = fault.map(|(name, fault)| (name.to_owned(), fault));
    }

    /// How many responses had a fault so far.
    #[must_use]
    pub fn faulty_responses(&self) -> usize {
        lock(&self.state).faulty_responses
    }

    /// Adds a script before the page's own ones, as a file that the page's policy allows.
    pub fn add_init_script(&self, script: &'static str) {
        lock(&self.state).script = Some(script);
    }

    /// Adds lines to the head of every response, each with its line break.
    pub fn add_headers(&self, headers: &'static str) {
        lock(&self.state).headers = headers;
    }

    /// Stops the server: from now on every connection is refused.
    ///
    /// # Panics
    /// When the server's thread has panicked.
    pub fn stop(&mut self) {
        self.is_stopped.store(true, Ordering::Release);
        if let Some(thread) = self.thread.take() {
            thread.join().expect("the server thread did not panic");
        }
    }
}

impl Drop for FaultyServer {
    fn drop(&mut self) {
        self.is_stopped.store(true, Ordering::Release);
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn respond(mut stream: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
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
    let name = match path.strip_prefix(BASE_PATH) {
        Some("") => "index.html",
        Some(name) if !name.contains("..") => name,
        _ => "absent",
    };
    let (file, fault, script, headers) = {
        let mut state = lock(state);
        let fault = state.fault.as_ref();
        let fault = fault.filter(|(end, _)| name.ends_with(end));
        let fault = fault.map(|(_, fault)| *fault);
        state.faulty_responses += usize::from(fault.is_some());
        (state.folder.join(name), fault, state.script, state.headers)
    };
    while fault == Some(Fault::Held) && lock(state).fault.is_some() {
        thread::sleep(Duration::from_millis(5));
    }
    let content = match script {
        Some(script) if name == INIT_SCRIPT => Some(script.as_bytes().to_vec()),
        Some(_) if name == "index.html" => fs::read_to_string(file)
            .ok()
            .as_deref()
            .map(with_init_script),
        _ => fs::read(file).ok(),
    };
    let Some(mut content) = content.filter(|_| fault != Some(Fault::Absent)) else {
        return stream.write_all(
            b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        );
    };
    let length = content.len();
    match fault {
        Some(Fault::Truncated) => content.truncate(length / 2),
        Some(Fault::Corrupted) => content[length / 2] ^= 1,
        _ => {}
    }
    let content_type = match fault {
        Some(Fault::WrongType) => "text/plain",
        _ => content_type(name),
    };
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {length}\r\nCache-Control: no-cache\r\n{headers}Connection: close\r\n\r\n"
    )?;
    stream.write_all(&content)
}

/// The page with the added script at the start of its head.
fn with_init_script(page: &str) -> Vec<u8> {
    let tag = format!("<head><script src=\"{INIT_SCRIPT}\"></script>");
    page.replacen("<head>", &tag, 1).into_bytes()
}

fn content_type(name: &str) -> &'static str {
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
