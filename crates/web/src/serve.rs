//! Serving until it is told to stop.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use remit_clerk::Broken;
use remit_dictionary::Date;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tower::Layer;

use crate::signing_in::SigningIn;
use crate::site::{LOOK_EVERY, Site};
use crate::{asking, pace};

/// So many connections are open at once; the next waits to be taken.
const CONNECTIONS_MAX: usize = 2_000;
/// Whoever connects has so long to say what they want.
const HEADERS_WITHIN: Duration = Duration::from_secs(5);
/// After a connection could not be taken, the next is tried after this.
const TRY_AGAIN_AFTER: Duration = Duration::from_millis(50);

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
    /// The ways to sign in.
    pub signing_in: Arc<SigningIn>,
    /// The day that it is for a demo, where that is another than today.
    pub demo_day: Option<Date>,
}

/// Why nothing is served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The record cannot be read.
    #[error(transparent)]
    Record(#[from] Broken),
    /// Anybody could be anybody, for everybody.
    #[error(
        "--demo-sign-in lets anybody be anybody, so it is only for a loopback address, not {0}"
    )]
    OpenDemo(SocketAddr),
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
    if options.signing_in.demo && !options.listen.ip().is_loopback() {
        return Err(ServeError::OpenDemo(options.listen));
    }
    options.demo_day.into_iter().for_each(asking::pretend);
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
    let service =
        crate::service(site, options.requests_per_second, Arc::clone(&options.signing_in));
    let open = GracefulShutdown::new();
    tokio::select! {
        () = accept(&listener, &service, &open) => {}
        _ = terminated.recv() => {}
        _ = interrupted.recv() => {}
    }
    tracing::info!("stopping");
    drop(listener);
    following.abort();
    tokio::select! {
        () = open.shutdown() => {}
        () = tokio::time::sleep(STOP_WITHIN) => {
            tracing::warn!("stopped before everybody had their answer");
        }
    }
    Ok(())
}

/// Takes connections and answers them, as long as it is served.
async fn accept(listener: &TcpListener, service: &Router, open: &GracefulShutdown) {
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    loop {
        let place = Arc::clone(&places).acquire_owned().await.expect("BUG: nobody closes it");
        let (stream, from) = match listener.accept().await {
            Ok(accepted) => accepted,
            Err(error) => {
                // Too many files are open, or the other side is gone already.
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(TRY_AGAIN_AFTER).await;
                continue;
            }
        };
        let service = Layer::layer(&Extension(pace::From(from)), service.clone());
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADERS_WITHIN)
            .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
        let connection = open.watch(connection);
        tokio::spawn(async move {
            // Whoever hangs up, or is too slow, ends only their own connection.
            let _ = connection.await;
            drop(place);
        });
    }
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
pub fn log_fault(error: &Broken) {
    let causes = std::iter::successors(Some(error as &dyn std::error::Error), |own| own.source());
    let causes: Vec<String> = causes.map(ToString::to_string).collect();
    tracing::error!(error = causes.join(": "), "the record cannot be read");
}
