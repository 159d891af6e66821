//! Matters: what is decided on. A function of the catalogue, or a service within one, written
//! `hospital-and-community/stroke-review`.

/// Returns the function of the catalogue to which a matter belongs.
#[must_use]
pub fn function_of(matter: &str) -> &str {
    matter.split_once('/').map_or(matter, |(function, _)| function)
}

/// Tells whether what was given covers what is asked: itself and every service within it. What is
/// given for a service covers nothing of the rest of its function.
#[must_use]
pub fn covers(given: &str, asked: &str) -> bool {
    let rest = asked.strip_prefix(given);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_covers_its_services_and_a_service_only_itself() {
        for (given, asked, covered) in [
            ("primary-medical", "primary-medical", true),
            ("primary-medical", "primary-medical/out-of-hours", true),
            ("primary-medical/out-of-hours", "primary-medical", false),
            ("primary-medical/out-of-hours", "primary-medical/premises", false),
            ("primary", "primary-medical", false),
        ] {
            assert_eq!(covers(given, asked), covered, "{given} {asked}");
        }
        assert_eq!(function_of("primary-medical/out-of-hours"), "primary-medical");
    }
}
