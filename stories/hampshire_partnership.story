# Four groups in Hampshire share a chief executive and a partnership board

In 2017 there are 207 clinical commissioning groups. Four of them work more closely together:
Fareham and Gosport (10K), North East Hampshire and Farnham (99M), North Hampshire (10J) and South
Eastern Hampshire (10V). They look after 850,000 people with 1.1 billion pounds a year. They share
one chief executive, and their partnership board has met for the first time. Three lie in the
partnership of Hampshire and the Isle of Wight, one in that of Frimley. No function moves.

The shared chief executive and the speaker of the four chairs were in the news; the people here are
invented, and so are the days and the sum in a scheme of delegation.

## The people

    on 2017-09-01
    holds bodies ccg: 207
    as governance-lead for X24: Kay England
    role-given body=X24 person="Kay England" role=governance-lead
        authority="Health and Social Care Act 2012"
    role-given body=X24 person="Di Decider" role=decider
    as governance-lead for 10K: Fay Gosport
    role-given body=10K person="Fay Gosport" role=governance-lead
    as governance-lead for 99M: Ned Farnham
    role-given body=99M person="Ned Farnham" role=governance-lead
    as governance-lead for 10J: Nora North
    role-given body=10J person="Nora North" role=governance-lead
    as governance-lead for 10V: Sue South
    role-given body=10V person="Sue South" role=governance-lead

## The proposal

A board that recommends needs no approval by NHS England. It needs the word of each of the four.

    as governance-lead for 10K: Fay Gosport
    case-opened case=hampshire kind=arrangement parties=10K,99M,10J,10V
        title="Four CCGs work in partnership"
    refused something-is-proposed: commenced case=hampshire
    refused two-parties-work-together: arrangement-proposed case=hampshire form=partnership-board
        parties=10K from=2017-10-01 instrument="terms of reference" ending_terms="at three months"
    arrangement-proposed case=hampshire form=partnership-board from=2017-10-01
        instrument="terms of reference" ending_terms="any party at three months"
    holds remains hampshire: every-party-signs-off about 10K; every-party-signs-off about 99M;
        every-party-signs-off about 10J; every-party-signs-off about 10V
    refused party-signs-for-itself: signed-off case=hampshire party=99M word=approved
    signed-off case=hampshire party=10K word=approved
    refused party-signs-off-once: signed-off case=hampshire party=10K word=approved
    as governance-lead for 99M: Ned Farnham
    signed-off case=hampshire party=99M word=approved
    as governance-lead for 10J: Nora North
    signed-off case=hampshire party=10J word=approved

Three of four are not enough.

    on 2017-10-02
    refused every-party-signs-off: commenced case=hampshire
    holds remains hampshire: only every-party-signs-off about 10V late 1
    as governance-lead for 10V: Sue South
    signed-off case=hampshire party=10V word=approved
    as decider for X24: Di Decider
    refused form-needs-approval: arrangement-decided case=hampshire outcome=approved
        reasons="as asked"

## One chief executive in four seats

NHS England appoints an accountable officer, here one person to four bodies. A group does not do
that by itself.

    as governance-lead for 10K: Fay Gosport
    refused accountable-officer-is-appointed-by-the-board: seat-filled body=10K
        seat=accountable-officer person="Max Shared" filling=joint
    as decider for X24: Di Decider
    each of 10K,99M,10J,10V: seat-filled body={} seat=accountable-officer person="Max Shared"
        filling=joint
    holds house 99M seat-filled: filling=joint seat=accountable-officer

## The first meeting

    on 2017-10-05
    as governance-lead for 10K: Fay Gosport
    commenced case=hampshire
    holds remains hampshire: nothing

Whatever the board says is a recommendation to each of the four, even where a scheme names it.

    on 2017-10-12
    holds decide hampshire hospital-and-community:
        Recommendation to be ratified by 10K 99M 10J 10V
    delegation-made body=10K line=1 function=hospital-and-community to=hampshire
    holds decide hampshire hospital-and-community:
        Recommendation to be ratified by 10K 99M 10J 10V; holds 10K; holds 99M; holds 10J;
        holds 10V
    holds decide 10K hospital-and-community: Binding for 10K
    holds decide 99M hospital-and-community: Binding for 99M
    holds who J82015: holds 99M

The chief executive decides for a body what its own scheme says, and nothing for the three others.

    refused officer-has-a-limit: delegation-made body=10K line=2 function=hospital-and-community
        to=accountable-officer
    delegation-made body=10K line=2 function=hospital-and-community to=accountable-officer
        limit=500000
    holds decide 10K hospital-and-community officer=accountable-officer amount=500000:
        Binding for 10K
    holds decide 10K hospital-and-community officer=accountable-officer amount=500001:
        Recommendation to be ratified by 10K
    holds decide 99M hospital-and-community officer=accountable-officer amount=1:
        Recommendation to be ratified by 99M

## What became of them

The editions of facts first place the four in 2018. One arrangement spans two partnerships.

    on 2018-04-01
    holds members QRL: 10K ccg; 10J ccg; 10V ccg; no 99M
    holds members QNQ: 99M ccg; no 10K
    holds bodies ccg: 195

In April 2021 three of the four merge with others into D9Y0V. The fourth goes to Frimley. An
arrangement of bodies that have ended decides nothing.

    on 2021-04-01
    holds lineage 10K: D9Y0V whole
    holds lineage 10J: D9Y0V whole
    holds lineage 10V: D9Y0V whole
    holds lineage 99M: D4U1Y whole
    holds decide hampshire hospital-and-community: Unlawful because none of the parties exists
    as governance-lead for D9Y0V: Fay Gosport
    role-given body=D9Y0V person="Fay Gosport" role=governance-lead
    ended case=hampshire why="its parties are no more"
    holds case hampshire: over

On 1 April 2026 Frimley is divided among three bodies. The practices of the former 99M go to two of
them, by the side of the border on which they lie; what they cost before is still found by way of
99M and Frimley.

    on 2026-03-31
    holds who J82015: holds QNQ
    holds who H81027: holds QNQ
    on 2026-04-01
    holds who J82015: holds QRL
    holds who H81027: holds S9B9J
    holds lineage 99M: only QRL part; S9B9J part; S0E4D part
