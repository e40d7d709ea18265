create sequence sample_seq increment by 50;

create table thing (
    id bigint primary key,
    member_id bigint not null,
    name varchar(40) not null unique,
    amount bigint,
    some_day date,
    at timestamp with time zone not null,
    data bytea
);

create table shared (
    id bigint primary key,
    unit varchar(20) not null
);
