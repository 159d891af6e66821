//! Serving until it is told to stop.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;
use tokio::task::spawn_blocking;

use crate::site::{LOOK_EVERY, ReadError, Site};

/// Whoever is being answered when it is told to stop has so long to take the answer.
const STOP_WITHIN: Duration = Duration::from_secs(10);

/// What is served, and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The record: a path, or the URL of a server.
    pub store: String,
    /// The address to listen at; with port 0 a free one is taken.
    pub listen: SocketAddr,
    /// How many requests one address may make in a second, on the average.
    pub requests_per_second: NonZeroU32,
}

/// Why nothing is served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The record cannot be read.
    #[error(transparent)]
    Record(#[from] ReadError),
    /// The address cannot be listened at.
    #[error("{address} cannot be listened at: name another with --listen")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        source: std::io::Error,
    },
    /// The system refused what serving needs.
    #[error("the system does not let it serve")]
    System(#[from] std::io::Error),
}

/// Serves the record until the process is told to stop. `started` is told the address.
///
/// # Errors
/// When the record cannot be read or the address cannot be listened at.
pub fn serve(options: &Options, started: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    let site = Arc::new(Site::open(&options.store)?);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let served = runtime.block_on(run(Arc::clone(&site), options, started));
    runtime.shutdown_timeout(STOP_WITHIN);
    served
}

async fn run(
    site: Arc<Site>,
    options: &Options,
    started: impl FnOnce(SocketAddr),
) -> Result<(), ServeError> {
    let address = options.listen;
    let listener = TcpListener::bind(address)
        .await
        .map_err(|source| ServeError::Listen { address, source })?;
    let (mut terminated, mut interrupted) =
        (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    started(listener.local_addr()?);
    let following = tokio::spawn(follow(Arc::clone(&site)));
    let service = crate::service(site, options.requests_per_second)
        .into_make_service_with_connect_info::<SocketAddr>();
    let (stop, stopped) = oneshot::channel::<()>();
    let server = axum::serve(listener, service).with_graceful_shutdown(async {
        let _ = stopped.await;
    });
    let told = async {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = interrupted.recv() => {}
        }
        tracing::info!("stopping");
        let _ = stop.send(());
        tokio::time::sleep(STOP_WITHIN).await;
    };
    tokio::select! {
        served = server => served?,
        () = told => tracing::warn!("stopped before everybody had their answer"),
    }
    following.abort();
    Ok(())
}

/// Folds what others add, as long as it is served.
async fn follow(site: Arc<Site>) {
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let own = Arc::clone(&site);
        match spawn_blocking(move || own.catch_up()).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => log_fault(&error),
            Err(error) => tracing::error!(%error, "the record could not be followed"),
        }
    }
}

/// Logs why the record cannot be read, with its causes.
pub fn log_fault(error: &ReadError) {
    let causes = std::iter::successors(Some(error as &dyn std::error::Error), |own| own.source());
    let causes: Vec<String> = causes.map(ToString::to_string).collect();
    tracing::error!(error = causes.join(": "), "the record cannot be read");
}
