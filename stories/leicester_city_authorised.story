# Leicester City is authorised

In July 2012 thirty-four groups of practices applied in the first of four waves to be authorised as
clinical commissioning groups. After five months of looking at papers, asking partners, visiting and
interviewing, the Board authorised all thirty-four. Eight of them met all 119 criteria and had no
condition; Leicester City (04C) is one of the eight.

Beside it this story follows an applicant with a condition and one that is moved to a later wave.
That Medway (09W) has 3.1.1C, a financial plan that balances, unmet at level IV, with a direction,
and that Liverpool (99A) goes from the first wave to the fourth, are facts. Invented are the
people, the documents, the figures of the survey, every day that is not one of the table of waves,
that Medway applies in the first wave, and that this is its only condition: it had 24. The facts
hold no practice of Liverpool, so two of Northamptonshire stand in for its members.

    register cut at 2013-04-02

## The people

The first role of a body is given on the authority it names, each later one by a governance lead.

    on 2012-04-02
    as governance-lead for X24: Kay Board
    role-given body=X24 person="Kay Board" role=governance-lead
        authority="Health and Social Care Act 2012"
    role-given body=X24 person="Al Assessor" role=authoriser
    role-given body=X24 person="Di Decider" role=decider
    as governance-lead for 04C: Lee Lead
    role-given body=04C person="Lee Lead" role=governance-lead
    role-given body=04C person="Cass Clerk" role=clerk
    as governance-lead for 09W: Mo Medway
    role-given body=09W person="Mo Medway" role=governance-lead
    as governance-lead for 99A: Liv Pool
    role-given body=99A person="Liv Pool" role=governance-lead

## The application

A case lists what remains from its first day.

    on 2012-06-01
    as governance-lead for 04C: Lee Lead
    holds body 04C: nothing
    case-opened case=leicester-city kind=authorisation parties=04C criteria=ccg-2012
        title="Leicester City CCG applies to be authorised"
    holds case leicester-city: kind authorisation; open; no over
    holds remains leicester-city: application-is-submitted open; every-look-is-on-record not yet
    refused case-is-on-record: case-opened case=leicester-city kind=authorisation parties=04C
        title="Once more"
    refused role-may-do-it: criterion-assessed case=leicester-city finding=met
    as authoriser for X24: Al Assessor
    refused application-is-submitted: criterion-assessed case=leicester-city finding=met

The last day of the first wave is 2 July. One practice is not enough, and the pack must be whole.

    on 2012-07-02
    as governance-lead for 04C: Lee Lead
    refused two-practices-apply: submitted case=leicester-city wave=1 applicants=C82005
        pack=constitution,ao-nominee,specified-information
    refused application-pack-is-complete: submitted case=leicester-city wave=1
        applicants=C82005,C82008 pack=constitution
    submitted case=leicester-city wave=1 applicants=C82005,C82008
        pack=constitution,ao-nominee,specified-information
    as governance-lead for 09W: Mo Medway
    case-opened case=medway kind=authorisation parties=09W criteria=ccg-2012
        title="Medway CCG applies to be authorised"
    refused practice-applies-once: submitted case=medway wave=1 applicants=G82011,C82008
        pack=constitution,ao-nominee,specified-information
    submitted case=medway wave=1 applicants=G82011,G82014
        pack=constitution,ao-nominee,specified-information
    as governance-lead for 99A: Liv Pool
    case-opened case=liverpool kind=authorisation parties=99A criteria=ccg-2012
        title="Liverpool CCG applies to be authorised"
    submitted case=liverpool wave=1 applicants=K83002,K83003
        pack=constitution,ao-nominee,specified-information

All 119 criteria wait for a finding, beside the four looks, the moderation, the time to comment, the
decision and the letter.

    holds remains leicester-city: 127
    holds remains leicester-city: criterion-has-a-finding about 3.1.1C open;
        every-look-is-on-record about site-visited open

## The evidence and the four looks

    on 2012-07-02
    as governance-lead for 04C: Lee Lead
    evidence-filed case=leicester-city kind=document document="policies and plans"
    evidence-filed case=leicester-city kind=self-certification document="signed certificate"
    as governance-lead for 09W: Mo Medway
    evidence-filed case=medway kind=document document="policies and plans"
    evidence-filed case=medway kind=self-certification document="signed certificate"

A body does not file evidence in the case of another.

    refused acts-for-its-own: evidence-filed case=leicester-city kind=document document=x

The policies are read at a desk; what can only be seen on site is not found to be met yet.

    on 2012-08-01
    as authoriser for X24: Al Assessor
    desk-reviewed case=leicester-city report="desk-top report"
    desk-reviewed case=medway report="desk-top report"
    refused evidence-can-meet-the-criterion: criterion-assessed case=leicester-city
        criteria=1.1D finding=met

Partners are asked from all sides.

    on 2012-08-10
    refused answers-are-not-more-than-asked: stakeholders-surveyed case=leicester-city
        asked=40 answered=41
    stakeholders-surveyed case=leicester-city asked=40 answered=31
    stakeholders-surveyed case=medway asked=38 answered=29

The assessors visit. The leaders are interviewed on the day, and the report goes to the applicant.

    on 2012-09-12
    refused every-look-is-on-record: moderated case=leicester-city recommended=full
    site-visited case=leicester-city shared_on=2012-09-20
    site-visited case=medway shared_on=2012-09-20
    leaders-interviewed case=leicester-city seats=chair,accountable-officer
    leaders-interviewed case=medway seats=chair,accountable-officer

## The moderation

Nothing is recommended while a criterion has no finding.

    on 2012-10-01
    refused criterion-has-a-finding: moderated case=leicester-city recommended=full
    criterion-assessed case=leicester-city finding=met
    criterion-assessed case=medway criteria=3.1.1C finding=unmet reasons="the plan does not balance"
    criterion-assessed case=medway finding=met
    holds remains leicester-city: no criterion-has-a-finding
    holds remains medway: no criterion-has-a-finding

What the moderators recommend agrees with what was found.

    on 2012-10-20
    refused recommendation-agrees-with-findings: moderated case=leicester-city
        recommended=with-conditions
    moderated case=leicester-city recommended=full
    refused recommendation-agrees-with-findings: moderated case=medway recommended=full
    moderated case=medway recommended=with-conditions

The unmet criterion gets one condition, and only it does. Medway has two weeks to comment.

    on 2012-10-22
    refused condition-answers-an-unmet-criterion: condition-proposed case=medway criterion=1.1D
        level=I
    condition-proposed case=medway criterion=3.1.1C level=IV
    refused one-condition-a-criterion: condition-proposed case=medway criterion=3.1.1C level=II
    as decider for X24: Di Decider
    refused time-to-comment: application-decided case=medway outcome=approved-with-conditions
        reasons="one criterion is not met"
    holds remains medway: time-to-comment waiting
    on 2012-11-01
    as governance-lead for 09W: Mo Medway
    comment-made case=medway comment="none"

Liverpool is not ready, and is moved to the fourth wave. It does not go back.

    as authoriser for X24: Al Assessor
    refused deferred-to-a-later-wave: deferred case=liverpool wave=1 why="more time"
    deferred case=liverpool wave=4 why="more time to get ready"

## The decision

The assessor does not decide, and a criterion that is met carries no condition.

    on 2012-12-05
    refused role-may-do-it: application-decided case=leicester-city outcome=approved
        reasons="all criteria are met"
    as decider for X24: Di Decider
    holds status leicester-city: undecided
    refused outcome-agrees-with-findings: application-decided case=leicester-city
        outcome=approved-with-conditions reasons="to be safe"
    application-decided case=leicester-city outcome=approved reasons="all 119 criteria are met"
    holds status leicester-city: full
    application-decided case=medway outcome=approved-with-conditions
        reasons="all criteria but one are met"
    holds status medway: with-conditions conditions=1 directions=0

Support at level IV needs a direction, and no letter leaves before it is given.

    refused level-has-its-direction: letters-sent case=medway
    direction-given body=09W direction=plan kind=how-to-exercise about=3.1.1C with=medway
        words="agrees its financial plan with the Board's team"
    holds status medway: with-conditions conditions=1 directions=1
    refused letters-come-first: wave-published wave=1
    on 2012-12-07
    letters-sent case=leicester-city
    letters-sent case=medway

The wave is published with every decision in it; Liverpool is no longer one of them.

    on 2012-12-10
    wave-published wave=1
    holds remains leicester-city: nothing
    holds remains medway: condition-has-a-plan about 3.1.1C open; condition-is-reviewed open
    holds remains liverpool: application-is-decided open
    holds status liverpool: undecided
    refused wave-published-once: wave-published wave=1
    refused wave-is-decided: wave-published wave=4
    as governance-lead for 04C: Lee Lead
    refused only-undecided-is-withdrawn: case-withdrawn case=leicester-city why="second thoughts"

## Putting it right

    on 2012-12-20
    as authoriser for X24: Al Assessor
    plan-agreed case=medway criterion=3.1.1C by=2013-03-01
    holds remains medway: only condition-is-reviewed about 3.1.1C open

The review before April discharges the condition, and the direction goes with it. The one who
assessed it does not review it.

    on 2013-03-05
    refused role-may-do-it: condition-reviewed case=medway criterion=3.1.1C outcome=discharged
    as decider for X24: Di Decider
    condition-reviewed case=medway criterion=3.1.1C outcome=discharged
    holds status medway: full
    holds remains medway: nothing
    refused decided-condition-is-open: condition-reviewed case=medway criterion=3.1.1C
        outcome=discharged

On the day of the fourth wave's decisions Liverpool's is due; the day after it is late.

    on 2013-03-07
    holds remains liverpool: application-is-decided late 1; every-look-is-on-record late 1

## The first day

On 1 April 2013 the groups are there, with their practices, in the place of the primary care trusts.

    on 2013-04-01
    holds body 04C: ccg
    holds body 5PC: nothing
    holds bodies ccg: 211
    holds lineage 5PC: 04C whole
    holds who C82005: holds 04C
    holds decide 04C hospital-and-community: Binding for 04C
    on 2013-04-02
    holds status leicester-city: full
    holds remains leicester-city: nothing
