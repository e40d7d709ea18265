-- What a user does with the own account: profile, password, sessions, tokens.

-- `turn` is raised by whatever has to happen one after the other for a user; its row is then locked, though never FOR UPDATE.
alter table account add column notification_email varchar(320);
alter table account add column version bigint default 1 not null;
alter table account add column turn bigint default 0 not null;

-- Numbers of sessions, tokens and known addresses.
create sequence credential_seq increment by 1000;

delete from session;
alter table session add column id bigint not null;
alter table session add column client varchar(100) not null;
create unique index session_by_id on session (id);

-- The token itself is with its user alone. `scopes` are separated by spaces.
create table api_token (
    id bigint primary key,
    token_hash varchar(64) not null unique,
    account_id bigint not null references account (id) on delete cascade,
    name varchar(100) not null,
    scopes varchar(4000) not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    last_used_at timestamp with time zone
);
create index api_token_by_account on api_token (account_id, id);
create index api_token_by_expiry on api_token (expires_at);

-- Where a user has signed in lately: failures from elsewhere do not close these addresses.
create table known_address (
    id bigint primary key,
    account_id bigint not null references account (id) on delete cascade,
    address varchar(100) not null,
    seen_at timestamp with time zone not null
);
create index known_address_by_account on known_address (account_id, address);
create index known_address_by_age on known_address (seen_at);
