//! A bare axum service that says hello: what `make bench-load` measures the pages against.

use std::net::SocketAddr;

use axum::Router;
use axum::routing::get;
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;

fn main() -> std::io::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8090".to_owned());
    let address: SocketAddr = address.parse().map_err(std::io::Error::other)?;
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(serve(address))
}

async fn serve(address: SocketAddr) -> std::io::Result<()> {
    let service = Router::new().route("/", get(async || "hello\n"));
    let listener = TcpListener::bind(address).await?;
    loop {
        let (stream, _) = listener.accept().await?;
        let service = TowerToHyperService::new(service.clone());
        tokio::spawn(async move {
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}
