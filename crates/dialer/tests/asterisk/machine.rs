//! A real Asterisk from Debian's packages, in a folder and on ports of its own, with the files an integrator takes.

use rappel_telephony::asterisk::{Secret, Switch, SwitchConfig, TrunkConfig};
use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// What an integrator drops in.
const OURS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../telephony/asterisk");
/// RTP ports of one Asterisk; each takes its stretch above the first.
const RTP: (u16, u16) = (30_000, 600);

/// Where script/asterisk has put it.
fn installed() -> PathBuf {
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let cache = cache.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")));
    let root = cache.expect("a home directory").join("rappel/asterisk");
    assert!(root.join("complete").exists(), "there is no Asterisk in {}: run script/asterisk", root.display());
    root
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    // Both, for SIP and HTTP may be given the same number.
    let tcp = TcpListener::bind("127.0.0.1:0").expect("a port");
    tcp.local_addr().expect("an address").port()
}

/// A trunk of the switch.
pub struct TrunkTo {
    pub name: &'static str,
    pub port: u16,
    /// More lines for its endpoint.
    pub endpoint: &'static str,
    /// More lines for its address.
    pub aor: &'static str,
}

impl TrunkTo {
    pub fn new(name: &'static str, port: u16) -> TrunkTo {
        TrunkTo { name, port, endpoint: "", aor: "" }
    }
}

/// A running Asterisk.
pub struct Asterisk {
    dir: TempDir,
    child: Option<Child>,
    http: u16,
    // Held as long as the stretch of RTP ports is taken.
    _slot: UdpSocket,
}

impl Asterisk {
    /// With these trunks.
    pub fn start(trunks: &[TrunkTo]) -> Asterisk {
        let dir = TempDir::new().expect("a directory");
        let (slot, i) = (0..40)
            .find_map(|i| UdpSocket::bind(("127.0.0.1", 29_900 + i)).ok().map(|slot| (slot, i)))
            .expect("a stretch of RTP ports that no other test has");
        let http = free_port();
        let rtp = RTP.0 + i * RTP.1;
        write_files(dir.path(), trunks, http, rtp);
        let mut asterisk = Asterisk { dir, child: None, http, _slot: slot };
        asterisk.restart();
        asterisk
    }

    /// Starts it (again) and waits until it listens.
    pub fn restart(&mut self) {
        self.kill();
        let root = installed();
        let lib = root.join("usr/lib/x86_64-linux-gnu");
        let out = fs::File::create(self.dir.path().join("out")).expect("a file");
        let child = Command::new(root.join("usr/lib64/ld-linux-x86-64.so.2"))
            .arg("--library-path")
            .arg(lib)
            .arg(root.join("usr/sbin/asterisk"))
            .args(["-f", "-C"])
            .arg(self.dir.path().join("etc/asterisk.conf"))
            .stdin(Stdio::null())
            .stdout(out.try_clone().expect("a file"))
            .stderr(out)
            .spawn()
            .expect("Asterisk starts");
        self.child = Some(child);
        for _ in 0..300 {
            if TcpStream::connect(("127.0.0.1", self.http)).is_ok() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("Asterisk does not listen; it said:\n{}", self.log());
    }

    /// Kills it as a power cut does.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            // It may be gone already.
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Its address and our place in it.
    pub fn config(&self) -> SwitchConfig {
        SwitchConfig {
            url: format!("http://127.0.0.1:{}", self.http),
            user: "rappel".into(),
            app: "rappel".into(),
            context: "rappel".into(),
            seat: "Local/{seat}@seats".into(),
            sound: format!("sound:{}/sounds/{{sound}}", self.dir.path().display()),
            detect: true,
            setup_s: 6,
        }
    }

    /// Connects to it.
    pub fn switch(&self, trunks: Vec<TrunkConfig>) -> Switch {
        self.switch_as(self.config(), trunks)
    }

    /// The same with another configuration.
    pub fn switch_as(&self, config: SwitchConfig, trunks: Vec<TrunkConfig>) -> Switch {
        let switch = Switch::start(config, Secret::new("a test's own"), trunks, "test", rappel_dialer::Clock::wall);
        let switch = switch.expect("a switch");
        until("Asterisk is connected", || switch.connected());
        switch
    }

    /// Takes our application's name over and goes away at once: whoever had it keeps a stream on which nothing is told.
    pub fn take_the_name_and_leave(&self) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.http)).expect("Asterisk listens");
        let request = "GET /ari/events?app=rappel&api_key=rappel:a%20test%27s%20own HTTP/1.1\r\nHost: 127.0.0.1\r\n\
             Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\
             Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        stream.write_all(request.as_bytes()).expect("Asterisk reads");
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).expect("Asterisk answers");
        assert_eq!(&answer, b"HTTP/1.1 101");
    }

    /// Where its sounds are.
    pub fn sounds(&self) -> PathBuf {
        self.dir.path().join("sounds")
    }

    /// What it logged.
    pub fn log(&self) -> String {
        let read = |file: &str| fs::read_to_string(self.dir.path().join(file)).unwrap_or_default();
        format!("{}{}", read("out"), read("log/full"))
    }
}

impl Drop for Asterisk {
    fn drop(&mut self) {
        self.kill();
        if std::thread::panicking() {
            eprintln!("Asterisk's log:\n{}", self.log());
        }
    }
}

/// Waits for something that must come.
pub fn until(what: &str, mut come: impl FnMut() -> bool) {
    for _ in 0..1_200 {
        if come() {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("it did not come in a minute: {what}");
}

fn write_files(dir: &Path, trunks: &[TrunkTo], http: u16, rtp: u16) {
    let root = installed();
    for sub in ["etc", "lib", "db", "spool", "run", "log", "keys", "sounds"] {
        fs::create_dir(dir.join(sub)).expect("a directory");
    }
    let at = dir.display();
    let directories = format!(
        "[directories]\nastetcdir => {at}/etc\nastmoddir => {root}/usr/lib/x86_64-linux-gnu/asterisk/modules\n\
         astvarlibdir => {at}/lib\nastdbdir => {at}/db\nastkeydir => {at}/keys\nastdatadir => {root}/usr/share/asterisk\nastagidir => {at}\n\
         astspooldir => {at}/spool\nastrundir => {at}/run\nastlogdir => {at}/log\n[options]\nverbose = 3\n",
        root = root.display()
    );
    let mut pjsip = format!(
        "#include rappel-pjsip.conf\n[loopback]\ntype = transport\nprotocol = udp\nbind = 127.0.0.1:{}\n",
        free_port()
    );
    for TrunkTo { name, port, endpoint, aor } in trunks {
        write!(
            pjsip,
            "[{name}](rappel-trunk)\ntransport = loopback\naors = {name}\nmedia_address = 127.0.0.1\n\
             bind_rtp_to_media_address = yes\n{endpoint}\n[{name}]\ntype = aor\ncontact = sip:127.0.0.1:{port}\n{aor}\n"
        )
        .expect("a string takes everything");
    }
    let seats = "#include rappel-extensions.conf\n[seats]\nexten => gone,1,Hangup(17)\nexten => _.,1,Answer()\n\
                 same => n,Echo()\n[no-seats]\nexten => _.,1,Hangup(17)\n";
    let noload =
        ["chan_iax2", "chan_dahdi", "chan_unistim", "pbx_dundi", "res_snmp", "res_resolver_unbound", "cdr_custom"];
    let modules: String = noload.iter().map(|module| format!("noload = {module}.so\n")).collect();
    let files = [
        ("asterisk.conf", directories),
        ("modules.conf", format!("[modules]\nautoload = yes\n{modules}")),
        ("logger.conf", "[general]\n[logfiles]\nfull => notice,warning,error,verbose\n".into()),
        (
            "http.conf",
            format!("[general]\nenabled = yes\nbindaddr = 127.0.0.1\nbindport = {http}\nsessionlimit = 200\n"),
        ),
        (
            "ari.conf",
            "[general]\nenabled = yes\n#include rappel-ari.conf\n[rappel](rappel-user)\npassword = a test's own\n"
                .into(),
        ),
        ("rtp.conf", format!("[general]\nrtpstart = {rtp}\nrtpend = {}\n", rtp + RTP.1 - 1)),
        ("pjsip.conf", pjsip),
        ("extensions.conf", seats.into()),
        ("amd.conf", "[general]\n".into()),
    ];
    for (name, text) in files {
        fs::write(dir.join("etc").join(name), text).expect("a file");
    }
    for ours in ["rappel-extensions.conf", "rappel-pjsip.conf", "rappel-ari.conf"] {
        fs::copy(Path::new(OURS).join(ours), dir.join("etc").join(ours)).expect(ours);
    }
}
