//! Files of another kind that people hand over as a text.

/// What kind of file its first bytes show it to be, as the sheet of words names it; none if it may be a text.
pub(super) fn kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"{\\rtf", "rtf"),
        // A zip archive, as word processors of today save.
        (b"PK\x03\x04", "document"),
        // A compound file, as they saved before.
        (b"\xd0\xcf\x11\xe0", "document"),
        (b"%PDF-", "pdf"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
        // Without a mark in front: a letter and a zero byte by turns.
        (b"S\0c\0", "utf-16"),
        (b"\0S\0c", "utf-16"),
    ];
    KINDS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
}
