# Eight groups in Kent and Medway commission some services jointly

The eight clinical commissioning groups of Kent and Medway keep their legal role and their own
services. For some services of the whole county, such as the review of stroke care and NHS 111, they
want one strategic commissioner, and one accountable officer in the place of several. The newspaper
said that the board of "Maidstone" was the latest to sign the plan off; there was no such group, and
West Kent (99J), which has Maidstone in it, is taken for it. If NHS England approves, it begins in
April 2018.

The form is a joint committee of the eight, which is our choice. Invented are the people, the days
before 1 April 2018, and the sum in a scheme of delegation.

## The people

    on 2017-11-01
    as governance-lead for X24: Kay England
    role-given body=X24 person="Kay England" role=governance-lead
        authority="Health and Social Care Act 2012"
    role-given body=X24 person="Di Decider" role=decider
    each of 09C,09E,09J,09W,10A,10D,10E,99J: role-given body={} person="Ken Kent"
        role=governance-lead acting_for={} actor="Ken Kent"
        authority="resolution of the governing body"

## The proposal

A body that decides for others says for what.

    as governance-lead for 99J: Ken Kent
    case-opened case=kent kind=arrangement parties=09C,09E,09J,09W,10A,10D,10E,99J
        title="A strategic commissioner for Kent and Medway"
    refused binding-form-names-functions: arrangement-proposed case=kent form=joint-committee
        from=2018-04-01 instrument="terms of reference" ending_terms="any party at six months"
    refused arrangement-is-not-for-reserved-matters: arrangement-proposed case=kent
        form=joint-committee functions=accounts from=2018-04-01
        instrument="terms of reference" ending_terms="any party at six months"
    refused form-has-its-power: arrangement-proposed case=kent form=joint-arrangement
        functions=hospital-and-community/stroke-review from=2018-04-01
        instrument="terms of reference" ending_terms="any party at six months"
    arrangement-proposed case=kent form=joint-committee
        functions=hospital-and-community/stroke-review,hospital-and-community/nhs-111
        from=2018-04-01 instrument="terms of reference" ending_terms="any party at six months"
    case-opened case=officer kind=arrangement parties=09C,09E,09J,09W,10A,10D,10E,99J
        title="One accountable officer for Kent and Medway"
    arrangement-proposed case=officer form=joint-officer from=2018-04-01
        instrument="joint appointment" ending_terms="any party at six months"

## Seven sign off

    on 2018-01-15
    each of 09C,09E,09J,09W,10A,10D,10E: signed-off case=kent party={} word=approved acting_for={}
    each of 09C,09E,09J,09W,10A,10D,10E: signed-off case=officer party={} word=approved
        acting_for={}
    holds acts kent signed-off: 7
    holds remains kent: every-party-signs-off about 99J; no every-party-signs-off about 10E

Seven of eight leave it unapproved.

    as decider for X24: Di Decider
    refused every-party-signs-off: arrangement-decided case=kent outcome=approved
        reasons="seven of eight agree"
    as governance-lead for 99J: Ken Kent
    holds decide kent hospital-and-community/stroke-review:
        Recommendation to be ratified by 09C 09E 09J 09W 10A 10D 10E 99J

## The eighth signs

    on 2018-01-29
    signed-off case=kent party=99J word=approved
    signed-off case=officer party=99J word=approved
    holds remains kent: approved-where-needed open; no every-party-signs-off

Each body's own scheme lets the committee act, for these two services.

    each of 09C,09E,09J,09W,10A,10D,10E,99J: delegation-made body={} line=stroke to=kent
        function=hospital-and-community/stroke-review acting_for={}
    each of 09C,09E,09J,09W,10A,10D,10E: delegation-made body={} line=nhs-111 to=kent
        function=hospital-and-community/nhs-111 acting_for={}
    refused reserved-matters-are-kept: delegation-made body=99J line=accounts to=kent
        function=accounts

## NHS England approves

    on 2018-03-01
    refused role-may-do-it: arrangement-decided case=kent outcome=approved reasons="we like it"
    refused first-day-has-come: commenced case=kent
    as decider for X24: Di Decider
    arrangement-decided case=kent outcome=approved reasons="all eight agree"
    arrangement-decided case=officer outcome=approved reasons="all eight agree"
    holds remains kent: first-day-has-come waiting; schemes-let-it-act about 99J

## April

One line of a scheme is still missing, and the committee does not begin without it.

    on 2018-04-01
    as governance-lead for 99J: Ken Kent
    refused schemes-let-it-act: commenced case=kent
    delegation-made body=99J line=nhs-111 to=kent function=hospital-and-community/nhs-111
    commenced case=kent
    commenced case=officer
    holds remains kent: nothing

What the committee decides on the two services binds all eight. On anything else it recommends.

    holds decide kent hospital-and-community/stroke-review:
        Binding for 09C 09E 09J 09W 10A 10D 10E 99J
    holds decide kent hospital-and-community/nhs-111:
        Binding for 09C 09E 09J 09W 10A 10D 10E 99J; holds 99J; delegates 99J
    holds decide kent hospital-and-community:
        Recommendation to be ratified by 09C 09E 09J 09W 10A 10D 10E 99J
    holds decide kent hospital-and-community/dermatology:
        Recommendation to be ratified by 09C 09E 09J 09W 10A 10D 10E 99J
    holds decide kent accounts: Unlawful because accounts is reserved:
    holds decide 09C hospital-and-community/dermatology: Binding for 09C

One person is accountable officer of all eight, and acts for each by its own scheme.

    as decider for X24: Di Decider
    each of 09C,09E,09J,09W,10A,10D,10E,99J: seat-filled body={} seat=accountable-officer
        person="Glen Single" filling=joint
    as governance-lead for 09C: Ken Kent
    delegation-made body=09C line=own to=accountable-officer function=hospital-and-community
        limit=250000
    holds decide 09C hospital-and-community/dermatology officer=accountable-officer amount=250000:
        Binding for 09C
    holds decide 09E hospital-and-community/dermatology officer=accountable-officer amount=1:
        Recommendation to be ratified by 09E

## The day after

Nothing has moved in law: there are eight groups, each with its practices and its duty. Where one
takes its line back, the committee recommends to that one and binds the seven.

    on 2018-04-02
    holds bodies ccg: 195
    holds body 99J: ccg
    holds body 91Q: nothing
    holds who G82013: holds 99J
    as governance-lead for 10A: Ken Kent
    delegation-revoked body=10A line=stroke
    holds decide kent hospital-and-community/stroke-review:
        Recommendation to be ratified by 10A; Binding for 09C 09E 09J 09W 10D 10E 99J
    holds decide kent hospital-and-community/nhs-111:
        Binding for 09C 09E 09J 09W 10A 10D 10E 99J
