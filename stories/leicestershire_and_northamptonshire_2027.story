# Leicestershire and Northamptonshire, on 22 November 2026

Two boards, Leicester, Leicestershire and Rutland (QK1) and Northamptonshire (QPM), share their
leadership: they are a cluster. That is published. That they become one board on 1 April 2027 is
not: the proposal below is ours, made up to show what such a case looks like while it is
under way, and so are the people, the views, the promise and the successor's code and name. The story
ends on 22 November 2026 with its questions open. Nothing takes effect.

    on 2026-09-01
    as governance-lead for X24: Kay Board
    role-given body=X24 person="Kay Board" role=governance-lead
    role-given body=X24 person="Al Assessor" role=authoriser
    role-given body=X24 person="Dee Decider" role=decider
    as governance-lead for QK1: Lee Lead
    each of QK1,QPM: role-given body={} person="Lee Lead" role=governance-lead acting_for={}

## The cluster

A cluster moves no function and binds nobody: two boards, two allocations, one team of
leaders.

    case-opened case=cluster kind=arrangement title="One leadership for two boards" parties=QK1,QPM
    arrangement-proposed case=cluster form=cluster from=2026-10-01
        instrument="A joint statement of both boards" ending_terms="Either board may leave"
    each of QK1,QPM: signed-off case=cluster party={} word=approved acting_for={}
    on 2026-10-01
    commenced case=cluster
    holds bodies icb: 36
    holds body QK1: icb
    holds who C82001: holds QK1; no QPM

## The proposal

    refused route-fits-the-parties: case-opened case=east kind=change title="One board"
        parties=QK1,QPM route=ccg-merger manner=merge effect_on=2027-04-01
    case-opened case=east kind=change title="One board for Leicestershire and Northamptonshire"
        parties=QK1,QPM route=icb-order manner=merge effect_on=2027-04-01
    refused code-is-free-or-of-a-living-body: successor-named case=east code=QNQ
        name="NHS Leicestershire and Northamptonshire Integrated Care Board" issued=provisional
    successor-named case=east code=Z0Z0Z
        name="NHS Leicestershire and Northamptonshire Integrated Care Board" issued=provisional
    benefit-promised case=east promise=running-costs measure="Running costs a head"
        baseline="£22 (invented)" target="£19" owner=chief-finance-officer judged_on=2028-04-01
    change-proposed case=east proposal="The cluster becomes one board"

    on 2026-10-19
    view-given case=east audience=staff channel=meeting stance=mixed count=80
    views-answered case=east audience=staff you_said="Will there be fewer of us?"
        we_did="The posts are consulted on before anything is decided"
    view-given case=east audience=councils channel=letter stance=against count=2
    placed case=east placement=sweep kind=everything to=Z0Z0Z
    holds remains east: ods-is-notified open

## Asked on 22 November

ODS is told five months ahead. That was due by 1 November, and nobody has: it is three weeks late.
The councils wait for their answer; NHS bodies and Healthwatch were not asked. NHS England has to
assess and decide and make the order; ministers have to approve; ODS has to give a code; the board
has to be composed. The clock has the rest.

    on 2026-11-22
    holds remains east: ods-is-notified about east late 21 move of QK1 QPM; audience-is-heard nhs-bodies open;
        audience-is-heard healthwatch open; audience-is-answered councils open;
        no audience-is-answered staff; change-is-assessed move of NHS England;
        change-is-approved move of NHS England; ministers-approve move of ministers;
        order-is-made move of NHS England; each-code-is-issued Z0Z0Z;
        board-passes-the-validator chair of Z0Z0Z move of Z0Z0Z; transfer-scheme-is-made;
        the-day-has-come waiting move of the calendar; no everything-is-swept-up

What would change, if all of it came in time: two boards end, their four locations are parts of
the new one, and 196 practices, each in the same location as before, belong to another board.

    holds rehearse east: whole; effect 2027-04-01; changes body 2; changes part 4;
        changes practice 196; before people 1916146; after people 1916146

Nobody can hurry it.

    as decider for X24: Dee Decider
    refused report-of-views-is-before-the-decider: change-decided case=east outcome=approved
        reasons="It is sensible"
    refused change-is-approved: order-made case=east order="An order"
    refused change-is-approved: took-effect case=east
    as governance-lead for QPM: Lee Lead
    refused audience-is-heard: views-reported case=east report="Report of views"
    refused role-may-do-it: took-effect case=east
    refused date-is-within-the-regime: applied case=east pack=constitution

So it stands: two boards, and a case that is open.

    holds case east: kind change; open; effect 2027-04-01
    holds body QK1: icb
    holds body QPM: icb
    holds body Z0Z0Z: nothing
    holds lineage QK1: only QK1 whole
