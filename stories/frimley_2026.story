# Frimley goes three ways

On 1 April 2026 the Frimley board (QNQ) ended, and its area went to three boards: East Berkshire to
Thames Valley (S0E4D), Surrey Heath and Farnham to Surrey and Sussex (S9B9J), North East Hampshire to
Hampshire and Isle of Wight (QRL), which lived before and goes on. Buckinghamshire, Oxfordshire and
Berkshire West (QU9) became Thames Valley with it; Surrey Heartlands (QXU) and Sussex (QNX) became
Surrey and Sussex. The bodies, codes and day are facts. Which practice of the former North East
Hampshire and Farnham went where is ours, read off the county of its code. No public file says what
became of the location D4U1Y, so that it follows East Berkshire is ours too, and so are the people, the
days before the last, the views and the promise.

    register cut at 2026-04-01
    on 2025-06-02
    as governance-lead for X24: Kay Board
    role-given body=X24 person="Kay Board" role=governance-lead
    role-given body=X24 person="Al Assessor" role=authoriser
    role-given body=X24 person="Dee Decider" role=decider
    as governance-lead for QNQ: Fran Lead
    each of QNQ,QU9,QXU,QNX: role-given body={} person="Fran Lead" role=governance-lead
        acting_for={}

Boards do not apply: NHS England leads, by an order that ministers approve.

    as governance-lead for X24: Kay Board
    refused route-fits-the-parties: case-opened case=frimley kind=change title="Three ways"
        parties=QNQ,QU9,QXU,QNX route=ccg-merger manner=redraw effect_on=2026-04-01
    refused at-least-two-groups-merge: case-opened case=frimley kind=change title="Three ways"
        parties=QNQ route=icb-order manner=merge effect_on=2026-04-01
    case-opened case=frimley kind=change title="Frimley and its neighbours, redrawn"
        parties=QNQ,QU9,QXU,QNX route=icb-order manner=redraw effect_on=2026-04-01
    refused successor-is-no-party: successor-named case=frimley code=D4U1Y name="Frimley"
        issued=reserved
    refused code-is-free-or-of-a-living-body: successor-named case=frimley code=99M
        name="NHS Thames Valley Integrated Care Board" issued=reserved
    successor-named case=frimley code=S0E4D name="NHS Thames Valley Integrated Care Board"
        issued=reserved
    successor-named case=frimley code=S9B9J name="NHS Surrey and Sussex Integrated Care Board"
        issued=reserved
    successor-named case=frimley code=QRL
        name="NHS Hampshire and Isle of Wight Integrated Care Board" issued=issued
    benefit-promised case=frimley promise=running-costs measure="Running costs a head"
        baseline="£25 (invented)" target="£19" owner=chief-finance-officer judged_on=2027-04-01
    change-proposed case=frimley proposal="One board for each of three larger areas"

Ballots and applications belong to the time of the groups.

    as governance-lead for QNQ: Fran Lead
    refused date-is-within-the-regime: ballot-opened case=frimley body=QNQ ballot=b matter=merger
        question="Shall we?" closes_on=2025-07-01
    refused date-is-within-the-regime: applied case=frimley
        pack=constitution,ao-nominee,engagement-record,due-diligence,financial-plan,equality
    holds remains frimley: no each-ballot-is-carried; no application-is-on-record;
        ministers-approve open; order-is-made open; audience-is-heard staff

## Views and due diligence

    on 2025-08-04
    view-given case=frimley audience=staff channel=meeting stance=mixed count=300
    view-given case=frimley audience=councils channel=letter stance=mixed count=9
    view-given case=frimley audience=nhs-bodies channel=letter stance=for count=12
    view-given case=frimley audience=healthwatch channel=letter stance=mixed count=6
    refused audience-is-answered: views-reported case=frimley report="Report of views"
    views-answered case=frimley audience=staff you_said="Which board will be mine?"
        we_did="Each post is placed by name before the day"
    views-answered case=frimley audience=councils you_said="Farnham lies in Surrey"
        we_did="Farnham goes with Surrey"
    views-answered case=frimley audience=nhs-bodies you_said="One hospital serves three boards"
        we_did="One lead for its contract, agreed by the three"
    views-answered case=frimley audience=healthwatch you_said="Whom do patients ask?"
        we_did="A page for each postcode"
    views-reported case=frimley report="Report of views, August 2025"

    on 2025-09-01
    as decider for X24: Dee Decider
    refused change-is-assessed: change-decided case=frimley outcome=approved reasons="Sound"
    as authoriser for X24: Al Assessor
    criteria-loaded set=due-diligence title="Due diligence, in our words"
        criteria="D1|finance|What each board has and owes is known|document"
        criteria="D2|contracts|Each contract is known, with its notice|document"
        criteria="D3|people|Every practice and place has one home|document"
    case-opened case=frimley-dd kind=assessment title="Due diligence" parties=QNQ,QU9,QXU,QNX
        criteria=due-diligence serves=frimley
    as governance-lead for QNQ: Fran Lead
    evidence-filed case=frimley-dd kind=document document="The file of due diligence"
    as authoriser for X24: Al Assessor
    criterion-assessed case=frimley-dd finding=met
    moderated case=frimley-dd recommended=full
    as decider for X24: Dee Decider
    application-decided case=frimley-dd outcome=approved reasons="Nothing stands in the way"
    refused change-is-approved: order-made case=frimley order="An order"
    change-decided case=frimley outcome=approved reasons="Larger boards, closer to councils"
    ministers-approved case=frimley reference="Letter (invented)"
    order-made case=frimley order="Order of NHS England naming the boards that end and begin"

    on 2025-10-31
    holds remains frimley: ods-is-notified open
    as governance-lead for X24: Kay Board
    ods-notified case=frimley
    holds remains frimley: no ods-is-notified; each-code-is-issued S0E4D; everything-is-swept-up QNQ

## Where everything goes

The rest of what each board holds goes whole; Frimley's rest goes to Thames Valley.

    on 2026-01-12
    placed case=frimley placement=sweep-berkshire of=QNQ,QU9 kind=everything to=S0E4D
    placed case=frimley placement=sweep-surrey of=QXU,QNX kind=everything to=S9B9J
    refused home-is-a-successor: placed case=frimley placement=odd of=QNQ kind=parts only=M3V5R
        to=QXU
    refused only-what-is-held-is-placed: placed case=frimley placement=odd of=QNQ kind=parts
        only=92A to=S9B9J

Its locations: the reporting entities follow their areas; D4U1Y, in which all practices of Frimley
are recorded, goes to Thames Valley, and what of it lies elsewhere is placed by name.

    placed case=frimley placement=entities-berkshire of=QNQ kind=parts
        only=C7X7P,L6J4J,R2L3Y,D4U1Y to=S0E4D
    placed case=frimley placement=surrey-heath of=QNQ kind=parts only=M3V5R to=S9B9J
    placed case=frimley placement=north-east-hampshire of=QNQ kind=parts only=I0N2H to=QRL
    holds members D4U1Y: 18
    refused only-what-is-held-is-placed: placed case=frimley placement=hampshire of=QNQ
        kind=members only=J82015,G82049 to=QRL
    placed case=frimley placement=hampshire of=QNQ kind=members
        only=J82015,J82049,J82066,J82067,J82099,J82110,J82120,J82125,J82142,J82178,J82181,J82198,J82628,J82630
        to=QRL
    placed case=frimley placement=farnham of=QNQ kind=members
        only=H81027,H81088,H81110,H81615 to=S9B9J

A slip sends one practice two ways; the list of what remains shows it, and it is put right.

    placed case=frimley placement=slip of=QNQ kind=members only=H81027 to=QRL
    holds remains frimley: nothing-has-two-homes H81027 of QNQ
    refused nothing-has-two-homes: scheme-made case=frimley scheme="Transfer scheme, 2026"
    placed case=frimley placement=slip of=QNQ kind=members only=H81027 to=S9B9J
    scheme-made case=frimley scheme="Transfer scheme, 2026"
    holds rehearse frimley: whole; changes body 6; changes part 13; changes practice 18;
        before people 1951562; after people 1951562; S9B9J members 4

## Two boards are composed

    on 2026-02-16
    as governance-lead for S0E4D: Una Lead
    each of S0E4D,S9B9J: role-given body={} person="Una Lead" role=governance-lead acting_for={}
    each of S0E4D,S9B9J: seat-filled body={} seat=chair person="Chair of {}" filling=own
        acting_for={}
    each of S0E4D,S9B9J: seat-filled body={} seat=chief-executive person="Chief of {}" filling=own
        acting_for={}
    each of S0E4D,S9B9J: seat-filled body={} seat=chief-finance-officer person="Finance of {}"
        filling=own qualified=employee,accountant acting_for={}
    each of S0E4D,S9B9J: seat-filled body={} seat=medical-director person="Doctor of {}"
        filling=own acting_for={}
    each of S0E4D,S9B9J: seat-filled body={} seat=nursing-director person="Nurse of {}"
        filling=own acting_for={}
    each of S0E4D,S9B9J: seat-filled body={} seat=non-executive person="First of {}" filling=own
        acting_for={}
    each of S0E4D,S9B9J: seat-filled body={} seat=non-executive person="Second of {}" filling=own
        acting_for={}
    each of S0E4D,S9B9J: seat-filled body={} seat=trust-member person="Trust of {}" filling=own
        acting_for={}
    each of S0E4D,S9B9J: seat-filled body={} seat=council-member person="Council of {}"
        filling=own acting_for={}
    each of S0E4D,S9B9J: committee-set body={} committee=audit kind=audit chair="First of {}"
        members="Second of {}" acting_for={}
    each of S0E4D,S9B9J: committee-set body={} committee=pay kind=remuneration
        chair="Second of {}" members="First of {}" acting_for={}
    holds remains frimley: board-passes-the-validator primary-care-member of S0E4D;
        board-passes-the-validator primary-care-member of S9B9J; no of QRL
    seat-filled body=S0E4D seat=primary-care-member person="Pat Practice" filling=own
    seat-filled body=S9B9J seat=primary-care-member person="Pia Practice" filling=own
        acting_for=S9B9J

    on 2026-03-03
    as governance-lead for X24: Kay Board
    refused only-a-successor-is-renamed: successor-named case=frimley code=S1X1X
        name="NHS Thames Valley Integrated Care Board" issued=issued instead_of=QNQ
    successor-named case=frimley code=S0E4D name="NHS Thames Valley Integrated Care Board"
        issued=issued
    successor-named case=frimley code=S9B9J name="NHS Surrey and Sussex Integrated Care Board"
        issued=issued
    as decider for X24: Dee Decider
    refused the-day-has-come: took-effect case=frimley
    holds remains frimley: only the-day-has-come waiting

## The day

    on 2026-04-01
    took-effect case=frimley
    holds remains frimley: nothing
    holds body QNQ: nothing
    holds body QU9: nothing
    holds body S0E4D: icb NHS Thames Valley Integrated Care Board
    holds body S9B9J: icb NHS Surrey and Sussex Integrated Care Board
    holds body QRL: icb NHS Hampshire and Isle of Wight Integrated Care Board
    holds body D4U1Y: sub-icb-location
    holds lineage QNQ: only QRL part; S0E4D part; S9B9J part
    holds lineage QU9: only S0E4D whole
    holds lineage QNX: only S9B9J whole
    holds lineage 99M: QRL part; S9B9J part
    holds who J82015: holds QRL
    holds who H81027: holds S9B9J

## The day after

    on 2026-04-02
    holds acts frimley placed: 9
    as governance-lead for QRL: Hal Hampshire
    role-given body=QRL person="Hal Hampshire" role=governance-lead
    refused change-is-still-to-come: placed case=frimley placement=farnham of=QNQ kind=members
        only=H81027 to=QRL
    refused promise-is-on-record: benefit-judged case=frimley promise=running-costs figure="£19"
        finding=met
