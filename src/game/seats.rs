//! Seats that this game has at hosts: it comes back to them by itself, also after it was closed.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::address::Address;

/// Name of the file in the data folder.
const FILE: &str = "seats.ron";
/// Most seats that are remembered; the oldest make room.
pub const SEATS_MAX: usize = 12;

/// A seat at a host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Where.
    pub address: Address,
    /// The key to it. It is a secret.
    pub key: String,
    /// Title of the scenario.
    pub title: String,
    /// What the person is called there.
    pub name: String,
    /// Whether it runs the session.
    pub runs: bool,
    /// Whether the host was started here, so that it can be started again.
    #[serde(default)]
    pub own: bool,
}

/// All of them, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seats(Vec<Seat>);

impl Seats {
    /// What is kept in a folder; none where there is nothing, or nothing that can be read.
    pub fn load(folder: &Path) -> Self {
        let read = fs::read_to_string(file(folder)).ok();
        read.and_then(|text| ron::from_str(&text).ok()).unwrap_or_default()
    }

    /// Those that are remembered, the latest first.
    pub fn all(&self) -> &[Seat] {
        &self.0
    }

    /// Remembers a seat, in place of what was known of it. Returns whether anything has changed.
    pub fn remember(&mut self, seat: Seat) -> bool {
        if self.0.first() == Some(&seat) {
            return false;
        }
        // A host that was started again may listen at another port.
        let same = |known: &Seat| {
            known.address == seat.address || known.own && seat.own && known.address.code == seat.address.code
        };
        self.0.retain(|known| !same(known) || known.runs != seat.runs);
        self.0.insert(0, seat);
        self.0.truncate(SEATS_MAX);
        true
    }

    /// Forgets a seat by its key: it opens nothing any more.
    pub fn forget(&mut self, key: &str) {
        self.0.retain(|known| known.key != key);
    }

    /// Keeps them, readable for nobody else. The file appears whole or not at all.
    ///
    /// # Errors
    /// The system refuses.
    pub fn save(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default());
        let draft = file(folder).with_extension("draft");
        fs::write(&draft, "")?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&draft, fs::Permissions::from_mode(0o600))?;
        }
        fs::write(&draft, text.map_err(io::Error::other)?)?;
        fs::rename(draft, file(folder))
    }
}

fn file(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seat(number: usize) -> Seat {
        let address = Address { base: format!("http://10.0.0.{number}:7300"), code: "K7MPQX".to_owned() };
        let (key, title) = (format!("key {number}"), "The first week".to_owned());
        Seat { address, key, title, name: "Ada".to_owned(), runs: false, own: false }
    }

    #[test]
    fn the_latest_seats_are_kept_and_come_back() {
        let mut seats = Seats::default();
        for number in 0..SEATS_MAX + 3 {
            assert!(seats.remember(seat(number)));
        }
        assert!(!seats.remember(seat(SEATS_MAX + 2)), "nothing is new");
        assert_eq!(seats.all().len(), SEATS_MAX);
        assert!(seats.remember(Seat { key: "another".to_owned(), ..seat(9) }));
        assert_eq!((seats.all().len(), seats.all()[0].key.as_str()), (SEATS_MAX, "another"));
        seats.forget("another");
        let own = Seat { own: true, runs: true, ..seat(1) };
        let moved = Address { base: "http://10.0.0.1:7301".to_owned(), ..own.address.clone() };
        assert!(
            seats.remember(own.clone()) && seats.remember(Seat { address: moved.clone(), ..own.clone() })
        );
        let all: Vec<_> = seats.all().iter().filter(|known| known.own).map(|known| &known.address).collect();
        assert_eq!(all, [&moved], "it has moved, and is one seat");
        seats.forget(&own.key);
        let folder = std::env::temp_dir().join(format!("footlights-seats-{}", std::process::id()));
        seats.save(&folder).unwrap();
        assert_eq!(Seats::load(&folder), seats);
        fs::write(file(&folder), "(").unwrap();
        assert_eq!(Seats::load(&folder), Seats::default());
        fs::remove_dir_all(folder).unwrap();
    }
}
