//! Shipped content: scenarios, leaders, coefficients and language sheets, embedded or read from a folder.
