//! How fast one address may ask.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::Request;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

/// So many seconds' worth of requests may come at once.
const BURST_SECONDS: u32 = 10;
/// So many addresses are remembered at most.
const ADDRESSES_MAX: usize = 20_000;

/// The address that a request came from.
#[derive(Debug, Clone, Copy)]
pub struct From(pub SocketAddr);

/// Keeps each address to its pace.
///
/// Of an address only one moment is kept: when it would have been had its requests come evenly.
#[derive(Debug)]
pub struct Pace {
    /// How far apart requests are on the average.
    apart: Duration,
    seen: Mutex<HashMap<IpAddr, Instant>>,
}

impl Pace {
    /// Lets each address make so many requests a second, on the average.
    pub fn new(per_second: NonZeroU32) -> Self {
        Self { apart: Duration::from_secs(1) / per_second.get(), seen: Mutex::default() }
    }

    /// Returns what is said to whoever asks too fast; nothing to anybody else.
    pub fn refuse(&self, request: &Request) -> Option<Response> {
        let from = request.extensions().get::<From>();
        let address = from.map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |own| whole(own.0.ip()));
        if self.admits(address, Instant::now()) {
            return None;
        }
        let mut response = StatusCode::TOO_MANY_REQUESTS.into_response();
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(BURST_SECONDS));
        Some(response)
    }

    /// Tells whether an address may ask now, and notes that it did.
    fn admits(&self, address: IpAddr, now: Instant) -> bool {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if ADDRESSES_MAX <= seen.len() {
            seen.retain(|_, even| now < *even);
        }
        if ADDRESSES_MAX <= seen.len() {
            seen.clear(); // So many at once are not held back by this; others would be.
        }
        let even = seen.entry(address).or_insert(now);
        let next = (*even).max(now) + self.apart;
        if now + Duration::from_secs(BURST_SECONDS.into()) < next {
            return false;
        }
        *even = next;
        true
    }
}

/// Whoever has a network of IPv6 has all its addresses.
fn whole(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(own) => IpAddr::V4(own),
        IpAddr::V6(own) => {
            let [a, b, c, d, ..] = own.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_asks_too_fast_waits_and_others_do_not() {
        let pace = Pace::new(NonZeroU32::new(2).unwrap());
        let (one, other) = (IpAddr::from([127, 0, 0, 1]), IpAddr::from([127, 0, 0, 2]));
        let start = Instant::now();
        let admitted = (0..30).filter(|_| pace.admits(one, start)).count();
        assert_eq!(admitted, 20);
        assert!(pace.admits(other, start));
        assert!(!pace.admits(one, start + Duration::from_millis(400)));
        assert!(pace.admits(one, start + Duration::from_millis(500)));
        assert!(!pace.admits(one, start + Duration::from_millis(500)));
    }

    #[test]
    fn addresses_of_one_network_count_together() {
        let of = |text: &str| whole(text.parse().unwrap());
        assert_eq!(of("2001:db8::1"), of("2001:db8::2"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:1::1"));
        assert_eq!(of("::ffff:127.0.0.1"), of("127.0.0.1"));
    }
}
