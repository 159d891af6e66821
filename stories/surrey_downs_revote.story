# Surrey Downs votes again

In 2019 four groups of Surrey asked their practices whether to merge: Surrey Downs (99H), Guildford
and Waverley (09N), North West Surrey (09Y) and East Surrey (09L). Surrey Downs needed three
quarters of its practices to take part, and just missed it. Of all votes in the four groups 79.8 %
were in favour, and still Surrey Downs voted again. That is what is known, and that the four became
Surrey Heartlands (92A) on 1 April 2020.

The project's own facts hold no practices of Surrey. So each constitution here has a roster of its
own, of practice codes that are made up (they begin with Z). Made up are also their number, the votes
(counted so that the four together come to 79.8 %), the other groups' terms, people, days, views and
the promise.

    register cut at 2020-04-01
    on 2019-04-01
    as governance-lead for X24: Kay Board
    role-given body=X24 person="Kay Board" role=governance-lead
    role-given body=X24 person="Al Assessor" role=authoriser
    role-given body=X24 person="Dee Decider" role=decider
    as governance-lead for 99H: Sue Lead
    each of 99H,09N,09Y,09L: role-given body={} person="Sue Lead" role=governance-lead
        acting_for={}
    each of 99H,09N,09Y,09L: role-given body={} person="Cal Clark" role=clerk acting_for={}
    refused ballot-terms-are-set: constitution-adopted body=99H version=2019 quorum=50%
        majority=1/2 ballots_for=merger weight=one-each ballot_majority=1/2
        approved_by="NHS England"
    constitution-adopted body=99H version=2019 quorum=50% majority=1/2 ballots_for=merger
        weight=one-each turnout=75% ballot_majority=1/2 proxies=allowed approved_by="NHS England"
        acting_for=99H
        roster=Z10001,Z10002,Z10003,Z10004,Z10005,Z10006,Z10007,Z10008,Z10009
        roster=Z10010,Z10011,Z10012,Z10013,Z10014,Z10015,Z10016,Z10017,Z10018
        roster=Z10019,Z10020,Z10021,Z10022,Z10023,Z10024,Z10025,Z10026,Z10027
        roster=Z10028,Z10029,Z10030
    constitution-adopted body=09N version=2019 quorum=50% majority=1/2 ballots_for=merger
        weight=one-each turnout=50% ballot_majority=1/2 proxies=allowed approved_by="NHS England"
        acting_for=09N
        roster=Z20001,Z20002,Z20003,Z20004,Z20005,Z20006,Z20007,Z20008,Z20009
        roster=Z20010,Z20011,Z20012,Z20013,Z20014,Z20015,Z20016,Z20017,Z20018
        roster=Z20019,Z20020,Z20021,Z20022
    constitution-adopted body=09Y version=2019 quorum=50% majority=1/2 ballots_for=merger
        weight=one-each turnout=50% ballot_majority=1/2 proxies=allowed approved_by="NHS England"
        acting_for=09Y
        roster=Z30001,Z30002,Z30003,Z30004,Z30005,Z30006,Z30007,Z30008,Z30009
        roster=Z30010,Z30011,Z30012,Z30013,Z30014,Z30015,Z30016,Z30017,Z30018
        roster=Z30019,Z30020,Z30021,Z30022,Z30023,Z30024,Z30025,Z30026
    constitution-adopted body=09L version=2019 quorum=50% majority=1/2 ballots_for=merger
        weight=one-each turnout=50% ballot_majority=1/2 proxies=allowed approved_by="NHS England"
        acting_for=09L
        roster=Z40001,Z40002,Z40003,Z40004,Z40005,Z40006,Z40007,Z40008,Z40009
        roster=Z40010,Z40011,Z40012,Z40013,Z40014,Z40015,Z40016,Z40017,Z40018
        roster=Z40019,Z40020,Z40021

    on 2019-06-03
    case-opened case=surrey kind=change title="One group for Surrey Heartlands"
        parties=99H,09N,09Y,09L route=ccg-merger manner=merge effect_on=2020-04-01
    successor-named case=surrey code=92A name="NHS Surrey Heartlands CCG" issued=reserved
    benefit-promised case=surrey promise=one-plan measure="Plans for the same patients"
        baseline="4" target="1" owner=accountable-officer judged_on=2021-04-01
    change-proposed case=surrey proposal="One group in place of four"

## The first vote

    on 2019-06-10
    as clerk for 99H: Cal Clark
    each of 99H,09N,09Y,09L: ballot-opened case=surrey body={} ballot=june matter=merger
        question="Shall our group merge with the three others?" closes_on=2019-06-21 acting_for={}
    each of Z10001,Z10002,Z10003,Z10004,Z10005,Z10006,Z10007,Z10008,Z10009,Z10010,Z10011,
        Z10012,Z10013,Z10014,Z10015,Z10016,Z10017:
        vote-cast case=surrey body=99H ballot=june practice={} choice=for
        acting_for=99H
    each of Z10018,Z10019,Z10020,Z10021,Z10022:
        vote-cast case=surrey body=99H ballot=june practice={} choice=against
        acting_for=99H
    each of Z20001,Z20002,Z20003,Z20004,Z20005,Z20006,Z20007,Z20008,Z20009,Z20010,Z20011,
        Z20012,Z20013,Z20014,Z20015,Z20016,Z20017:
        vote-cast case=surrey body=09N ballot=june practice={} choice=for
        acting_for=09N
    each of Z20018,Z20019,Z20020:
        vote-cast case=surrey body=09N ballot=june practice={} choice=against
        acting_for=09N
    each of Z30001,Z30002,Z30003,Z30004,Z30005,Z30006,Z30007,Z30008,Z30009,Z30010,Z30011,
        Z30012,Z30013,Z30014,Z30015,Z30016,Z30017,Z30018:
        vote-cast case=surrey body=09Y ballot=june practice={} choice=for
        acting_for=09Y
    each of Z30019,Z30020,Z30021,Z30022,Z30023:
        vote-cast case=surrey body=09Y ballot=june practice={} choice=against
        acting_for=09Y
    each of Z40001,Z40002,Z40003,Z40004,Z40005,Z40006,Z40007,Z40008,Z40009,Z40010,Z40011,
        Z40012,Z40013,Z40014,Z40015:
        vote-cast case=surrey body=09L ballot=june practice={} choice=for
        acting_for=09L
    each of Z40016,Z40017,Z40018,Z40019:
        vote-cast case=surrey body=09L ballot=june practice={} choice=against
        acting_for=09L
    holds ballot surrey 99H june: only open
    refused ballot-runs-its-days: ballot-closed case=surrey body=99H ballot=june

22 of 30 practices of Surrey Downs have voted. Three quarters of 30 is 22 and a half, so it takes
23. There is no result, though 17 of the 22 are in favour. The three others have carried it, and
all four together are at 67 of 84. Nothing adds them up: each group decides alone.

    on 2019-06-21
    each of 99H,09N,09Y,09L: ballot-closed case=surrey body={} ballot=june acting_for={}
    holds ballot surrey 99H june: inquorate; turnout 22 needed 23; for 17 of 30; against 5;
        silent 8; no carried; no lost
    holds ballot surrey 09N june: carried; for 17; against 3
    holds ballot surrey 09Y june: carried; for 18; against 5
    holds ballot surrey 09L june: carried; for 15; against 4
    holds remains surrey: each-ballot-is-carried june of 99H open move of 99H;
        no each-ballot-is-carried 09N; no each-ballot-is-carried 09Y; no each-ballot-is-carried 09L
    refused ballot-is-still-open: vote-cast case=surrey body=99H ballot=june practice=Z10023
        choice=for

## Everybody is heard

    on 2019-07-15
    as governance-lead for 99H: Sue Lead
    view-given case=surrey audience=practices channel=meeting stance=mixed
    views-answered case=surrey audience=practices you_said="Keep what is local"
        we_did="A committee for each place is in the constitution"
    view-given case=surrey audience=public channel=meeting stance=mixed
    views-answered case=surrey audience=public you_said="Keep what is local"
        we_did="A committee for each place is in the constitution"
    view-given case=surrey audience=councils channel=meeting stance=mixed
    views-answered case=surrey audience=councils you_said="Keep what is local"
        we_did="A committee for each place is in the constitution"
    view-given case=surrey audience=staff channel=meeting stance=mixed
    views-answered case=surrey audience=staff you_said="Keep what is local"
        we_did="A committee for each place is in the constitution"
    view-given case=surrey audience=local-medical-committee channel=meeting stance=mixed
    views-answered case=surrey audience=local-medical-committee you_said="Keep what is local"
        we_did="A committee for each place is in the constitution"
    view-given case=surrey audience=healthwatch channel=meeting stance=mixed
    views-answered case=surrey audience=healthwatch you_said="Keep what is local"
        we_did="A committee for each place is in the constitution"
    views-reported case=surrey report="Report of views, July 2019"

The four governing bodies agree. With the ballot as it is they cannot apply.

    on 2019-09-02
    each of 99H,09N,09Y,09L: signed-off case=surrey party={} word=approved acting_for={}
    refused each-ballot-is-carried: applied case=surrey
        pack=constitution,ao-nominee,engagement-record,due-diligence,financial-plan,equality
        pack=coterminosity-narrative

## The second vote

A vote again is another ballot. Where there was a result nobody is asked again.

    on 2019-09-09
    as clerk for 99H: Cal Clark
    refused ballot-has-a-name-of-its-own: ballot-opened case=surrey body=99H ballot=june
        matter=merger question="Shall our group merge?" closes_on=2019-09-20
    refused only-an-inquorate-ballot-is-held-again: ballot-opened case=surrey body=09N
        ballot=september matter=merger question="Once more?" closes_on=2019-09-20 acting_for=09N
    ballot-opened case=surrey body=99H ballot=september matter=merger
        question="Shall our group merge with the three others?" closes_on=2019-09-20
    refused one-ballot-at-a-time: ballot-opened case=surrey body=99H ballot=third matter=merger
        question="And again?" closes_on=2019-09-20
    each of Z10001,Z10002,Z10003,Z10004,Z10005,Z10006,Z10007,Z10008,Z10009,Z10010,Z10011,
        Z10012,Z10013,Z10014,Z10015,Z10016,Z10017,Z10018,Z10019,Z10020:
        vote-cast case=surrey body=99H ballot=september practice={} choice=for
        acting_for=99H
    each of Z10021,Z10022,Z10023,Z10024,Z10025:
        vote-cast case=surrey body=99H ballot=september practice={} choice=against
        acting_for=99H
    vote-cast case=surrey body=99H ballot=september practice=Z10026 proxy=Z10001 choice=for
    vote-cast case=surrey body=99H ballot=september practice=Z10027 choice=abstain
    refused each-practice-votes-once: vote-cast case=surrey body=99H ballot=september
        practice=Z10026 choice=against
    refused only-members-vote: vote-cast case=surrey body=99H ballot=september practice=Z20001
        choice=for
    holds remains surrey: each-ballot-is-carried september of 99H waiting
    on 2019-09-20
    ballot-closed case=surrey body=99H ballot=september
    holds ballot surrey 99H september: carried; turnout 27 needed 23; for 21; against 5;
        abstained 1; silent 3
    holds ballot surrey 99H june: inquorate
    holds remains surrey: no each-ballot-is-carried; no each-governing-body-approves

## They apply

East Surrey lies in another partnership for planning, so the pack has to say why that fits.

    on 2019-09-30
    as governance-lead for 99H: Sue Lead
    refused coterminous-or-explained: applied case=surrey
        pack=constitution,ao-nominee,engagement-record,due-diligence,financial-plan,equality
    applied case=surrey
        pack=constitution,ao-nominee,engagement-record,due-diligence,financial-plan,equality
        pack=coterminosity-narrative
    holds remains surrey: change-is-assessed; ods-is-notified open

## Approved, made ready, and in effect

    on 2019-10-14
    as authoriser for X24: Al Assessor
    criteria-loaded set=merger-2019 title="Merging groups, in our words"
        criteria="M1|finance|The accounts of each are in hand|document"
        criteria="M2|voice|People and practices were asked and answered|document"
    case-opened case=surrey-assessed kind=assessment title="The four, assessed"
        parties=99H,09N,09Y,09L criteria=merger-2019 serves=surrey
    as governance-lead for 99H: Sue Lead
    evidence-filed case=surrey-assessed kind=document document="The pack of 30 September"
    ods-notified case=surrey
    as authoriser for X24: Al Assessor
    criterion-assessed case=surrey-assessed finding=met
    moderated case=surrey-assessed recommended=full
    as decider for X24: Dee Decider
    application-decided case=surrey-assessed outcome=approved reasons="Both criteria are met"
    change-decided case=surrey outcome=approved reasons="Each group voted for it, each by itself"

    on 2020-02-03
    as governance-lead for 92A: Sue Lead
    role-given body=92A person="Sue Lead" role=governance-lead
    seat-filled body=92A seat=chair person="Cleo Chair" filling=own clinician=yes
    seat-filled body=92A seat=chief-finance-officer person="Finn Finance" filling=own
        qualified=employee,accountant
    seat-filled body=92A seat=registered-nurse person="Nell Nurse" filling=own
    seat-filled body=92A seat=secondary-care-specialist person="Stan Specialist" filling=own
    seat-filled body=92A seat=lay-member-audit person="Ada Audit" filling=own
    seat-filled body=92A seat=lay-member person="Lou Lay" filling=own
    seat-filled body=92A seat=deputy-chair person="Lou Lay" filling=own
    committee-set body=92A committee=audit kind=audit chair="Ada Audit" members="Lou Lay"
    committee-set body=92A committee=pay kind=remuneration chair="Lou Lay" members="Ada Audit"
    as governance-lead for 99H: Sue Lead
    successor-named case=surrey code=92A name="NHS Surrey Heartlands CCG" issued=issued
    placed case=surrey placement=sweep kind=everything to=92A
    scheme-made case=surrey scheme="Transfer scheme, 2020"

Without an accountable officer the new governing body is not complete, and the change does
not take effect.

    on 2020-04-01
    as decider for X24: Dee Decider
    refused board-passes-the-validator: took-effect case=surrey
    holds body 99H: ccg
    holds body 92A: nothing
    seat-filled body=92A seat=accountable-officer person="Wyn Officer" filling=own
    took-effect case=surrey
    holds body 92A: ccg NHS Surrey Heartlands CCG
    holds body 99H: nothing
    holds lineage 99H: only 92A whole
    holds lineage 09L: only 92A whole

The day after, what Surrey Downs did in June can still be read.

    on 2020-04-02
    holds ballot surrey 99H june: inquorate; turnout 22 needed 23
    holds ballot surrey 99H september: carried
    holds remains surrey: nothing
    as governance-lead for 92A: Sue Lead
    refused promise-is-on-record: benefit-judged case=surrey promise=one-plan figure="1"
        finding=met
