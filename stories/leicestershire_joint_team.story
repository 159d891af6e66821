# Three groups in Leicestershire and Rutland agree to one team

Leicester City (04C), West Leicestershire (04V) and East Leicestershire and Rutland (03W) look
after 1.1 million people. In June 2018 one of the three governing bodies, that of 03W, refused a
plan for one team. On 11 December 2018 all three agreed to appoint a joint accountable officer and
a joint team. The three remain bodies of their own. Recruiting waits for the people affected to be
heard, a review of a merger begins early in 2019 and reports by the middle of the year, and groups
of practices get more to design.

Invented are the people, the days within a month, the posts, the reasons and results, the service
that practices design, and when any of it began: the news said only what was agreed.

    on 2018-05-01
    as governance-lead for X24: Kay England
    role-given body=X24 person="Kay England" role=governance-lead
        authority="Health and Social Care Act 2012"
    role-given body=X24 person="Di Decider" role=decider
    as governance-lead for 04C: Cy City
    role-given body=04C person="Cy City" role=governance-lead
    as governance-lead for 04V: Wes West
    role-given body=04V person="Wes West" role=governance-lead
    as governance-lead for 03W: Eve East
    role-given body=03W person="Eve East" role=governance-lead

## June: one refusal stalls it for all

    as governance-lead for 04C: Cy City
    case-opened case=june kind=arrangement parties=04C,04V,03W title="One team, the first plan"
    arrangement-proposed case=june form=shared-team from=2018-10-01
        instrument="memorandum of understanding" ending_terms="any party at six months"
    on 2018-06-12
    signed-off case=june party=04C word=approved
    as governance-lead for 04V: Wes West
    signed-off case=june party=04V word=approved
    as governance-lead for 03W: Eve East
    refused refusal-gives-its-reason: signed-off case=june party=03W word=refused
    signed-off case=june party=03W word=refused why="not on these terms"

The two that agreed cannot go on without the third, and it is not asked the same again.

    holds remains june: one-refusal-stalls about 03W open
    as governance-lead for 04C: Cy City
    refused one-refusal-stalls: structure-proposed case=june version=1 posts=accountable-officer
    refused a-refusal-keeps-a-party-out: arrangement-proposed case=june form=shared-team
        from=2018-10-01 instrument="memorandum of understanding" ending_terms="at three months"
    holds decide june hospital-and-community: Recommendation to be ratified by 04C 04V 03W
    case-withdrawn case=june why="one governing body did not agree"
    holds case june: over

## December: all three agree

There are two things to agree: the joint accountable officer, which NHS England approves, and the
team.

    on 2018-12-03
    case-opened case=officer kind=arrangement parties=04C,04V,03W
        title="One accountable officer"
    arrangement-proposed case=officer form=joint-officer from=2019-04-01
        instrument="joint appointment" ending_terms="any party at six months"
    case-opened case=team kind=arrangement parties=04C,04V,03W title="One team"
    arrangement-proposed case=team form=shared-team from=2019-04-01
        instrument="memorandum of understanding" ending_terms="any party at six months"
    on 2018-12-11
    signed-off case=officer party=04C word=approved
    signed-off case=team party=04C word=approved
    as governance-lead for 04V: Wes West
    signed-off case=officer party=04V word=approved
    signed-off case=team party=04V word=approved

Nobody is recruited while one of the three has not said its word.

    structure-proposed case=officer version=1 posts=accountable-officer
    refused every-party-signs-off: recruitment-started case=officer post=accountable-officer
    as governance-lead for 03W: Eve East
    signed-off case=officer party=03W word=approved
    signed-off case=team party=03W word=approved
    holds remains team: only first-day-has-come waiting
    holds remains officer: approved-where-needed open; no every-party-signs-off

## To merge or not

The groups also agreed to look into a merger: early in 2019, with an answer by the middle of the
year. The review does not begin before it was agreed to, and it proposes nothing.

    as governance-lead for 04C: Cy City
    case-opened case=merger kind=change parties=04C,04V,03W route=ccg-merger manner=merge
        effect_on=2020-04-01 title="Would one group be better?"
    refused review-begins-on-time: review-started case=merger review=benefits
        question="what would one body bring" not_before=2019-01-01 reports_by=2019-06-30

## The people affected are heard first

    as governance-lead for 04C: Cy City
    refused post-is-in-the-structure: recruitment-started case=officer post=director
    refused consultation-comes-before-recruitment: recruitment-started case=officer
        post=accountable-officer
    refused consultation-is-on-posts-of-the-structure: consultation-opened case=officer
        consultation=affected posts=director closes_on=2019-01-11
    consultation-opened case=officer consultation=affected posts=accountable-officer
        closes_on=2019-01-11
    structure-proposed case=team version=1 posts=director-of-finance,director-of-nursing
    consultation-opened case=team consultation=affected
        posts=director-of-finance,director-of-nursing closes_on=2019-01-11
    on 2019-01-07
    review-started case=merger review=benefits question="what would one body bring"
        not_before=2019-01-01 reports_by=2019-06-30
    on 2019-01-11
    refused consultation-runs-its-time: consultation-closed case=officer consultation=affected
        result="as proposed"

It is over on 12 January, yet nobody is recruited before what came of it is on record.

    on 2019-01-12
    refused consultation-comes-before-recruitment: recruitment-started case=officer
        post=accountable-officer
    consultation-closed case=officer consultation=affected result="one post, as proposed"
    recruitment-started case=officer post=accountable-officer
    refused consultation-comes-before-recruitment: recruitment-started case=team
        post=director-of-finance
    consultation-closed case=team consultation=affected result="two posts; duties made clearer"
    recruitment-started case=team post=director-of-finance
    recruitment-started case=team post=director-of-nursing

## It begins

    on 2019-03-20
    as decider for X24: Di Decider
    arrangement-decided case=officer outcome=approved reasons="the three agree"
    as governance-lead for 04C: Cy City
    refused first-day-has-come: commenced case=team
    on 2019-04-01
    commenced case=officer
    commenced case=team
    as decider for X24: Di Decider
    each of 04C,04V,03W: seat-filled body={} seat=accountable-officer person="Jo Joint"
        filling=joint
    holds remains officer: nothing
    holds remains team: nothing

The officer acts for each body by that body's own scheme.

    as governance-lead for 04V: Wes West
    delegation-made body=04V line=1 function=hospital-and-community to=accountable-officer
        limit=1000000
    holds decide 04V hospital-and-community officer=accountable-officer amount=1000000:
        Binding for 04V
    holds decide 03W hospital-and-community officer=accountable-officer amount=1:
        Recommendation to be ratified by 03W
    holds decide officer hospital-and-community officer=accountable-officer amount=1:
        Recommendation to be ratified by 04C 03W; Binding for 04V

## Practices design a service

A group of practices of Leicester City designs community care for its part of the town. It designs;
to commission stays with the body.

    as governance-lead for 04C: Cy City
    case-opened case=design kind=arrangement parties=04C,C82005,C82008
        title="Practices design community care"
    arrangement-proposed case=design form=practice-group from=2019-05-01
        functions=hospital-and-community/community-care instrument="terms of reference"
        ending_terms="at three months"
    signed-off case=design party=04C word=approved
    refused party-signs-for-itself: signed-off case=design party=C82005 word=approved
    as governance-lead for C82005: Pat Five
    role-given body=C82005 person="Pat Five" role=governance-lead
    signed-off case=design party=C82005 word=approved
    as governance-lead for C82008: Pam Eight
    role-given body=C82008 person="Pam Eight" role=governance-lead
    signed-off case=design party=C82008 word=approved
    on 2019-05-01
    as governance-lead for 04C: Cy City
    commenced case=design
    holds decide design hospital-and-community/community-care:
        Recommendation to be ratified by 04C
    holds decide 04C hospital-and-community/community-care: Binding for 04C

## The middle of the year, and after

    on 2019-06-28
    review-reported case=merger review=benefits finding="work as one team first"
    refused review-is-running: review-reported case=merger review=benefits finding="again"

No change is on record: nothing was proposed, and nothing can take effect.

    on 2019-07-01
    holds acts merger: only case-opened; review-started; review-reported
    holds acts merger change-proposed: nothing
    as decider for X24: Di Decider
    refused successors-fit-the-manner: took-effect case=merger
    as governance-lead for 04C: Cy City
    case-withdrawn case=merger why="not now"

The three groups never merged. Each lived until 1 July 2022, when the board of the whole area took
their functions over and their codes became those of its parts.

    on 2022-06-30
    holds body 04C: ccg
    holds body 04V: ccg
    holds body 03W: ccg
    holds who C82005: holds 04C
    on 2022-07-01
    holds lineage 04C: QK1 whole
    holds lineage 04V: QK1 whole
    holds lineage 03W: QK1 whole
    holds who C82005: holds QK1
