//! smoke
use browser_tests::{session::Session, settings::Settings, watch::Seen};
#[test]
fn smoke() {
    let t = std::time::Instant::now();
    let s = Session::open(&Settings::from_environment());
    eprintln!("open {:?}", t.elapsed());
    s.go_to("http://127.0.0.1:18090/");
    eprintln!("goto {:?}", t.elapsed());
    s.settle();
    eprintln!("settle {:?}", t.elapsed());
    let x: f64 = s.script("return 0.1+0.2;", &[]);
    eprintln!("script {:?} {x}", t.elapsed());
    let _: () = s.script("console.error('ouch'); fetch('http://192.0.2.1/x').catch(()=>{}); setTimeout(()=>{throw new Error('y')})", &[]);
    s.settle();
    eprintln!("{:#?}", Seen::since_last_time(&s));
    drop(s);
    eprintln!("closed {:?}", t.elapsed());
}
