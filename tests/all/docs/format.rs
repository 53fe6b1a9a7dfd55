//! The scenario format as its source describes it: kinds of thing, their fields and choices, and what is said of each.

use std::{fs, path::Path};

use syn::{
    Attribute, Expr, Fields, GenericArgument, Ident, Item, Lit, Meta, PathArguments, Token, Type, Variant,
    braced, parse::ParseStream, punctuated::Punctuated,
};

/// Every kind of thing that can stand in a scenario, the whole first, each followed by what it is made of.
pub struct Format {
    pub kinds: Vec<Kind>,
}

/// One kind of thing.
#[derive(Clone)]
pub struct Kind {
    pub name: String,
    pub says: Says,
    pub shape: Shape,
}

/// What a thing is made of.
#[derive(Clone)]
pub enum Shape {
    Fields(Vec<Field>),
    Choices(Vec<Choice>),
}

/// One of several things that can be written.
#[derive(Clone)]
pub struct Choice {
    pub name: String,
    pub says: Says,
    pub fields: Vec<Field>,
    /// What stands in brackets without names.
    pub values: Vec<String>,
    pub kinds: Vec<String>,
}

/// One field.
#[derive(Clone)]
pub struct Field {
    pub name: String,
    pub says: Says,
    /// What may stand there, in words.
    pub type_words: String,
    /// The kinds it is made of.
    pub kinds: Vec<String>,
    /// Whether it may be left out.
    pub optional: bool,
}

/// A doc comment: the meaning, then its parts (`Range`, `Default`, `Example` …) in order.
#[derive(Clone)]
pub struct Says {
    pub meaning: String,
    pub parts: Vec<(String, String)>,
}

impl Says {
    /// Whether a part is there; a range may say of what it is (`Range of `by``).
    pub fn has(&self, part: &str) -> bool {
        self.parts.iter().any(|(name, _)| name.split(' ').next() == Some(part))
    }
}

impl Format {
    /// Reads the source of the format.
    pub fn read() -> Self {
        let mut all = Vec::new();
        for folder in ["src/scenario", "src/terms"] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
            let mut paths: Vec<_> =
                fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
            paths.sort();
            for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs")) {
                let source = fs::read_to_string(path).unwrap();
                all.extend(syn::parse_file(&source).unwrap().items.iter().filter_map(kind));
            }
        }
        let mut format = Self { kinds: Vec::new() };
        format.add("Scenario", &all);
        format
    }

    /// The kind of this name.
    pub fn kind(&self, name: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.name == name)
    }

    /// Adds a kind and, after it, those it is made of.
    fn add(&mut self, name: &str, all: &[Kind]) {
        // Ids are explained in the text.
        if self.kind(name).is_some() || name == "Id" {
            return;
        }
        let kind = all.iter().find(|kind| kind.name == name);
        let kind =
            kind.unwrap_or_else(|| panic!("the format uses {name}, which is no kind that can be read"));
        self.kinds.push(kind.clone());
        let inner: Vec<String> = match &kind.shape {
            Shape::Fields(fields) => fields.iter().flat_map(|field| field.kinds.clone()).collect(),
            Shape::Choices(choices) => choices
                .iter()
                .flat_map(|choice| {
                    choice.kinds.iter().chain(choice.fields.iter().flat_map(|field| &field.kinds)).cloned()
                })
                .collect(),
        };
        for name in inner {
            self.add(&name, all);
        }
    }
}

fn kind(item: &Item) -> Option<Kind> {
    match item {
        Item::Struct(item) if can_be_read(&item.attrs) => {
            let whole = has_default(&item.attrs);
            let shape = Shape::Fields(fields(&item.fields, whole));
            Some(Kind { name: item.ident.to_string(), says: says(&item.attrs), shape })
        }
        Item::Enum(item) if can_be_read(&item.attrs) => {
            let shape = Shape::Choices(item.variants.iter().map(choice).collect());
            Some(Kind { name: item.ident.to_string(), says: says(&item.attrs), shape })
        }
        // `choices! { /// … Name { /// … Variant, } }`
        Item::Macro(item) if item.mac.path.is_ident("choices") => {
            let parsed = item.mac.parse_body_with(|input: ParseStream<'_>| {
                let attrs = input.call(Attribute::parse_outer)?;
                let name: Ident = input.parse()?;
                let body;
                braced!(body in input);
                let variants = Punctuated::<Variant, Token![,]>::parse_terminated(&body)?;
                Ok((attrs, name, variants))
            });
            let (attrs, name, variants) = parsed.unwrap();
            let shape = Shape::Choices(variants.iter().map(choice).collect());
            Some(Kind { name: name.to_string(), says: says(&attrs), shape })
        }
        _ => None,
    }
}

fn choice(variant: &Variant) -> Choice {
    let mut kinds = Vec::new();
    let mut values = Vec::new();
    if let Fields::Unnamed(unnamed) = &variant.fields {
        values = unnamed.unnamed.iter().map(|field| type_words(&field.ty, &mut kinds)).collect();
    }
    Choice {
        name: variant.ident.to_string(),
        says: says(&variant.attrs),
        fields: fields(&variant.fields, false),
        values,
        kinds,
    }
}

fn fields(fields: &Fields, whole: bool) -> Vec<Field> {
    let named = fields.iter().filter_map(|field| Some((field.ident.as_ref()?, field)));
    named
        .map(|(name, field)| {
            let mut kinds = Vec::new();
            Field {
                name: name.to_string(),
                says: says(&field.attrs),
                type_words: type_words(&field.ty, &mut kinds),
                kinds,
                optional: whole || has_default(&field.attrs),
            }
        })
        .collect()
}

fn can_be_read(attrs: &[Attribute]) -> bool {
    let mut found = false;
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("derive")) {
        attr.parse_nested_meta(|meta| {
            found |= meta.path.is_ident("Deserialize");
            Ok(())
        })
        .unwrap();
    }
    found
}

fn has_default(attrs: &[Attribute]) -> bool {
    let mut found = false;
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("serde")) {
        attr.parse_nested_meta(|meta| {
            found |= meta.path.is_ident("default");
            if meta.input.peek(Token![=]) {
                meta.value()?.parse::<Expr>()?;
            }
            Ok(())
        })
        .unwrap();
    }
    found
}

fn says(attrs: &[Attribute]) -> Says {
    let mut text = String::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("doc")) {
        if let Meta::NameValue(meta) = &attr.meta
            && let Expr::Lit(literal) = &meta.value
            && let Lit::Str(line) = &literal.lit
        {
            text.push_str(line.value().trim());
            text.push(' ');
        }
    }
    let mut marks: Vec<usize> = ["Range: ", "Range of ", "Default: ", "Example: "]
        .iter()
        .filter_map(|mark| text.find(mark))
        .collect();
    marks.sort_unstable();
    let meaning = text[..marks.first().copied().unwrap_or(text.len())].trim().to_owned();
    marks.push(text.len());
    let parts = marks.windows(2).map(|pair| {
        let (name, value) = text[pair[0]..pair[1]].split_once(": ").unwrap();
        (name.to_owned(), value.trim().trim_end_matches('.').to_owned())
    });
    Says { meaning, parts: parts.collect() }
}

/// A type in words an author uses; adds the kinds in it to `kinds`.
fn type_words(of: &Type, kinds: &mut Vec<String>) -> String {
    match of {
        Type::Tuple(tuple) => {
            let parts: Vec<_> = tuple.elems.iter().map(|part| type_words(part, kinds)).collect();
            format!("a pair in brackets: {}", parts.join(", "))
        }
        Type::Path(path) => {
            let last = path.path.segments.last().unwrap();
            let inner: Vec<&Type> = match &last.arguments {
                PathArguments::AngleBracketed(inner) => inner
                    .args
                    .iter()
                    .filter_map(|arg| if let GenericArgument::Type(inner) = arg { Some(inner) } else { None })
                    .collect(),
                _ => Vec::new(),
            };
            match (last.ident.to_string().as_str(), inner.as_slice()) {
                ("String", []) => "text".to_owned(),
                ("Id", []) => "an id".to_owned(),
                ("u32" | "i64", []) => "a whole number".to_owned(),
                ("bool", []) => "true or false".to_owned(),
                ("Vec", [inner]) => format!("a list: {}", type_words(inner, kinds)),
                ("Option" | "Box", [inner]) => type_words(inner, kinds),
                ("BTreeMap", [key, value]) => {
                    format!("a table: {} and {}", type_words(key, kinds), type_words(value, kinds))
                }
                // A type that no author writes is found out when something that they do write needs it.
                (name, _) => {
                    kinds.push(name.to_owned());
                    format!("[{name}](#{})", name.to_lowercase())
                }
            }
        }
        _ => {
            kinds.push("a type of another form".to_owned());
            String::new()
        }
    }
}
