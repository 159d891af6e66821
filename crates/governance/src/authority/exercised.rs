//! Who exercises a function for the body that holds it: its officers, committees and arrangements.

use remit_dictionary::{Code, Date};

use crate::ask::World;
use crate::house;
use crate::matter::covers;

use super::answer::Link;
use super::arranged::Arranged;
use super::scheme::{self, Given};

/// Returns who exercises a function, or services within it, for a body on a day: after each line
/// of its scheme whoever that lets act. `who` goes on with these where the register ends.
#[must_use]
pub fn exercised_by(world: World<'_>, body: Code, function: &str, on: Date) -> Vec<Link> {
    let house = world.books.house(body, on);
    let mut links = Vec::new();
    for line in house::lines_signed(&world, body, on) {
        let own = line.1.function.as_str();
        if !covers(own, function) && !covers(function, own) {
            continue;
        }
        let exercising = match scheme::given(house, line.1) {
            Some(Given::Arrangement(case)) => {
                let arranged = Arranged::that_binds(&world, &case, on).filter(|arranged| {
                    arranged.parties().contains(&body) && arranged.has_to_do_with(own)
                });
                arranged.map(|arranged| arranged.links(&world, on)).unwrap_or_default()
            }
            Some(Given::Seat(_) | Given::Committee(_)) | None => {
                scheme::of_its_own(house, body, line.1)
            }
        };
        if !exercising.is_empty() {
            links.push(scheme::delegates(body, line));
            links.extend(exercising);
        }
    }
    links
}
