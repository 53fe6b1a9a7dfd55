//! Nodes of the tree and the ways through it.

use crate::terms::Span;

/// A value with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Where it stands, brackets and quotation marks included.
    pub span: Span,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// `(a: 1)` or `Name(a: 1)`.
    Struct {
        /// The name before the bracket.
        name: Option<Name>,
        /// The fields in the order of the file.
        fields: Vec<Field>,
    },
    /// `(1, 2)`, `Name(1, 2)` or `Name()`; also `( )` with blanks inside.
    Tuple {
        /// The name before the bracket.
        name: Option<Name>,
        /// The values in order.
        items: Vec<Node>,
    },
    /// `()`.
    Unit,
    /// `[1, 2]`.
    List(Vec<Node>),
    /// `{key: value}`.
    Map(Vec<Entry>),
    /// `Some(value)`.
    Some(Box<Node>),
    /// `None`.
    None,
    /// A bare word: a variant without content.
    Word(String),
    /// A text, escapes resolved.
    String(String),
    /// A byte string.
    Bytes(Vec<u8>),
    /// A character.
    Char(char),
    /// `true` or `false`.
    Bool(bool),
    /// A whole number. It fits 64 bits, with or without a sign.
    Integer(i128),
    /// A number with a fraction or an exponent; finite.
    Float(f64),
    /// Something that could not be read; a fault says why.
    Missing,
}

/// A name with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// One field of a struct.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: Name,
    /// Its value.
    pub value: Node,
}

/// One entry of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its key.
    pub key: Node,
    /// Its value.
    pub value: Node,
}

impl Field {
    /// Name and value together.
    pub fn span(&self) -> Span {
        self.name.span.start..self.value.span.end
    }
}

impl Node {
    /// The name before the bracket, or the bare word.
    pub fn name(&self) -> Option<&str> {
        match &self.kind {
            Kind::Struct { name, .. } | Kind::Tuple { name, .. } => name.as_ref().map(|n| n.text.as_str()),
            Kind::Word(word) => Some(word),
            Kind::Some(_) => Some("Some"),
            Kind::None => Some("None"),
            _ => None,
        }
    }

    /// Where the name before the bracket stands; for a bare word, the word.
    pub fn name_span(&self) -> Option<Span> {
        match &self.kind {
            Kind::Struct { name, .. } | Kind::Tuple { name, .. } => name.as_ref().map(|n| n.span.clone()),
            Kind::Word(_) => Some(self.span.clone()),
            _ => None,
        }
    }

    /// The fields of a struct; none for anything else.
    pub fn fields(&self) -> &[Field] {
        match &self.kind {
            Kind::Struct { fields, .. } => fields,
            Kind::Some(inner) => inner.fields(),
            _ => &[],
        }
    }

    /// A field's name and value.
    pub fn field_entry(&self, name: &str) -> Option<&Field> {
        self.fields().iter().find(|f| f.name.text == name)
    }

    /// A field's value.
    pub fn field(&self, name: &str) -> Option<&Node> {
        self.field_entry(name).map(|f| &f.value)
    }

    /// The values of a list or tuple; none for anything else.
    pub fn items(&self) -> &[Node] {
        match &self.kind {
            Kind::List(items) | Kind::Tuple { items, .. } => items,
            Kind::Some(inner) => inner.items(),
            _ => &[],
        }
    }

    /// The entries of a map; none for anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.kind {
            Kind::Map(entries) => entries,
            Kind::Some(inner) => inner.entries(),
            _ => &[],
        }
    }

    /// The value of a map's entry with this text or word as its key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|e| e.key.as_str() == Some(key) || e.key.name() == Some(key))
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            Kind::String(text) => Some(text),
            Kind::Some(inner) => inner.as_str(),
            _ => None,
        }
    }

    /// A whole number that fits 64 bits with a sign.
    pub fn as_i64(&self) -> Option<i64> {
        match &self.kind {
            Kind::Integer(n) => i64::try_from(*n).ok(),
            Kind::Some(inner) => inner.as_i64(),
            _ => None,
        }
    }

    /// `true` or `false`.
    pub fn as_bool(&self) -> Option<bool> {
        match &self.kind {
            Kind::Bool(b) => Some(*b),
            Kind::Some(inner) => inner.as_bool(),
            _ => None,
        }
    }

    /// The value without a written `Some`.
    pub fn bare(&self) -> &Self {
        match &self.kind {
            Kind::Some(inner) => inner.bare(),
            _ => self,
        }
    }
}
