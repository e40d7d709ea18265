-- Users who ask for a role. `state`: open, granted, refused, withdrawn. At most one open one a user, by the member's guard.
create sequence role_request_seq increment by 100;

create table role_request (
    id bigint primary key,
    member_id bigint not null,
    account_id bigint not null references account (id),
    role varchar(40) not null,
    reason varchar(1000) not null,
    state varchar(16) not null,
    created_at timestamp with time zone not null,
    decided_at timestamp with time zone,
    decided_by bigint,
    decided_by_name varchar(320),
    note varchar(1000)
);
create index role_request_member on role_request (member_id, id);
create index role_request_account on role_request (account_id);
