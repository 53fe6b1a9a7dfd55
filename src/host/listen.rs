//! The door: sockets, TLS, and one task for each connection.

use std::{
    io,
    net::{IpAddr, Ipv6Addr, SocketAddr},
    path::Path,
    sync::Arc,
    time::Duration,
};

use axum::{Router, extract::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpSocket, TcpStream},
    sync::{Semaphore, watch},
    time::timeout,
};
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

use super::{
    HostError, Listen, PORT, PORTS_TRIED,
    guard::{CONNECTIONS_MAX, HEAD_BYTES_MAX, HEAD_SECONDS},
};

/// How long connections may take to end when the host stops, in seconds.
const GOODBYE_SECONDS: u64 = 3;
/// How long nobody is let in after the system ran out of sockets, in milliseconds.
const SHORT_OF_SOCKETS_MS: u64 = 200;

/// Connections that wait to be let in. A hall whose pages all open their streams at once is more than what a system
/// keeps waiting by itself, and whoever is turned away comes again only after a second.
const KNOCKING_MAX: u32 = 1024;

/// Who is at the other end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer(pub IpAddr);

/// Finds a port, or takes the one that was named.
pub(super) fn bind(listen: Listen) -> Result<(TcpListener, SocketAddr), HostError> {
    let Listen { ip, port } = listen;
    let ports: Vec<u16> = match port {
        Some(port) => vec![port],
        None => (PORT..=PORT + PORTS_TRIED).chain([0]).collect(),
    };
    let mut failed = None;
    for port in ports {
        let at = SocketAddr::new(ip, port);
        let bound = listen_at(at).and_then(|listener| {
            let at = listener.local_addr()?;
            Ok((listener, at))
        });
        match bound {
            Ok(bound) => return Ok(bound),
            Err(error) => failed = Some(HostError::Listen { at: at.to_string(), error }),
        }
    }
    Err(failed.unwrap_or(HostError::Stopped))
}

fn listen_at(at: SocketAddr) -> io::Result<TcpListener> {
    let socket = if at.is_ipv6() { TcpSocket::new_v6()? } else { TcpSocket::new_v4()? };
    // A host that starts again has its port at once. On Windows the same word would let two hosts have one port.
    #[cfg(not(windows))]
    socket.set_reuseaddr(true)?;
    socket.bind(at)?;
    socket.listen(KNOCKING_MAX)
}

/// Addresses of this machine that others may reach it by, and the one by which it reaches itself last.
pub(super) fn own_addresses(six: bool) -> Vec<IpAddr> {
    let mut all: Vec<IpAddr> = if_addrs::get_if_addrs()
        .unwrap_or_default()
        .into_iter()
        .map(|interface| interface.ip())
        .filter(|ip| match ip {
            IpAddr::V4(ip) => !ip.is_loopback() && !ip.is_link_local(),
            // An address that needs the name of an interface cannot be typed on a phone.
            IpAddr::V6(ip) => six && !ip.is_loopback() && !is_local(*ip),
        })
        .collect();
    all.sort_by_key(|ip| (ip.is_ipv6(), *ip));
    all.dedup();
    all.push(IpAddr::from([127, 0, 0, 1]));
    all
}

fn is_local(ip: Ipv6Addr) -> bool {
    ip.segments()[0] & 0xFFC0 == 0xFE80
}

/// Reads certificate and key.
pub(super) fn tls(cert: &Path, key: &Path) -> Result<TlsAcceptor, HostError> {
    let bad = |path: &Path, why: String| HostError::Tls { path: path.to_owned(), why };
    let certs = CertificateDer::pem_file_iter(cert)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| bad(cert, error.to_string()))?;
    let key_der = PrivateKeyDer::from_pem_file(key).map_err(|error| bad(key, error.to_string()))?;
    let ring = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(ring)
        .with_safe_default_protocol_versions()
        .map_err(|error| bad(cert, error.to_string()))?
        .with_no_client_auth()
        .with_single_cert(certs, key_der)
        .map_err(|error| bad(cert, error.to_string()))?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}

/// Waits until the host stops.
pub(super) async fn stopping(stop: &mut watch::Receiver<bool>) {
    // Nobody left who could say so is the same as being told.
    let _ = stop.wait_for(|stop| *stop).await;
}

/// Lets people in until told to stop.
pub(super) async fn serve(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    router: Router,
    mut stopped: watch::Receiver<bool>,
) {
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    loop {
        let stop = stopped.clone();
        let next = async {
            let place = places.clone().acquire_owned().await.ok()?;
            Some((listener.accept().await, place))
        };
        let (accepted, place) = tokio::select! {
            () = stopping(&mut stopped) => break,
            Some(next) = next => next,
            else => break,
        };
        let (socket, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                short_of_sockets(&error).await;
                continue;
            }
        };
        let (tls, router) = (tls.clone(), router.clone());
        tokio::spawn(async move {
            connection(socket, peer, tls, router, stop).await;
            drop(place);
        });
    }
    drop(listener);
    let all = u32::try_from(CONNECTIONS_MAX).unwrap_or(u32::MAX);
    let _ = timeout(Duration::from_secs(GOODBYE_SECONDS), places.acquire_many(all)).await;
}

/// A connection that ended before it was let in is nothing; without sockets there is nothing to do but wait.
async fn short_of_sockets(error: &io::Error) {
    let gone =
        [io::ErrorKind::ConnectionAborted, io::ErrorKind::ConnectionReset, io::ErrorKind::ConnectionRefused];
    if !gone.contains(&error.kind()) {
        tracing::warn!(%error, "nobody can be let in");
        tokio::time::sleep(Duration::from_millis(SHORT_OF_SOCKETS_MS)).await;
    }
}

async fn connection(
    socket: TcpStream,
    peer: SocketAddr,
    tls: Option<TlsAcceptor>,
    router: Router,
    stop: watch::Receiver<bool>,
) {
    // Small messages are not held back to be sent together.
    let _ = socket.set_nodelay(true);
    let peer = Peer(peer.ip().to_canonical());
    match tls {
        None => speak(socket, peer, router, stop).await,
        Some(tls) => {
            let agreed = timeout(Duration::from_secs(HEAD_SECONDS), tls.accept(socket)).await;
            match agreed {
                Ok(Ok(socket)) => speak(socket, peer, router, stop).await,
                Ok(Err(error)) => tracing::debug!(%error, "no agreement on a key"),
                Err(_) => tracing::debug!("no agreement on a key in time"),
            }
        }
    }
}

async fn speak<S>(socket: S, peer: Peer, router: Router, mut stop: watch::Receiver<bool>)
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(peer);
        router.clone().oneshot(request.map(axum::body::Body::new) as Request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(HEAD_SECONDS))
        .max_buf_size(HEAD_BYTES_MAX)
        .serve_connection(TokioIo::new(socket), service)
        .with_upgrades();
    tokio::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = stopping(&mut stop) => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::trace!(%error, "a connection ended");
    }
}
