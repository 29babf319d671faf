//! What the server is told when it starts.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use clap::Parser;

/// Serves plans, takes entries in and says how they stand.
#[derive(Debug, Parser)]
#[command(version)]
pub(crate) struct Arguments {
    /// The SQLite database; it is made if it is not there.
    #[arg(long, value_name = "FILE", default_value = "tenfold.db")]
    pub(crate) data: PathBuf,
    /// The address to listen on.
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub(crate) host: IpAddr,
    /// The port to listen on; 0 takes a free one.
    #[arg(long, default_value_t = 8080)]
    pub(crate) port: u16,
    /// Allow an address that other machines reach. They read without a token: put what asks for one in front.
    #[arg(long)]
    pub(crate) beyond_loopback: bool,
    /// A page of another origin that may call the server, as `http://localhost:5173`.
    #[arg(long, value_name = "ORIGIN")]
    pub(crate) origin: Vec<String>,
    /// A folder with a built page to serve at `/`.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) page: Option<PathBuf>,
    /// A plan and its ledger to take in, unless the plan is there already.
    #[arg(long, num_args = 2, value_names = ["PLAN", "LEDGER"])]
    pub(crate) load: Option<Vec<PathBuf>>,
    /// Who has it may write. From the environment only: other users of the machine can read arguments.
    #[arg(long, env = "TENFOLD_TOKEN", hide = true)]
    pub(crate) token: Option<String>,
}

/// What the server does not start with.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refused {
    #[error("--host {0} is reached from other machines; add --beyond-loopback if that is meant")]
    BeyondLoopback(IpAddr),
    #[error("TENFOLD_TOKEN has {0} characters; take at least 16, as `openssl rand -hex 16` gives")]
    ShortToken(usize),
    #[error("--page {} has no index.html; build the page first", .0.display())]
    NoPage(PathBuf),
}

impl Arguments {
    /// Checks what must not be.
    pub(crate) fn check(&self) -> Result<(), Refused> {
        if !self.host.is_loopback() && !self.beyond_loopback {
            return Err(Refused::BeyondLoopback(self.host));
        }
        if let Some(token) = self.token.as_ref().filter(|token| token.len() < 16) {
            return Err(Refused::ShortToken(token.len()));
        }
        match &self.page {
            Some(page) if !page.join("index.html").is_file() => Err(Refused::NoPage(page.clone())),
            _ => Ok(()),
        }
    }
}
