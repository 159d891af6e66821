//! The rules of a body's own house: each refuses, and the first of two is named.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use support::house::{CHAIR, INTEREST, LINE, MEETING, MET, OTHERS, V1, scene};
use support::table::{Row, is_complete, refusing_of, try_rows};

const ROWS: &[Row] = &[
    // Constitutions.
    (
        &[V1],
        "constitution-adopted body=09C version=v1 quorum=0 majority=1/2 approved_by=x",
        "version-is-adopted-once",
        "quorum-asks-for-somebody",
    ),
    (&["@2019-07-01", V1, "@2019-06-01"], V1, "version-is-adopted-once", ""),
    (
        &[],
        "constitution-adopted body=09C version=v1 quorum=0% majority=1/3 approved_by=x",
        "quorum-asks-for-somebody",
        "majority-is-half-or-more",
    ),
    (
        &[],
        "constitution-adopted body=09C version=v1 quorum=1 majority=1/2 turnout=0 approved_by=x",
        "quorum-asks-for-somebody",
        "",
    ),
    (
        &[],
        "constitution-adopted body=09C version=v1 quorum=1 majority=100% ballots_for=merger",
        "majority-is-half-or-more",
        "ballot-terms-are-set",
    ),
    (
        &[],
        "constitution-adopted body=09C version=v1 quorum=1 majority=1/2 ballot_majority=49% \
         approved_by=x",
        "majority-is-half-or-more",
        "",
    ),
    (
        &[],
        "constitution-adopted body=09C version=v1 quorum=1 majority=1/2 ballots_for=merger \
         turnout=75% ballot_majority=1/2",
        "ballot-terms-are-set",
        "constitution-is-approved",
    ),
    (
        &[],
        "constitution-adopted body=09C version=v1 quorum=1 majority=1/2 weight=list-size \
         approved_by=x",
        "ballot-terms-are-set",
        "",
    ),
    (
        &[],
        "constitution-adopted body=09C version=v1 quorum=1 majority=1/2",
        "constitution-is-approved",
        "",
    ),
    // Seats.
    (
        &[CHAIR],
        "seat-filled body=09C seat=chair person=Pat filling=own until=2019-06-01",
        "ends-after-it-begins",
        "nobody-fills-a-seat-twice",
    ),
    (&[CHAIR], CHAIR, "nobody-fills-a-seat-twice", "no-more-people-than-seats"),
    (
        &["seat-filled body=09C seat=accountable-officer person=Kim filling=acting"],
        "seat-filled body=09C seat=accountable-officer person=Oda filling=own",
        "no-more-people-than-seats",
        "accountable-officer-is-appointed-by-the-board",
    ),
    (
        &[],
        "seat-filled body=09C seat=accountable-officer person=Oda filling=joint",
        "accountable-officer-is-appointed-by-the-board",
        "",
    ),
    (&[], "seat-vacated body=09C seat=chair person=Pat", "only-a-held-seat-is-left", ""),
    (
        &[CHAIR, "seat-vacated body=09C seat=chair person=Pat"],
        "seat-vacated body=09C seat=chair person=Pat",
        "only-a-held-seat-is-left",
        "",
    ),
    (
        &[],
        "tie-declared body=09C person=Pat tie=council with=Town until=2019-01-01",
        "ends-after-it-begins",
        "",
    ),
    // Committees.
    (
        &[],
        "committee-set body=09C committee=audit kind=audit chair=Lin members=Lin quorum=0",
        "quorum-asks-for-somebody",
        "nobody-is-counted-twice",
    ),
    (
        &[],
        "committee-set body=09C committee=audit kind=audit chair=Lin members=Gus,Lin",
        "nobody-is-counted-twice",
        "",
    ),
    // Delegation.
    (
        &[CHAIR, LINE],
        "delegation-made body=09C line=l1 function=hospital-and-community to=chair limit=£1 \
         until=2019-06-01",
        "ends-after-it-begins",
        "line-is-made-once",
    ),
    (
        &[CHAIR, LINE],
        "delegation-made body=09C line=l1 function=accounts to=chair limit=£1",
        "line-is-made-once",
        "reserved-matters-are-kept",
    ),
    (
        &[],
        "delegation-made body=09C line=l1 function=constitution to=chair limit=£1",
        "reserved-matters-are-kept",
        "function-is-in-the-catalogue",
    ),
    (
        &[
            "constitution-adopted body=09C version=v1 quorum=1 majority=1/2 approved_by=x \
             reserved=hospital-and-community",
            CHAIR,
        ],
        LINE,
        "reserved-matters-are-kept",
        "",
    ),
    (
        &[
            "constitution-adopted body=09C version=v1 quorum=1 majority=1/2 approved_by=x \
             reserved=hospital-and-community",
            CHAIR,
        ],
        "delegation-made body=09C line=l1 function=hospital-and-community/stroke-review to=chair \
         limit=£1",
        "reserved-matters-are-kept",
        "",
    ),
    (
        &[
            "constitution-adopted body=09C version=v1 quorum=1 majority=1/2 approved_by=x \
             reserved=hospital-and-community/stroke-review",
            CHAIR,
        ],
        LINE,
        "reserved-matters-are-kept",
        "",
    ),
    (
        &[],
        "delegation-made body=09C line=l1 function=specialised/stroke-review to=chair limit=£1",
        "function-is-the-givers",
        "delegation-ends-with-the-holding",
    ),
    (
        &[],
        "delegation-made body=09C line=l1 function=gardening/roses to=chair limit=£1",
        "function-is-in-the-catalogue",
        "function-is-the-givers",
    ),
    (
        &[],
        "delegation-made body=09C line=l1 function=gardening to=chair limit=£1",
        "function-is-in-the-catalogue",
        "function-is-the-givers",
    ),
    (
        &[],
        "delegation-made body=09C line=l1 function=specialised to=chair limit=£1",
        "function-is-the-givers",
        "delegation-ends-with-the-holding",
    ),
    (
        &[],
        "delegation-made body=09C line=l1 function=hospital-and-community to=chair limit=£1 \
         until=2022-07-02",
        "delegation-ends-with-the-holding",
        "delegate-is-on-record",
    ),
    (
        &[],
        "delegation-made body=09C line=l1 function=hospital-and-community to=chair",
        "delegate-is-on-record",
        "officer-has-a-limit",
    ),
    (
        &[CHAIR],
        "delegation-made body=09C line=l1 function=hospital-and-community to=chair",
        "officer-has-a-limit",
        "",
    ),
    (&[], "delegation-revoked body=09C line=l1", "only-a-line-in-force-is-revoked", ""),
    (
        &[CHAIR, LINE, "delegation-revoked body=09C line=l1"],
        "delegation-revoked body=09C line=l1",
        "only-a-line-in-force-is-revoked",
        "",
    ),
    // Meetings.
    (
        MET,
        "meeting-held body=09C meeting=m1 attended=Pat,Pat",
        "meeting-is-held-once",
        "nobody-is-counted-twice",
    ),
    (
        MET,
        "meeting-held body=09C meeting=m2 committee=audit attended=Pat,Pat",
        "nobody-is-counted-twice",
        "committee-is-set-up",
    ),
    (
        MET,
        "meeting-held body=09C meeting=m2 committee=audit attended=Pat",
        "committee-is-set-up",
        "those-who-attend-are-members",
    ),
    (MET, "meeting-held body=09C meeting=m2 attended=Pat,Eve", "those-who-attend-are-members", ""),
    (MET, "meeting-held body=09C meeting=m2", "those-who-attend-are-members", ""),
    (
        &[],
        "interest-declared body=09C person=Gus matter=gardening interest=shares",
        "matter-is-known",
        "",
    ),
    // Resolutions.
    (
        &[
            V1,
            CHAIR,
            OTHERS[0],
            OTHERS[1],
            OTHERS[2],
            MEETING,
            "resolution-taken body=09C meeting=m1 resolution=r1 matter=accounts \
             voted_for=Pat,Lin outcome=carried",
        ],
        "resolution-taken body=09C meeting=m1 resolution=r1 matter=accounts voted_for=Pat,Pat \
         outcome=carried",
        "resolution-is-taken-once",
        "nobody-is-counted-twice",
    ),
    (
        MET,
        "resolution-taken body=09C meeting=m1 resolution=r1 matter=gardening voted_for=Pat \
         against=Pat outcome=carried",
        "nobody-is-counted-twice",
        "matter-is-known",
    ),
    (
        MET,
        "resolution-taken body=09C meeting=m9 resolution=r1 matter=gardening voted_for=Pat \
         outcome=carried",
        "matter-is-known",
        "meeting-was-held",
    ),
    (
        MET,
        "resolution-taken body=09C meeting=m9 resolution=r1 matter=accounts voted_for=Pat \
         outcome=carried",
        "meeting-was-held",
        "those-who-vote-attended",
    ),
    (
        &[V1, CHAIR, "meeting-held body=09C meeting=m1 attended=Pat", "@2019-06-02"],
        "resolution-taken body=09C meeting=m1 resolution=r1 matter=accounts voted_for=Pat \
         outcome=carried",
        "meeting-was-held",
        "",
    ),
    (
        &[V1, CHAIR, OTHERS[0], OTHERS[1], OTHERS[2], MEETING, INTEREST],
        "resolution-taken body=09C meeting=m1 resolution=r1 matter=hospital-and-community \
         voted_for=Pat,Gus,Eve outcome=carried",
        "those-who-vote-attended",
        "conflicted-members-leave",
    ),
    (
        &[CHAIR, OTHERS[0], OTHERS[1], OTHERS[2], MEETING, INTEREST],
        "resolution-taken body=09C meeting=m1 resolution=r1 matter=hospital-and-community \
         voted_for=Pat,Gus outcome=carried",
        "conflicted-members-leave",
        "constitution-is-in-force",
    ),
    (
        &[V1, CHAIR, OTHERS[0], OTHERS[1], OTHERS[2], MEETING, INTEREST],
        "resolution-taken body=09C meeting=m1 resolution=r1 matter=hospital-and-community \
         voted_for=Pat,Lin,Hal outcome=carried",
        "conflicted-members-leave",
        "",
    ),
    (
        &[CHAIR, "meeting-held body=09C meeting=m1 attended=Pat"],
        "resolution-taken body=09C meeting=m1 resolution=r1 matter=accounts voted_for=Pat \
         outcome=carried",
        "constitution-is-in-force",
        "meeting-is-quorate",
    ),
    (
        &[V1, CHAIR, "meeting-held body=09C meeting=m1 attended=Pat"],
        "resolution-taken body=09C meeting=m1 resolution=r1 matter=accounts voted_for=Pat \
         outcome=lost",
        "meeting-is-quorate",
        "outcome-is-what-the-votes-say",
    ),
    (
        MET,
        "resolution-taken body=09C meeting=m1 resolution=r1 matter=accounts voted_for=Pat,Lin \
         against=Gus,Hal outcome=carried",
        "outcome-is-what-the-votes-say",
        "",
    ),
];

#[test]
fn each_rule_refuses_and_the_first_of_two_is_named() {
    try_rows(
        scene,
        ROWS,
        refusing_of!(
            ConstitutionAdopted,
            SeatFilled,
            SeatVacated,
            TieDeclared,
            CommitteeSet,
            DelegationMade,
            DelegationRevoked,
            MeetingHeld,
            InterestDeclared,
            ResolutionTaken
        ),
    );
    is_complete(
        &[
            "constitution-adopted",
            "seat-filled",
            "seat-vacated",
            "tie-declared",
            "committee-set",
            "delegation-made",
            "delegation-revoked",
            "meeting-held",
            "interest-declared",
            "resolution-taken",
        ],
        ROWS,
    );
}
