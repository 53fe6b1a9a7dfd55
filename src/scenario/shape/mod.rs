//! Whether a tree has the shape of a type: every unknown or missing field, unknown variant and wrong kind of value
//! in one run, each at its place.
//!
//! The types describe themselves through `serde`: the walk is a deserializer over the tree that notes what does
//! not fit, hands out a stand-in, and goes on. What it reads is thrown away; `ron` gives the value. So there is no
//! second description of the format that could differ from the first, and leaders and studies are served as well.

mod access;
mod likely;

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
};

use serde::{
    Deserialize,
    de::{self, Visitor},
};

use self::access::{Fields, Items, Pairs, Variant};
use crate::{
    ron_tree::{Kind, Node, Tree, quote},
    terms::{Diagnostic, Message, Span},
};

/// Every code that a shape can give, with its severity.
pub const CODES: &[(&str, crate::terms::Severity)] = &[
    ("R0901", crate::terms::Severity::Error), // another root than expected
    ("R0902", crate::terms::Severity::Error), // unknown field
    ("R0903", crate::terms::Severity::Error), // missing field
    ("R0904", crate::terms::Severity::Error), // unknown word for a choice
    ("R0905", crate::terms::Severity::Error), // another kind of value
    ("R0906", crate::terms::Severity::Error), // a whole number is expected
    ("R0907", crate::terms::Severity::Error), // braces around fields
    ("R0908", crate::terms::Severity::Error), // wrong capital
    ("R0909", crate::terms::Severity::Error), // too few or too many values
    ("R0910", crate::terms::Severity::Error), // number in quotation marks
    ("R0911", crate::terms::Severity::Error), // number out of the type's range
    ("R0912", crate::terms::Severity::Error), // choice in quotation marks
    ("R0913", crate::terms::Severity::Error), // another name before the bracket
    ("R0999", crate::terms::Severity::Error), // anything that only `ron` objects to
];

/// Most times that a walk starts again, once for each missing field.
const RESTARTS_MAX: usize = 60;

/// What of a tree does not have the shape of `T`.
pub fn faults<'de, T: Deserialize<'de>>(tree: &Tree, root: &Node) -> Vec<Diagnostic> {
    let mut supplied = BTreeSet::new();
    let mut missing = Vec::new();
    loop {
        let walk = Walk {
            file: tree.file(),
            root,
            supplied: &supplied,
            range: Cell::default(),
            faults: RefCell::default(),
        };
        let outcome = T::deserialize(At { walk: &walk, node: root });
        let mut faults = walk.faults.into_inner();
        match outcome {
            // A missing field ends the walk, as `serde` has it. It is noted, supplied, and the walk begins anew.
            Err(Stop::Missing { field, of: Some((start, name, head)) }) if missing.len() < RESTARTS_MAX => {
                missing.push(
                    Diagnostic::error("R0903", tree.file(), head)
                        .with("field", field)
                        .with("of", name)
                        .hint(Message::new("hint-add-field").with("field", field)),
                );
                supplied.insert((start, field));
            }
            _ => {
                faults.extend(missing);
                return faults;
            }
        }
    }
}

struct Walk<'a> {
    file: &'a str,
    /// The file's value, to look up what an id names.
    root: &'a Node,
    /// Fields that were found missing so far: where their struct begins, and their name.
    supplied: &'a BTreeSet<(usize, &'static str)>,
    /// The range of the field whose value is read next, where it is narrower than that of its type.
    range: Cell<Option<(u32, u32)>>,
    faults: RefCell<Vec<Diagnostic>>,
}

impl Walk<'_> {
    fn push(&self, fault: Diagnostic) {
        self.faults.borrow_mut().push(fault);
    }

    fn fault(&self, code: &'static str, span: Span) -> Diagnostic {
        Diagnostic::error(code, self.file, span)
    }
}

/// A missing value, from which every type reads a stand-in without a word.
static NOTHING: Node = Node { kind: Kind::Missing, span: 0..0 };

/// A node, and the walk that it is part of.
#[derive(Clone, Copy)]
struct At<'a> {
    walk: &'a Walk<'a>,
    node: &'a Node,
}

/// Why a walk cannot go on.
#[derive(Debug)]
enum Stop {
    Missing { field: &'static str, of: Option<(usize, String, Span)> },
    Other(String),
}

impl std::fmt::Display for Stop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing { field, .. } => write!(f, "missing {field}"),
            Self::Other(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Stop {}

impl de::Error for Stop {
    fn custom<T: std::fmt::Display>(why: T) -> Self {
        Self::Other(why.to_string())
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing { field, of: None }
    }
}

/// The nearest of some names, if any is near enough to be meant.
pub(crate) fn nearest<'n>(found: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    names
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&found.to_lowercase(), &name.to_lowercase()), name))
        .filter(|(near, _)| *near > 0.78)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

/// The first part of a name or value, short enough for a sentence.
pub(crate) fn brief(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= 32 { line.to_owned() } else { line.chars().take(31).chain(['…']).collect() }
}

impl<'a> At<'a> {
    fn with(self, node: &'a Node) -> Self {
        Self { walk: self.walk, node }
    }

    fn is_missing(self) -> bool {
        self.node.kind == Kind::Missing
    }

    /// The smallest place that stands for the node: its name or opening bracket, or all of a short value.
    fn head(self) -> Span {
        head(self.node)
    }

    /// Notes that something else is expected here.
    fn expected(self, wanted: &'static str) {
        if self.is_missing() {
            return;
        }
        let hint = Message::new("hint-expected").with("kind", wanted);
        let fault = self.walk.fault("R0905", self.head()).with("found", kind_name(&self.node.kind));
        self.walk.push(fault.with("wanted", wanted).hint(hint));
    }

    fn integer(self, least: i128, most: i128) -> i128 {
        let span = self.node.span.clone();
        match &self.node.kind {
            Kind::Integer(n) if (least..=most).contains(n) => return *n,
            Kind::Integer(n) => {
                let fault = self.walk.fault("R0911", span).with("found", n.to_string());
                let hint = if let Some((least, most)) = self.walk.range.take() {
                    let hint = Message::new("hint-number-between").with("least", least.to_string());
                    hint.with("most", most.to_string())
                } else if *n < 0 && least == 0 {
                    Message::new("hint-not-negative")
                } else {
                    let (least, most) = (least.to_string(), most.to_string());
                    Message::new("hint-number-between").with("least", least).with("most", most)
                };
                self.walk.push(fault.hint(hint));
            }
            Kind::Float(f) => {
                let fault = self.walk.fault("R0906", span).with("found", f.to_string());
                let whole = f.round();
                let hint = if whole.abs() < 1e15 {
                    Message::new("hint-write").with("right", format!("{whole:.0}"))
                } else {
                    Message::new("hint-whole-number")
                };
                self.walk.push(fault.hint(hint));
            }
            Kind::String(text) if text.trim().parse::<i64>().is_ok() => {
                let fault = self.walk.fault("R0910", span).with("found", text.as_str());
                self.walk.push(fault.hint(Message::new("hint-write").with("right", text.trim())));
            }
            _ => self.expected("number"),
        }
        least.max(0)
    }

    fn text(self) -> &'a str {
        match &self.node.kind {
            Kind::String(text) => text,
            Kind::Word(word) => {
                let fault = self.walk.fault("R0204", self.node.span.clone()).with("found", word.as_str());
                self.walk.push(fault.hint(Message::new("hint-write").with("right", quote(word))));
                ""
            }
            Kind::Char(c) => {
                let fault = self.walk.fault("R0203", self.node.span.clone());
                let right = quote(&c.to_string());
                self.walk.push(fault.hint(Message::new("hint-write").with("right", right)));
                ""
            }
            _ => {
                self.expected("text");
                ""
            }
        }
    }

    /// Notes a name before the bracket that is not the type's.
    fn check_struct_name(self, name: &'static str) {
        if let (Some(found), Some(span)) = (self.node.name(), self.node.name_span())
            && found != name
        {
            let fault = self.walk.fault("R0913", span).with("found", found).with("expected", name);
            self.walk.push(fault.hint(Message::new("hint-delete-name")));
        }
    }

    /// So many values in one bracket, whatever stands before it.
    fn values<'de, V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Stop> {
        let items = match &self.node.kind {
            Kind::Tuple { items, .. } => items.as_slice(),
            _ => {
                self.expected("tuple");
                &[]
            }
        };
        if !items.is_empty() && items.len() != len {
            let fault = self.walk.fault("R0909", self.node.span.clone()).with("found", items.len());
            self.walk.push(fault.hint(Message::new("hint-so-many").with("wanted", len)));
        }
        visitor.visit_seq(Items { at: self, items: &items[..items.len().min(len)], least: len })
    }

    /// Fills in where the struct stands whose field is missing.
    fn locate(self, stop: Stop, name: &str) -> Stop {
        match stop {
            Stop::Missing { field, of: None } => {
                Stop::Missing { field, of: Some((self.node.span.start, name.to_owned(), self.head())) }
            }
            other => other,
        }
    }

    fn structure<'de, V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        match &self.node.kind {
            Kind::Map(_) => {
                let fault = self.walk.fault("R0907", self.head()).with("of", name);
                self.walk.push(fault.hint(Message::new("hint-round-brackets")));
            }
            Kind::Struct { .. } | Kind::Unit | Kind::Missing => {}
            Kind::Tuple { items, .. } if items.is_empty() => {}
            _ => match likely::likely(self.walk, name, self.node) {
                Some(right) => {
                    let fault = self.walk.fault("R0905", self.head());
                    let fault = fault.with("found", kind_name(&self.node.kind)).with("wanted", "fields");
                    self.walk.push(fault.hint(Message::new("hint-write").with("right", right)));
                }
                None => self.expected("fields"),
            },
        }
        visitor.visit_map(Fields::of(self, name, fields)).map_err(|stop| self.locate(stop, name))
    }
}

/// The smallest place that stands for a node.
pub(crate) fn head(node: &Node) -> Span {
    match &node.kind {
        Kind::Struct { .. } | Kind::Tuple { .. } | Kind::List(_) | Kind::Map(_) => {
            node.name_span().unwrap_or(node.span.start..node.span.start + 1)
        }
        _ => node.span.clone(),
    }
}

fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Struct { .. } => "fields",
        Kind::Tuple { .. } => "tuple",
        Kind::Unit => "unit",
        Kind::List(_) => "list",
        Kind::Map(_) => "map",
        Kind::Some(_) | Kind::None => "option",
        Kind::Word(_) => "word",
        Kind::String(_) => "text",
        Kind::Bytes(_) => "bytes",
        Kind::Char(_) => "character",
        Kind::Bool(_) => "bool",
        Kind::Integer(_) => "number",
        Kind::Float(_) => "fraction",
        Kind::Missing => "nothing",
    }
}

macro_rules! integers {
    ($($method:ident $visit:ident $type:ty),*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
            let n = self.integer(<$type>::MIN.into(), <$type>::MAX.into());
            visitor.$visit(<$type>::try_from(n).unwrap_or_default())
        }
    )*};
}

impl<'de> de::Deserializer<'de> for At<'_> {
    type Error = Stop;

    integers! {
        deserialize_i8 visit_i8 i8, deserialize_i16 visit_i16 i16, deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64, deserialize_u8 visit_u8 u8, deserialize_u16 visit_u16 u16,
        deserialize_u32 visit_u32 u32, deserialize_u64 visit_u64 u64
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_unit()
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.node.kind {
            Kind::Bool(b) => visitor.visit_bool(b),
            _ => {
                self.expected("bool");
                visitor.visit_bool(false)
            }
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.node.kind {
            Kind::Float(f) => visitor.visit_f64(f),
            Kind::Integer(_) => visitor.visit_f64(0.0),
            _ => {
                self.expected("number");
                visitor.visit_f64(0.0)
            }
        }
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.node.kind {
            Kind::Char(c) => visitor.visit_char(c),
            _ => {
                self.expected("character");
                visitor.visit_char(' ')
            }
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_str(self.text())
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_str(self.text())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match &self.node.kind {
            Kind::None | Kind::Missing => visitor.visit_none(),
            Kind::Some(inner) => visitor.visit_some(self.with(inner)),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        if self.node.kind != Kind::Unit {
            self.expected("unit");
        }
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Stop> {
        self.check_struct_name(name);
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Stop> {
        self.check_struct_name(name);
        match self.node.items() {
            [inner] => visitor.visit_newtype_struct(self.with(inner)),
            _ => {
                self.expected("tuple");
                visitor.visit_newtype_struct(self.with(&NOTHING))
            }
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        let items = match &self.node.kind {
            Kind::List(items) => items.as_slice(),
            _ => {
                self.expected("list");
                &[]
            }
        };
        visitor.visit_seq(Items { at: self, items, least: 0 })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Stop> {
        if matches!(self.node.kind, Kind::Tuple { .. }) {
            self.check_struct_name("(");
        }
        self.values(len, visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Stop> {
        self.check_struct_name(name);
        self.values(len, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        let entries = match &self.node.kind {
            Kind::Map(entries) => entries.as_slice(),
            _ => {
                self.expected("map");
                &[]
            }
        };
        visitor.visit_map(Pairs { at: self, entries, value: None })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        self.check_struct_name(name);
        self.structure(name, fields, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        visitor.visit_enum(Variant::of(self, name, variants))
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_str(self.node.name().or(self.node.as_str()).unwrap_or_default())
    }

    serde::forward_to_deserialize_any! { bytes byte_buf ignored_any }
}

/// Names for a hint; a long list is cut.
pub(crate) fn brief_list(names: &[&str]) -> String {
    const NAMES_MAX: usize = 12;
    let mut list = names.iter().take(NAMES_MAX).copied().collect::<Vec<_>>().join(", ");
    if names.len() > NAMES_MAX {
        list.push_str(", …");
    }
    list
}
