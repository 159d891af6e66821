//! Rules of this area.

crate::rules::area! {}
