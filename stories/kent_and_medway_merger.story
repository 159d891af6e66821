# Eight groups of Kent and Medway become one

The eight clinical commissioning groups of Kent and Medway asked their practices and everybody
else, applied to merge on 30 September 2019, had their approval on conditions, and were one group
from 1 April 2020: Kent and Medway, 91Q. The bodies, practices and codes are facts. So are the
day of the application, who was asked, and the four conditions. The people are invented, and so are
the terms and counts of the ballots, the baselines, the contract, the balances, and every day that
the law or the notice to ODS does not fix.

    register cut at 2020-04-01
    on 2019-04-01
    as governance-lead for X24: Kay Board
    role-given body=X24 person="Kay Board" role=governance-lead
    role-given body=X24 person="Al Assessor" role=authoriser
    role-given body=X24 person="Dee Decider" role=decider

The eight have one team by now. Ann Lee leads on governance for each of them, and Cy Clark
keeps the minutes of each.

    as governance-lead for 09C: Ann Lee
    each of 09C,09E,09J,09W,10A,10D,10E,99J: role-given body={} person="Ann Lee"
        role=governance-lead acting_for={}
    each of 09C,09E,09J,09W,10A,10D,10E,99J: role-given body={} person="Cy Clark"
        role=clerk acting_for={}
    each of 09C,09E,09J,09W,10A,10D,10E,99J: constitution-adopted body={} version=2019
        quorum=50% majority=1/2 ballots_for=merger weight=one-each turnout=50%
        ballot_majority=1/2 approved_by="NHS England, letter of March 2019" acting_for={}
    refused constitution-is-approved: constitution-adopted body=09C version=2019b quorum=50%
        majority=1/2

The four groups in the east of the county are under directions for their finances.

    as decider for X24: Dee Decider
    each of 09C,09E,10A,10E: direction-given body={} direction=finances-{} kind=how-to-exercise
        about=financial-duties words="A plan to recover, agreed with NHS England, is followed"

## The proposal

    on 2019-06-03
    as governance-lead for 09C: Ann Lee
    refused change-is-on-its-day-of-the-year: case-opened case=kent kind=change
        title="One group for Kent and Medway" parties=09C,09E,09J,09W,10A,10D,10E,99J
        route=ccg-merger manner=merge effect_on=2020-07-01
    refused route-fits-the-parties: case-opened case=kent kind=change
        title="One group for Kent and Medway" parties=09C,09E,09J,09W,10A,10D,10E,99J
        route=icb-order manner=merge effect_on=2020-04-01
    case-opened case=kent kind=change title="One group for Kent and Medway"
        parties=09C,09E,09J,09W,10A,10D,10E,99J
        route=ccg-merger manner=merge effect_on=2020-04-01
    refused name-is-as-the-law-has-it: successor-named case=kent code=91Q
        name="Kent and Medway Commissioners" issued=reserved
    refused successor-is-no-party: successor-named case=kent code=99J
        name="NHS Kent and Medway CCG" issued=reserved
    successor-named case=kent code=91Q name="NHS Kent and Medway CCG" issued=reserved

What a merger is for is said before it is proposed, in a way that can be judged. The aim is to
use what is known of people's health to lessen unfair differences: in how easily they get care,
and in how long they live.

    refused benefits-are-promised: change-proposed case=kent proposal="One group in place of eight"
    refused promise-can-be-judged: benefit-promised case=kent promise=access measure="x"
        baseline="x" target="x" owner=chair judged_on=2019-12-31
    benefit-promised case=kent promise=access
        measure="Gap between the best and the worst district in waits for a first appointment"
        baseline="9 weeks (invented)" target="at most 6 weeks" owner=accountable-officer
        judged_on=2021-04-01
    benefit-promised case=kent promise=life-expectancy
        measure="Gap in life expectancy between the least and the most deprived fifth"
        baseline="8.0 years (invented)" target="less than 8.0 years" owner=chair
        judged_on=2021-04-01
    change-proposed case=kent proposal="One group in place of eight, from 1 April 2020"

## The practices vote

Each group asks its own practices, by its own constitution. Nobody sees how it stands before
the ballot is closed.

    on 2019-07-08
    as clerk for 09C: Cy Clark
    refused ballot-is-the-signers: ballot-opened case=kent body=09E ballot=b matter=merger
        question="Shall we merge?" closes_on=2019-07-19
    each of 09C,09E,09J,09W,10A,10D,10E,99J: ballot-opened case=kent body={} ballot=merge
        matter=merger question="Shall our group merge with the seven others?"
        closes_on=2019-07-19 acting_for={}
    holds ballot kent 09C merge: only open

    on 2019-07-15
    as clerk for 09C: Cy Clark
    vote-cast case=kent body=09C ballot=merge practice=G82049 choice=against
    vote-cast case=kent body=09C ballot=merge practice=G82050 choice=abstain
    each member of 09C except G82049,G82050: vote-cast case=kent body=09C ballot=merge
        practice={} choice=for
    refused each-practice-votes-once: vote-cast case=kent body=09C ballot=merge practice=G82049
        choice=for
    refused only-members-vote: vote-cast case=kent body=09C ballot=merge practice=G82027
        choice=for
    as clerk for 09E: Cy Clark
    each of G82027,G82039: vote-cast case=kent body=09E ballot=merge practice={} choice=against
    each member of 09E except G82027,G82039: vote-cast case=kent body=09E ballot=merge
        practice={} choice=for
    as clerk for 09J: Cy Clark
    each of G82006,G82021,G82028: vote-cast case=kent body=09J ballot=merge practice={}
        choice=against
    vote-cast case=kent body=09J ballot=merge practice=G82032 choice=abstain
    each member of 09J except G82006,G82021,G82028,G82032: vote-cast case=kent body=09J
        ballot=merge practice={} choice=for
    as clerk for 09W: Cy Clark
    each of G82011,G82014,G82051,G82077: vote-cast case=kent body=09W ballot=merge practice={}
        choice=against
    each of G82095,G82100: vote-cast case=kent body=09W ballot=merge practice={} choice=abstain
    each member of 09W except G82011,G82014,G82051,G82077,G82095,G82100:
        vote-cast case=kent body=09W ballot=merge practice={} choice=for
    as clerk for 10A: Cy Clark
    vote-cast case=kent body=10A ballot=merge practice=G82002 choice=against
    each member of 10A except G82002: vote-cast case=kent body=10A ballot=merge practice={}
        choice=for
    as clerk for 10D: Cy Clark
    each member of 10D: vote-cast case=kent body=10D ballot=merge practice={} choice=for
    as clerk for 10E: Cy Clark
    vote-cast case=kent body=10E ballot=merge practice=G82020 choice=abstain
    each member of 10E except G82020: vote-cast case=kent body=10E ballot=merge practice={}
        choice=for
    as clerk for 99J: Cy Clark

Three practices of West Kent do not vote at all.

    each of G82013,G82016,G82017,G82019,G82022: vote-cast case=kent body=99J ballot=merge
        practice={} choice=against
    each member of 99J except G82013,G82016,G82017,G82019,G82022,G82024,G82025,G82031:
        vote-cast case=kent body=99J ballot=merge practice={} choice=for
    refused ballot-runs-its-days: ballot-closed case=kent body=99J ballot=merge
    holds ballot kent 99J merge: only open
    holds remains kent: each-ballot-is-carried merge of 99J waiting; merge of 09C waiting

    on 2019-07-19
    as clerk for 09C: Cy Clark
    each of 09C,09E,09J,09W,10A,10D,10E,99J: ballot-closed case=kent body={} ballot=merge
        acting_for={}
    holds ballot kent 09C merge: carried; turnout 13 needed 7; for 11; against 1; abstained 1
    holds ballot kent 99J merge: carried; for 51; against 5; silent 3
    holds ballot kent 10D merge: carried; for 18; against 0
    refused ballot-is-still-open: vote-cast case=kent body=99J ballot=merge practice=G82024
        choice=for acting_for=99J on=2019-07-19
    refused only-an-inquorate-ballot-is-held-again: ballot-opened case=kent body=09C ballot=again
        matter=merger question="Are you sure?" closes_on=2019-07-26
    holds remains kent: no each-ballot-is-carried

## Everybody else is heard, and answered

    on 2019-08-12
    as governance-lead for 99J: Ann Lee
    refused only-the-heard-are-answered: views-answered case=kent audience=staff you_said="x"
        we_did="y"
    view-given case=kent audience=practices channel=meeting stance=mixed count=40
    view-given case=kent audience=public channel=survey stance=for count=310
    view-given case=kent audience=public channel=survey stance=against count=95
    view-given case=kent audience=councils channel=letter stance=for body=E10000016
    view-given case=kent audience=councils channel=letter stance=mixed body=E06000035
    view-given case=kent audience=scrutiny channel=meeting stance=neutral
    view-given case=kent audience=staff channel=meeting stance=mixed count=120
    view-given case=kent audience=nhs-bodies channel=letter stance=for count=7
    view-given case=kent audience=local-medical-committee channel=letter stance=mixed
        said="Keep the voice of the practices of each place"
    view-given case=kent audience=healthwatch channel=letter stance=for count=2
    holds remains kent: audience-is-answered healthwatch; no audience-is-heard
    views-answered case=kent audience=practices you_said="Who will know our town?"
        we_did="Each place keeps a clinical lead of its own on the new body"
    views-answered case=kent audience=public you_said="Will my surgery change?"
        we_did="Nothing changes where people are seen; said so on every page"
    views-answered case=kent audience=councils you_said="Medway is not Kent"
        we_did="Both councils sit on the partnership as before"
    views-answered case=kent audience=scrutiny you_said="Come back with the plan"
        we_did="The plan goes to both committees in November"
    views-answered case=kent audience=staff you_said="Where will we work?"
        we_did="The offices stay; posts are consulted on first"
    views-answered case=kent audience=nhs-bodies you_said="One plan would help"
        we_did="One plan from the first day"
    views-answered case=kent audience=local-medical-committee
        you_said="Keep the voice of each place" we_did="A seat for the practices of each place"
    refused audience-is-answered: views-reported case=kent report="Report of views, August 2019"
    views-answered case=kent audience=healthwatch you_said="Involve patients from the start"
        we_did="A panel of patients is set up now"
    views-reported case=kent report="Report of views, August 2019"

## The governing bodies agree, and the eight apply

    on 2019-09-10
    each of 09C,09E,09J,09W,10A,10D,10E: signed-off case=kent party={} word=approved
        acting_for={}
    refused party-signs-for-itself: signed-off case=kent party=99J word=approved acting_for=09C
    holds remains kent: each-governing-body-approves 99J open
    refused each-governing-body-approves: applied case=kent
        pack=constitution,ao-nominee,engagement-record,due-diligence,financial-plan,equality
    signed-off case=kent party=99J word=approved acting_for=99J

    on 2019-09-30
    refused pack-is-complete: applied case=kent
        pack=constitution,ao-nominee,engagement-record,due-diligence,equality
    applied case=kent
        pack=constitution,ao-nominee,engagement-record,due-diligence,financial-plan,equality
    refused done-once: applied case=kent
        pack=constitution,ao-nominee,engagement-record,due-diligence,financial-plan,equality
    holds remains kent: change-is-assessed; no applied-by-the-last-day

## It is assessed, and approved on conditions

NHS England looks at the whole by its criteria (in our words), and who assesses does not
decide.

    on 2019-10-07
    as authoriser for X24: Al Assessor
    criteria-loaded set=merger-2019 title="Merging groups, in our words"
        criteria="M1|fit|The area is that of the partnership for planning|document"
        criteria="M2|leadership|Clinicians lead in every place|document"
        criteria="M3|finance|The accounts of each are in hand, with a plan for the deficits|document"
        criteria="M4|voice|People and practices were asked and answered|document"
    case-opened case=kent-assessed kind=assessment title="The eight, assessed"
        parties=09C,09E,09J,09W,10A,10D,10E,99J criteria=merger-2019 serves=kent
    as governance-lead for 99J: Ann Lee
    evidence-filed case=kent-assessed kind=document document="The pack of 30 September"
    as authoriser for X24: Al Assessor
    criterion-assessed case=kent-assessed finding=met reasons="The pack, read and asked about"
    moderated case=kent-assessed recommended=full
    as decider for X24: Dee Decider
    refused change-is-assessed: change-decided case=kent outcome=approved reasons="It is sound"
    application-decided case=kent-assessed outcome=approved reasons="Every criterion is met"

    on 2019-10-22
    condition-set case=kent condition=constitution kind=precedent by=2020-03-31
        asks="The constitution of the new group is approved"
    condition-set case=kent condition=governing-body kind=precedent by=2020-03-31
        asks="Every role that the law asks for is filled, five independent members among them"
    condition-set case=kent condition=finances kind=precedent by=2020-03-31
        asks="This year's recovery plan is delivered, with clear plans to improve the finances"
    condition-set case=kent condition=directions-review kind=precedent by=2019-12-31
        asks="The directions on the four groups of east Kent are reviewed in December"
    refused condition-keeps-to-its-side-of-the-day: condition-set case=kent condition=later
        kind=precedent by=2020-06-30 asks="Something after the day"
    refused outcome-agrees-with-the-conditions: change-decided case=kent outcome=approved
        reasons="It is sound"
    as authoriser for X24: Al Assessor
    refused role-may-do-it: change-decided case=kent outcome=approved-with-conditions
        reasons="I assessed it myself"
    as decider for X24: Dee Decider
    change-decided case=kent outcome=approved-with-conditions
        reasons="One group can plan for the whole county; four things come first"
    holds remains kent: each-condition-precedent-is-settled constitution open;
        each-condition-precedent-is-settled directions-review open; ods-is-notified open

## Five months are left

ODS is told of a change five months ahead: by 1 November 2019.

    on 2019-11-01
    as governance-lead for 99J: Ann Lee
    refused case-is-on-record: ods-notified case=medway
    ods-notified case=kent
    refused only-undecided-is-withdrawn: case-withdrawn case=kent why="We changed our minds"
    holds remains kent: no ods-is-notified; each-code-is-issued 91Q open;
        board-passes-the-validator; transfer-scheme-is-made; everything-is-swept-up 10E

In December the directions are reviewed. They stay for now, so the new group will carry them.

    on 2019-12-16
    refused role-may-do-it: condition-settled case=kent condition=directions-review
        settlement=met reasons="We think so"
    as decider for X24: Dee Decider
    condition-settled case=kent condition=directions-review settlement=met
        reasons="Reviewed on 16 December; each stays until its plan is delivered"
    refused condition-is-set-and-open: condition-settled case=kent condition=directions-review
        settlement=waived reasons="Once more"

A governing body is put together. NHS England appoints the accountable officer. Counted as
independent are here the nurse, the specialist and the three lay members.

    on 2020-01-20
    as governance-lead for 91Q: Ann Lee
    role-given body=91Q person="Ann Lee" role=governance-lead
    refused accountable-officer-is-appointed-by-the-board: seat-filled body=91Q
        seat=accountable-officer person="Wil Officer" filling=own
    seat-filled body=91Q seat=chair person="Nav Chair" filling=own clinician=yes
    seat-filled body=91Q seat=chief-finance-officer person="Fay Finance" filling=own
        qualified=employee,accountant
    seat-filled body=91Q seat=registered-nurse person="Nia Nurse" filling=own
    seat-filled body=91Q seat=secondary-care-specialist person="Sam Specialist" filling=own
    seat-filled body=91Q seat=lay-member-audit person="Abe Audit" filling=own
    each of L1,L2: seat-filled body=91Q seat=lay-member person="Lay member {}" filling=own
    refused no-more-people-than-seats: seat-filled body=91Q seat=chair person="Pat Second"
        filling=own
    committee-set body=91Q committee=audit kind=audit chair="Abe Audit" members="Lay member L1"
    committee-set body=91Q committee=pay kind=remuneration chair="Lay member L1"
        members="Abe Audit"
    holds remains kent: board-passes-the-validator deputy-chair of 91Q;
        board-passes-the-validator accountable-officer of 91Q; no chief-finance-officer
    seat-filled body=91Q seat=deputy-chair person="Lay member L1" filling=own
    as decider for X24: Dee Decider
    seat-filled body=91Q seat=accountable-officer person="Wil Officer" filling=own
    holds remains kent: no board-passes-the-validator
    condition-settled case=kent condition=governing-body settlement=met
        reasons="Every seat is filled, five independent members among them"

## What the eight hold finds its home

    on 2020-02-24
    as governance-lead for 09C: Ann Lee
    each of 09C,09E,10A,10E: item-held body={} item=hospital kind=contract
        title="Hospital care in east Kent" with=RVV value=£1000000 acting_for={}
    item-held body=99J item=stroke-review kind=challenge title="A challenge to the stroke review"
        acting_for=99J
    each of 09C,09E,09J,09W,10A,10D,10E,99J: balance-brought body={} account=Cash class=asset
        balance=£50000 state=draft acting_for={}
    each of 09C,09E,09J,09W,10A,10D,10E,99J: balance-brought body={} account=Payables
        class=liability balance=-£250000 state=draft acting_for={}
    each of 09C,09E,09J,09W,10A,10D,10E: balance-brought body={} account=GeneralFund
        class=equity balance=£200000 state=draft acting_for={}
    holds remains kent: balances-add-up open
    balance-brought body=99J account=GeneralFund class=equity balance=£200000 state=draft
        acting_for=99J
    holds remains kent: no balances-add-up
    refused home-is-a-successor: placed case=kent placement=contracts kind=contract to=99J
    placed case=kent placement=contracts kind=contract to=91Q
    refused only-what-is-held-is-placed: placed case=kent placement=odd of=09J kind=contract
        only=hospital to=91Q
    refused home-is-a-successor: placed case=kent placement=money kind=balance
    placed case=kent placement=money kind=balance to=91Q
    refused everything-is-swept-up: scheme-made case=kent scheme="Transfer scheme, 2020"
    placed case=kent placement=sweep kind=everything to=91Q
    scheme-made case=kent scheme="Transfer scheme, 2020"
    refused only-a-successor-is-renamed: successor-named case=kent code=91R
        name="NHS Kent and Medway CCG" issued=issued instead_of=09C
    successor-named case=kent code=91Q name="NHS Kent and Medway CCG" issued=issued
    holds rehearse kent: whole; before contracts 4 accounts 24; after contracts 4;
        changes body 8; changes practice 223; 91Q liabilities -£2,000,000.00

    on 2020-03-16
    as governance-lead for 91Q: Ann Lee
    constitution-adopted body=91Q version=2020 quorum=50% majority=1/2
        approved_by="NHS England, letter of March 2020"
    as decider for X24: Dee Decider
    condition-settled case=kent condition=constitution settlement=met
        reasons="Approved, and adopted for the first day"
    holds remains kent: only each-condition-precedent-is-settled finances open;
        the-day-has-come waiting
    refused each-condition-precedent-is-settled: took-effect case=kent

## The day

The plans for the finances are not on the table. One condition open is enough: the eight go on,
and there is no 91Q.

    on 2020-04-01
    refused each-condition-precedent-is-settled: took-effect case=kent
    holds remains kent: only each-condition-precedent-is-settled finances late 1
    holds body 91Q: nothing
    holds body 09C: ccg
    holds who G82049: holds 09C
    holds members 99J: 57

They arrive in the morning.

    condition-settled case=kent condition=finances settlement=met
        reasons="Delivered; the plans for four years came today"
    took-effect case=kent
    holds remains kent: nothing
    holds body 91Q: ccg NHS Kent and Medway CCG
    holds body 09C: nothing
    holds body 99J: nothing
    holds members 91Q: 223
    holds who G82049: holds 91Q; no 09C
    holds lineage 09C: only 91Q whole
    holds lineage 10E: only 91Q whole
    refused done-once: took-effect case=kent

## The day after

The old codes still say who has their work, and the closed bodies still answer for what they did.
Nothing is added to them any more.

    on 2020-04-02
    holds house 09C constitution-adopted: 1
    holds ballot kent 09C merge: carried
    holds acts kent signed-off: 8
    as governance-lead for 91Q: Ann Lee
    refused body-still-stands: item-held body=09C item=lease kind=liability
        title="Lease of an office" acting_for=91Q
    refused change-is-still-to-come: placed case=kent placement=money kind=balance to=91Q

In June a lease comes to light, and in July a balance that moved as a draft comes back from
the auditors.

    on 2020-06-08
    item-found case=kent of=09C item=lease kind=liability title="Lease of an office"
    refused item-is-new: item-found case=kent of=09C item=lease kind=liability
        title="Lease of an office"
    on 2020-07-13
    trued-up case=kent of=09C account=Payables balance=-£251300
    refused balance-was-a-draft: trued-up case=kent of=09C account=Payables balance=-£251300

The directions came with the work. Each was given to one of the eight, and is lifted under that
code.

    as decider for X24: Dee Decider
    refused direction-is-in-force: direction-lifted body=91Q direction=finances-09C
        reasons="The plan is delivered"
    direction-lifted body=09C direction=finances-09C reasons="The plan is delivered"

## A year later

    as governance-lead for 91Q: Ann Lee
    refused promise-is-on-record: benefit-judged case=kent promise=access figure="7 weeks"
        finding=unmet
    on 2021-04-01
    benefit-judged case=kent promise=access figure="5.5 weeks (invented)" finding=met
    benefit-judged case=kent promise=life-expectancy
        cannot="Life expectancy by fifth is published for three years together; ask again"
    holds acts kent benefit-judged: 2
