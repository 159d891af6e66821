//! The project's own stories, which the demo plays.

/// Returns the name of a story's file and its text.
macro_rules! story {
    ($name:literal) => {
        (
            concat!("stories/", $name, ".story"),
            include_str!(concat!("../../../stories/", $name, ".story")),
        )
    };
}

/// Every story but the live one, in the order of their days: file and text.
pub const STORIES: [(&str, &str); 7] = [
    story!("leicester_city_authorised"),
    story!("hampshire_partnership"),
    story!("leicestershire_joint_team"),
    story!("kent_and_medway_joint_commissioning"),
    story!("surrey_downs_revote"),
    story!("kent_and_medway_merger"),
    story!("frimley_2026"),
];

/// The story that is not over.
pub const LIVE: (&str, &str) = story!("leicestershire_and_northamptonshire_2027");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_story_is_played_by_the_demo() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../stories");
        let files = std::fs::read_dir(folder).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| name.ends_with(".story")).collect();
        names.sort();
        let own = STORIES.iter().chain([&LIVE]).map(|(name, _)| *name);
        let mut own: Vec<&str> = own.map(|name| name.trim_start_matches("stories/")).collect();
        own.sort_unstable();
        assert_eq!(names, own);
    }
}
