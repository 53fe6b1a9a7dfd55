//! Style sheets, scripts, fonts: what pages ask for, all of it part of the program.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{
        HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};

use crate::{
    host::{Host, pages},
    terms::Message,
};

/// Pages ask for files with the release behind the name, so a browser may keep them for a day.
const KEEP: &str = "public, max-age=86400";

pub(in crate::host) async fn file(State(host): State<Arc<Host>>, Path(path): Path<String>) -> Response {
    match pages::assets::find(&path) {
        Some(asset) => {
            let headers = [(CONTENT_TYPE, asset.mime), (CACHE_CONTROL, KEEP)];
            (headers.map(|(name, value)| (name, HeaderValue::from_static(value))), asset.bytes)
                .into_response()
        }
        None => host.trouble(StatusCode::NOT_FOUND, &Message::new("host-nothing-here")),
    }
}
