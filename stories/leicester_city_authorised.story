# Leicester City is to be authorised

In 2012 the Board takes the first applications of groups of practices that want to be clinical
commissioning groups. Leicester City (04C) is one of the first wave. Here its case is opened,
and only those who may do so put anything in it.

    register cut at 2013-04-02

The Board puts its own people in place: the first role of a body is given on the authority it
names, each later one by a governance lead.

    on 2012-04-02
    as governance-lead for X24: Kay Board
    role-given body=X24 person="Kay Board" role=governance-lead
        authority="Health and Social Care Act 2012"
    role-given body=X24 person="Al Assessor" role=authoriser

Leicester City names who runs its application.

    as governance-lead for 04C: Lee Lead
    role-given body=04C person="Lee Lead" role=governance-lead
    role-given body=04C person="Cass Clerk" role=clerk
    holds house 04C role-given: 2

    on 2012-07-02
    holds body 04C: nothing
    case-opened case=leicester-city kind=authorisation parties=04C criteria=ccg-2012
        title="Leicester City CCG applies to be authorised"
    holds case leicester-city: kind authorisation; open; no over
    refused case-is-on-record: case-opened case=leicester-city kind=authorisation parties=04C
        title="Once more"

A clerk keeps minutes and does not withdraw an application; the Board's assessor does not
decide.

    as clerk for 04C: Cass Clerk
    refused role-may-do-it: case-withdrawn case=leicester-city why="a mistake"
    as authoriser for X24: Al Assessor
    refused role-may-do-it: application-decided case=leicester-city outcome=approved
        reasons="all criteria are met"
    as governance-lead for 04C: Somebody Else
    refused role-is-held: case-withdrawn case=leicester-city why="a mistake"
    holds acts leicester-city: only case-opened

On 1 April 2013 the group is there, with its practices, in the place of the primary care trust.

    on 2013-04-01
    holds body 04C: ccg
    holds body 5PC: nothing
    holds bodies ccg: 211
    holds lineage 5PC: 04C whole
    holds who C82001: holds 03W; no 04C
