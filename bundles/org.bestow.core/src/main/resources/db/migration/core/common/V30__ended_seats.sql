-- Seats that ended, with the number that they had and their last data. Nothing refers to them; they stay when their type is gone.
create table ended_assignment (
    id bigint primary key,
    member_id bigint not null,
    benefit_id bigint not null,
    user_id bigint not null,
    data varchar(20000) not null,
    data_version integer not null,
    since timestamp with time zone not null,
    ended_at timestamp with time zone not null,
    ended_by bigint not null,
    ended_by_name varchar(320) not null,
    why varchar(4000) not null
);
create index ended_assignment_benefit on ended_assignment (benefit_id, ended_at desc, id desc);

-- Users who were deleted: nobody is given a seat any more. Read and written under the member's guard.
create table departed_user (
    user_id bigint primary key,
    member_id bigint not null,
    at timestamp with time zone not null
);
