//! Where a session is: the address of its host and its code, as people type or paste them.

use serde::{Deserialize, Serialize};

use super::trouble::Trouble;
use crate::{terms::Message, wire::Entry};

/// Letters of a session's code.
const CODE_LETTERS: usize = 6;

/// A session at a host.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Address {
    /// Scheme, host and port: `http://192.168.1.20:7300`.
    pub base: String,
    /// The session's code, in capitals.
    pub code: String,
}

/// What somebody was given to come in by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Where.
    pub address: Address,
    /// How they come by a seat; none where a name is asked for first.
    pub entry: Option<Entry>,
}

impl Invitation {
    /// Reads a link that a host gave: to join, to a seat, for who runs the session, or to go on elsewhere. A bare
    /// address with a code behind it will do: `192.168.1.20:7300/K7MPQX`.
    ///
    /// # Errors
    /// It is none of these.
    pub fn read(link: &str) -> Result<Self, Trouble> {
        let bad = || Trouble::of(Message::new("join-bad-link").with("link", link)).hint("join-bad-link-hint");
        let link = link.trim();
        let (scheme, rest) = match link.split_once("://") {
            Some((scheme, rest)) if scheme == "http" || scheme == "https" => (scheme, rest),
            Some(_) => return Err(bad()),
            None => ("http", link),
        };
        let mut parts = rest.split('/').filter(|part| !part.is_empty());
        let host = parts.next().ok_or_else(bad)?;
        let base = format!("{scheme}://{host}");
        let parts: Vec<&str> = parts.collect();
        let (code, entry) = match parts.as_slice() {
            ["j" | "s", code] | [code] => (code, None),
            ["s" | "f", code, secret] => (code, Some(Entry::Link((*secret).to_owned()))),
            ["continue", code, key] => (code, Some(Entry::Code((*key).to_owned()))),
            _ => return Err(bad()),
        };
        Ok(Self { address: Address::new(&base, code).ok_or_else(bad)?, entry })
    }
}

impl Address {
    /// An address from its two parts; none if the code cannot be one.
    pub fn new(base: &str, code: &str) -> Option<Self> {
        let code: String = code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let letters = code.len() == CODE_LETTERS && code.chars().all(|c| c.is_ascii_alphanumeric());
        letters.then(|| Self { base: base.to_owned(), code: code.to_ascii_uppercase() })
    }

    /// Where its WebSocket is.
    pub fn socket(&self) -> String {
        let base = self.base.replacen("http", "ws", 1);
        format!("{base}/ws/{}", self.code)
    }

    /// The link for those who join.
    pub fn join_link(&self) -> String {
        format!("{}/j/{}", self.base, self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_every_kind_are_read() {
        let cases = [
            ("http://10.0.0.4:7300/j/K7MPQX", "http://10.0.0.4:7300", None),
            ("https://room.example/s/k7mpqx", "https://room.example", None),
            (" 10.0.0.4:7300/k7mpqx ", "http://10.0.0.4:7300", None),
            ("http://a:1/s/K7MPQX/secret", "http://a:1", Some(Entry::Link("secret".to_owned()))),
            ("http://a:1/f/K7MPQX/secret", "http://a:1", Some(Entry::Link("secret".to_owned()))),
            ("http://a:1/continue/K7MPQX/ABCDEF", "http://a:1", Some(Entry::Code("ABCDEF".to_owned()))),
        ];
        for (link, base, entry) in cases {
            let address = Address { base: base.to_owned(), code: "K7MPQX".to_owned() };
            assert_eq!(Invitation::read(link).unwrap(), Invitation { address, entry }, "{link}");
        }
    }

    #[test]
    fn what_is_no_link_is_said_to_be_none() {
        for link in ["", "K7MPQX", "http://", "ftp://a/j/K7MPQX", "http://a/j/K7", "http://a/x/K7MPQX/y/z"] {
            let trouble = Invitation::read(link).unwrap_err();
            assert_eq!(trouble.message.id, "join-bad-link", "{link}");
            assert!(trouble.hint.is_some());
        }
    }

    #[test]
    fn a_socket_is_as_safe_as_its_page() {
        let at = |base: &str| Address::new(base, "k7m-pqx").unwrap().socket();
        assert_eq!(at("http://a:1"), "ws://a:1/ws/K7MPQX");
        assert_eq!(at("https://a"), "wss://a/ws/K7MPQX");
    }
}
