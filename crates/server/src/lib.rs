//! The HTTP interface: accounts, live events, the web application.
