//! Statistics on plain numbers; knows nothing of articles.
