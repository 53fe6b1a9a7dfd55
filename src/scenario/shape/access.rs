//! What stands inside: the fields of a struct, the values of a list, the entries of a map, the content of a choice.

use serde::de::{
    DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor, value::StrDeserializer,
};

use super::{At, NOTHING, Stop, brief, nearest};
use crate::{
    ron_tree::{Entry, Kind, Node},
    terms::Message,
};

/// The fields of a struct that its type knows; the others are noted and left out.
pub(super) struct Fields<'a> {
    at: At<'a>,
    name: &'static str,
    rest: std::vec::IntoIter<(&'static str, &'a Node)>,
    value: &'a Node,
}

impl<'a> Fields<'a> {
    pub(super) fn of(at: At<'a>, name: &'static str, known: &'static [&'static str]) -> Self {
        let mut fields: Vec<(&'static str, &'a Node)> = Vec::new();
        for (found, span, value) in written(at.node) {
            if let Some(field) = known.iter().find(|k| **k == found) {
                // The tree has already said if a field comes twice.
                if fields.iter().all(|(f, _)| f != field) {
                    fields.push((field, value));
                }
                continue;
            }
            let capital = known.iter().find(|k| k.eq_ignore_ascii_case(found));
            let code = if capital.is_some() { "R0908" } else { "R0902" };
            let mut fault = at.walk.fault(code, span).with("found", found);
            if capital.is_none() {
                fault = fault.with("of", name);
            }
            fault = match capital.copied().or_else(|| nearest(found, known.iter().copied())) {
                Some(near) => fault.hint(Message::new("hint-did-you-mean").with("name", near)),
                None => fault.hint(Message::new("hint-known-names").with("names", super::brief_list(known))),
            };
            at.walk.push(fault);
            // It is taken for the field that it resembles, so that this field is not missed as well.
            if let Some(field) = capital.copied().or_else(|| nearest(found, known.iter().copied()))
                && fields.iter().all(|(f, _)| *f != field)
                && at.node.field(field).is_none()
            {
                fields.push((field, value));
            }
        }
        if matches!(at.node.kind, Kind::Missing) || !is_fields(at.node) {
            fields = known.iter().map(|field| (*field, &NOTHING)).collect();
        } else {
            let start = at.node.span.start;
            fields.extend(
                known.iter().filter(|f| at.walk.supplied.contains(&(start, **f))).map(|f| (*f, &NOTHING)),
            );
        }
        Self { at, name, rest: fields.into_iter(), value: &NOTHING }
    }
}

fn is_fields(node: &Node) -> bool {
    match &node.kind {
        Kind::Struct { .. } | Kind::Map(_) | Kind::Unit => true,
        Kind::Tuple { items, .. } => items.is_empty(),
        _ => false,
    }
}

/// The fields as written, also where somebody has put them in braces.
fn written(node: &Node) -> Vec<(&str, crate::terms::Span, &Node)> {
    match &node.kind {
        Kind::Map(entries) => entries
            .iter()
            .filter_map(|e| Some((e.key.as_str().or(e.key.name())?, e.key.span.clone(), &e.value)))
            .collect(),
        _ => node.fields().iter().map(|f| (f.name.text.as_str(), f.name.span.clone(), &f.value)).collect(),
    }
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Stop;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Stop> {
        let Some((field, value)) = self.rest.next() else { return Ok(None) };
        self.value = value;
        self.at.walk.range.set(super::likely::range(self.name, field));
        seed.deserialize(StrDeserializer::new(field)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Stop> {
        seed.deserialize(self.at.with(self.value))
    }
}

/// The values of a list or tuple, filled up to the least number.
pub(super) struct Items<'a> {
    pub at: At<'a>,
    pub items: &'a [Node],
    pub least: usize,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Stop;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Stop> {
        let node = match self.items.split_first() {
            Some((first, rest)) => {
                self.items = rest;
                first
            }
            None if self.least > 0 => &NOTHING,
            None => return Ok(None),
        };
        self.least = self.least.saturating_sub(1);
        seed.deserialize(self.at.with(node)).map(Some)
    }
}

/// The entries of a map.
pub(super) struct Pairs<'a> {
    pub at: At<'a>,
    pub entries: &'a [Entry],
    pub value: Option<&'a Node>,
}

impl<'de> MapAccess<'de> for Pairs<'_> {
    type Error = Stop;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Stop> {
        let Some((first, rest)) = self.entries.split_first() else { return Ok(None) };
        self.entries = rest;
        self.value = Some(&first.value);
        seed.deserialize(self.at.with(&first.key)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Stop> {
        seed.deserialize(self.at.with(self.value.unwrap_or(&NOTHING)))
    }
}

/// One choice out of several.
pub(super) struct Variant<'a> {
    at: At<'a>,
    name: &'static str,
    variant: &'static str,
    /// Whether the file names this choice; if not, its content is made up.
    named: bool,
}

impl<'a> Variant<'a> {
    pub(super) fn of(at: At<'a>, name: &'static str, variants: &'static [&'static str]) -> Self {
        let first = variants.first().copied().unwrap_or_default();
        let made_up = Self { at: at.with(&NOTHING), name, variant: first, named: false };
        let Some(found) = at.node.name().or(at.node.as_str()) else {
            let wanted = match super::likely::likely(at.walk, name, at.node) {
                Some(right) => Message::new("hint-write").with("right", right),
                None => Message::new("hint-one-of").with("names", variants.join(", ")),
            };
            if !at.is_missing() {
                at.walk.push(
                    at.walk
                        .fault("R0905", at.head())
                        .with("found", super::kind_name(&at.node.kind))
                        .with("wanted", "choice")
                        .hint(wanted),
                );
            }
            return made_up;
        };
        let span = at.node.name_span().unwrap_or(at.head());
        if at.node.as_str().is_some() {
            let right = variants.iter().find(|v| v.eq_ignore_ascii_case(found)).copied();
            let likely = || super::likely::likely(at.walk, name, at.node);
            let near = || nearest(found, variants.iter().copied()).map(str::to_owned);
            let hint = match right.map(str::to_owned).or_else(likely).or_else(near) {
                Some(right) => Message::new("hint-write").with("right", right),
                None => Message::new("hint-one-of").with("names", variants.join(", ")),
            };
            at.walk.push(at.walk.fault("R0912", span).with("found", brief(found)).hint(hint));
            return made_up;
        }
        if let Some(variant) = variants.iter().find(|v| **v == found) {
            return Self { at, name, variant, named: true };
        }
        if let Some(variant) = variants.iter().find(|v| v.eq_ignore_ascii_case(found)) {
            let hint = Message::new("hint-did-you-mean").with("name", *variant);
            at.walk.push(at.walk.fault("R0908", span).with("found", brief(found)).hint(hint));
            return Self { at, name, variant, named: true };
        }
        let near = nearest(found, variants.iter().copied());
        let hint = match (near, super::likely::likely(at.walk, name, at.node)) {
            (Some(near), _) => Message::new("hint-did-you-mean").with("name", near),
            (None, Some(right)) => Message::new("hint-write").with("right", right),
            (None, None) => Message::new("hint-one-of").with("names", variants.join(", ")),
        };
        at.walk.push(at.walk.fault("R0904", span).with("found", brief(found)).with("of", name).hint(hint));
        made_up
    }

    /// Notes that the content is not of the kind that this choice has.
    fn content(&self, wanted: &'static str) {
        if self.named {
            let fault =
                self.at.walk.fault("R0909", self.at.head()).with("found", content_count(self.at.node));
            self.at.walk.push(fault.hint(Message::new(wanted).with("name", self.variant)));
        }
    }
}

fn content_count(node: &Node) -> usize {
    node.items().len().max(node.fields().len())
}

impl<'de, 'a> EnumAccess<'de> for Variant<'a> {
    type Error = Stop;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Stop> {
        let variant = seed.deserialize(StrDeserializer::<Stop>::new(self.variant))?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_> {
    type Error = Stop;

    fn unit_variant(self) -> Result<(), Stop> {
        if !matches!(self.at.node.kind, Kind::Word(_) | Kind::None | Kind::Missing) {
            self.content("hint-without-content");
        }
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Stop> {
        match self.at.node.items() {
            [inner] => seed.deserialize(self.at.with(inner)),
            _ => {
                self.content("hint-with-one-value");
                seed.deserialize(self.at.with(&NOTHING))
            }
        }
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Stop> {
        match &self.at.node.kind {
            Kind::Tuple { .. } if self.named => self.at.values(len, visitor),
            _ => {
                self.content("hint-with-values");
                visitor.visit_seq(Items { at: self.at, items: &[], least: len })
            }
        }
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        let at = match &self.at.node.kind {
            Kind::Struct { .. } | Kind::Missing => self.at,
            Kind::Tuple { items, .. } if items.is_empty() => self.at,
            _ => {
                self.content("hint-with-fields");
                self.at.with(&NOTHING)
            }
        };
        let name = if self.named { self.variant } else { self.name };
        at.structure(name, fields, visitor)
    }
}
