-- Numbers come from blocks, so their order is only near the order of time.
create sequence audit_seq increment by 1000;
create sequence outbox_seq increment by 1000;

-- Append only. `member_id` 0: of no member. `before_state` and `after_state` are JSON objects and never hold a secret.
create table audit (
    id bigint primary key,
    member_id bigint not null,
    at timestamp with time zone not null,
    actor_id bigint not null,
    actor_name varchar(320) not null,
    reason varchar(2000),
    action varchar(64) not null,
    subject_type varchar(64) not null,
    subject_id varchar(64) not null,
    before_state varchar(200000) not null,
    after_state varchar(200000) not null,
    summary varchar(2000) not null,
    origin varchar(100) not null
);
create index audit_member on audit (member_id, at, id);
create index audit_at on audit (at, id);
create index audit_subject on audit (subject_id, at, id);

-- What is to be told to others after the commit; a row goes when it was told.
create table outbox (
    id bigint primary key,
    member_id bigint not null,
    topic varchar(64) not null,
    payload varchar(20000) not null,
    at timestamp with time zone not null
);

-- Finished requests for 24 hours: which history entry answers a repetition. The key leads: it alone tells nearly all rows apart.
create table idempotency (
    idempotency_key varchar(255) not null,
    member_id bigint not null,
    actor_id bigint not null,
    request_hash varchar(64) not null,
    history_id bigint not null,
    at timestamp with time zone not null,
    primary key (idempotency_key, member_id, actor_id)
);
create index idempotency_at on idempotency (at);
