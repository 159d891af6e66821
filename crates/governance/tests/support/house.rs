//! The house of 09C: a governance lead, and acts that several tests begin with.

use remit_dictionary::Period;
use remit_register::{Capacity, FunctionRule, Functions, Kind};

use super::{BOARD, Scene, date};

fn function(function: &str, kind: Kind, from: &str, until: &str) -> FunctionRule {
    FunctionRule {
        function: function.into(),
        name: function.into(),
        kind,
        capacity: Capacity::Holds,
        period: Period::new(date(from), date(until)).unwrap(),
        provision: "invented".into(),
        tag: "M".into(),
        source: "scene".into(),
    }
}

pub fn scene() -> Scene {
    let mut scene = Scene::new(Kind::Ccg, &["09C", "09E"], &[("G82001", "09C")]);
    scene.functions = Functions::new(vec![
        function("hospital-and-community", Kind::Ccg, "2013-04-01", "2022-07-01"),
        function("specialised", Kind::NhsEngland, "2013-04-01", "2030-04-01"),
    ])
    .unwrap();
    scene.appoint("Dee", "decider", BOARD);
    scene.appoint("Ann", "governance-lead", "09C");
    scene
}

pub const V1: &str =
    "constitution-adopted body=09C version=v1 quorum=3 majority=1/2 approved_by=letter";
pub const CHAIR: &str = "seat-filled body=09C seat=chair person=Pat filling=own";
pub const OTHERS: [&str; 3] = [
    "seat-filled body=09C seat=lay-member person=Lin filling=own",
    "seat-filled body=09C seat=other person=Gus filling=own",
    "seat-filled body=09C seat=other person=Hal filling=own",
];
pub const MEETING: &str = "meeting-held body=09C meeting=m1 attended=Pat,Lin,Gus,Hal";
pub const LINE: &str = "delegation-made body=09C line=l1 function=hospital-and-community to=chair \
                    limit=£50000";
pub const INTEREST: &str =
    "interest-declared body=09C person=Gus matter=hospital-and-community interest=shares";

/// What comes before each resolution: a constitution, four members, a meeting of all.
pub const MET: &[&str] = &[V1, CHAIR, OTHERS[0], OTHERS[1], OTHERS[2], MEETING];

/// A governing body with nothing to find.
pub const COMPLETE: &[&str] = &[
    "seat-filled body=09C seat=chair person=Pat filling=own clinician=yes",
    "seat-filled body=09C seat=deputy-chair person=Lin filling=own",
    "seat-filled body=09C seat=accountable-officer person=Mac filling=acting",
    "seat-filled body=09C seat=chief-finance-officer person=Kay filling=own \
     qualified=employee,accountant",
    "seat-filled body=09C seat=registered-nurse person=Nia filling=own",
    "seat-filled body=09C seat=secondary-care-specialist person=Sam filling=own",
    "seat-filled body=09C seat=lay-member-audit person=Abe filling=own",
    "seat-filled body=09C seat=lay-member person=Lin filling=own",
    "committee-set body=09C committee=audit kind=audit chair=Abe members=Lin",
    "committee-set body=09C committee=pay kind=remuneration chair=Lin members=Abe",
    "committee-set body=09C committee=gp kind=primary-care chair=Lin members=Abe,Kay,Pat",
];

/// Gives a body that is to begin a governance lead and a complete governing body.
pub fn compose(scene: &mut Scene, body: &str) {
    scene.appoint("Una", "governance-lead", body);
    for act in COMPLETE {
        scene.act(&act.replace("body=09C", &format!("body={body}")));
    }
}

/// The seats of a board of the ICB era, each filled by somebody else.
const BOARD_SEATS: [&str; 9] = [
    "chair",
    "chief-executive",
    "chief-finance-officer",
    "medical-director",
    "nursing-director",
    "non-executive",
    "primary-care-member",
    "trust-member",
    "council-member",
];

/// Fills the seats of a body that is to begin without asking any guard: what is not in question.
pub fn seat_by_hand(scene: &mut Scene, body: &str, route: &str) {
    if route != "icb-order" {
        for act in COMPLETE {
            scene.enter(&act.replace("body=09C", &format!("body={body}")));
        }
        return;
    }
    for seat in BOARD_SEATS {
        scene.enter(&format!(
            "seat-filled body={body} seat={seat} person={seat} filling=own \
             qualified=employee,accountant"
        ));
    }
    for act in [
        "seat-filled seat=non-executive person=Lin filling=own",
        "seat-filled seat=lay-member-audit person=Abe filling=own",
        "committee-set committee=audit kind=audit chair=Abe members=Lin",
        "committee-set committee=pay kind=remuneration chair=Lin members=Abe",
    ] {
        scene.enter(&format!("{act} body={body}"));
    }
}
