//! All rooms of this process, by the code that they are joined by.

use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock},
};

use super::room::Room;

/// The rooms.
#[derive(Debug, Default)]
pub struct Hall(RwLock<BTreeMap<String, Arc<Room>>>);

impl Hall {
    /// The room of a code.
    pub fn find(&self, code: &str) -> Option<Arc<Room>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(code).cloned()
    }

    /// All rooms, by code.
    pub fn rooms(&self) -> Vec<Arc<Room>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.read().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a room.
    pub fn add(&self, room: Arc<Room>) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(room.code.clone(), room);
    }

    /// Takes a room out.
    pub fn remove(&self, code: &str) -> Option<Arc<Room>> {
        self.0.write().unwrap_or_else(PoisonError::into_inner).remove(code)
    }
}
