-- People, their roles and their sessions. Keys of members belong to the engine, so nothing here refers to its tables.

create sequence account_seq increment by 1000;

-- member_id is null for operators, who belong to no member.
create table account (
    id bigint primary key,
    member_id bigint,
    email varchar(320) not null,
    email_key varchar(640) not null unique,
    name varchar(200) not null,
    name_key varchar(400) not null,
    search_text varchar(1200) not null,
    language varchar(10) not null,
    password_hash varchar(200) not null,
    active boolean not null,
    created_at timestamp with time zone not null
);
create index account_by_name on account (member_id, name_key, id);

create table account_role (
    account_id bigint not null references account (id),
    role varchar(40) not null,
    primary key (account_id, role)
);
create index account_role_by_role on account_role (role);

-- The token itself is with the browser alone.
create table session (
    token_hash varchar(64) primary key,
    account_id bigint not null references account (id),
    address varchar(100) not null,
    created_at timestamp with time zone not null,
    last_seen_at timestamp with time zone not null,
    expires_at timestamp with time zone not null
);
create index session_by_account on session (account_id);
create index session_by_expiry on session (expires_at);
create index session_by_last_seen on session (last_seen_at);
