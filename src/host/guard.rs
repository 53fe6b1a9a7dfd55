//! What keeps out who does not belong: headers, where a form comes from, how much and how often.

use std::{
    collections::BTreeMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use axum::{
    extract::Request,
    http::{
        HeaderMap, HeaderName, HeaderValue,
        header::{
            CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, ORIGIN, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
            X_FRAME_OPTIONS,
        },
    },
    middleware::Next,
    response::Response,
};

use super::room::now_ms;

/// Longest body of a form, in bytes: the longest commitment in four-byte letters, written in percent signs, fits.
pub const FORM_BYTES_MAX: usize = 32 * 1024;
/// Longest frame of a WebSocket, in bytes.
pub const FRAME_BYTES_MAX: usize = 32 * 1024;
/// Longest head of a request, in bytes.
pub const HEAD_BYTES_MAX: usize = 16 * 1024;
/// Connections at once; whoever comes then waits to be let in.
pub const CONNECTIONS_MAX: usize = 8_192;
/// Open files that are asked of the system for them.
pub const FILES: u64 = 2 * CONNECTIONS_MAX as u64;
/// Streams and sockets that a seat has open at once.
pub const LINKS_PER_SEAT_MAX: usize = 6;
/// How long a client may take to send the head of a request, or to agree on a key, in seconds.
pub const HEAD_SECONDS: u64 = 10;
/// Commands that a seat may send at once, and how many more each second.
pub const COMMANDS_BURST: u32 = 60;
/// Commands a second after that.
pub const COMMANDS_PER_SECOND: u32 = 5;
/// Wrong codes of rooms that an address may try in a minute. A class behind one address mistypes less often.
pub const WRONG_PER_MINUTE: u32 = 120;
/// Seats that may be taken in a room in a minute.
pub const JOINS_PER_MINUTE: u32 = 600;
/// Addresses that are remembered for having tried wrong codes; with more of them all are forgotten.
const ADDRESSES_MAX: usize = 4_096;
const MINUTE_MS: u64 = 60_000;

/// Nothing but what the host itself serves, and nothing inline.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Puts the headers on every answer that keep browsers from being led astray.
pub async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let fixed: [(HeaderName, &'static str); 6] = [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Whether a request that changes something may come from one of our own pages. A browser that says where it comes
/// from must say here; one that says nothing has only the form's token to show.
pub fn same_origin(headers: &HeaderMap, public: Option<&str>) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(&HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin" || site == "none";
    }
    match text(&ORIGIN) {
        // Pages send no referrer, so browsers send no origin along with their forms.
        None | Some("null") => true,
        Some(origin) => known_origin(headers, origin, public),
    }
}

/// Whether a WebSocket may be opened: a browser always says for which page, other programs never do.
pub fn own_socket(headers: &HeaderMap, public: Option<&str>) -> bool {
    let origin = headers.get(ORIGIN).map(|value| value.to_str().unwrap_or_default());
    origin.is_none_or(|origin| known_origin(headers, origin, public))
}

fn known_origin(headers: &HeaderMap, origin: &str, public: Option<&str>) -> bool {
    let named = origin.split_once("://").map(|(_, host)| host);
    let host = headers.get(HOST).and_then(|value| value.to_str().ok());
    (named.is_some() && named == host) || public.is_some_and(|public| public == origin)
}

/// So many at once, and so many more each second or minute.
#[derive(Debug)]
pub struct Bucket {
    most: u32,
    per_ms: f64,
    left: f64,
    at_ms: u64,
}

impl Bucket {
    /// A full one.
    pub fn new(most: u32, refill: u32, over_ms: u64) -> Self {
        Self { most, per_ms: f64::from(refill) / over_ms as f64, left: f64::from(most), at_ms: now_ms() }
    }

    /// Takes one; false if none is left.
    pub fn take(&mut self, now_ms: u64) -> bool {
        let passed = now_ms.saturating_sub(self.at_ms) as f64;
        self.at_ms = now_ms;
        self.left = (self.left + passed * self.per_ms).min(f64::from(self.most));
        let has = self.left >= 1.0;
        if has {
            self.left -= 1.0;
        }
        has
    }

    /// For the commands of a seat.
    pub fn of_commands() -> Self {
        Self::new(COMMANDS_BURST, COMMANDS_PER_SECOND, 1_000)
    }

    /// For the seats taken in a room.
    pub fn of_joins() -> Self {
        Self::new(JOINS_PER_MINUTE, JOINS_PER_MINUTE, MINUTE_MS)
    }
}

/// Wrong codes by address.
#[derive(Debug, Default)]
pub struct Wrong(Mutex<BTreeMap<IpAddr, Bucket>>);

impl Wrong {
    /// Notes a wrong code; false if the address has tried too many.
    pub fn allowed(&self, from: IpAddr) -> bool {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= ADDRESSES_MAX && !all.contains_key(&from) {
            all.clear();
        }
        let fresh = || Bucket::new(WRONG_PER_MINUTE, WRONG_PER_MINUTE, MINUTE_MS);
        all.entry(from).or_insert_with(fresh).take(now_ms())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(all: &[(&'static str, &'static str)]) -> HeaderMap {
        all.iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn a_form_from_elsewhere_is_known() {
        let from =
            |all: &[(&'static str, &'static str)]| same_origin(&headers(all), Some("https://play.example"));
        assert!(from(&[("host", "10.0.0.1:7300")]));
        assert!(from(&[("host", "10.0.0.1:7300"), ("origin", "null")]));
        assert!(from(&[("host", "10.0.0.1:7300"), ("origin", "http://10.0.0.1:7300")]));
        assert!(from(&[("host", "inside:7300"), ("origin", "https://play.example")]));
        assert!(!from(&[("host", "10.0.0.1:7300"), ("origin", "http://10.0.0.2:7300")]));
        assert!(!from(&[("host", "10.0.0.1:7300"), ("sec-fetch-site", "cross-site")]));
        assert!(!from(&[("host", "10.0.0.1:7300"), ("sec-fetch-site", "same-site")]));
    }

    #[test]
    fn a_socket_for_a_foreign_page_is_known() {
        assert!(own_socket(&headers(&[("host", "a:1")]), None));
        assert!(!own_socket(&headers(&[("host", "a:1"), ("origin", "null")]), None));
        assert!(!own_socket(&headers(&[("host", "a:1"), ("origin", "http://b:1")]), None));
        assert!(own_socket(&headers(&[("host", "a:1"), ("origin", "http://a:1")]), None));
    }

    #[test]
    fn a_bucket_gives_what_it_has_and_fills_again() {
        let mut bucket = Bucket::new(2, 1, 1_000);
        let start = bucket.at_ms;
        assert!(bucket.take(start) && bucket.take(start));
        assert!(!bucket.take(start));
        assert!(!bucket.take(start + 500));
        assert!(bucket.take(start + 1_100));
    }
}
