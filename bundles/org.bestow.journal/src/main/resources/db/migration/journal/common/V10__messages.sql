-- Small blocks, so that numbers are in the order of queueing as far as one process goes.
create sequence mail_message_seq increment by 100;

-- Mail, from the moment when it is queued. `member_id` 0: of no member. What it says is in `mail_body`, until it was sent.
-- `next_at` is when the row is next looked at: a queued one is due then, a claimed or begun one has outlived its lease.
-- `doubts`: attempts of which nobody knows whether the server took the message.
create table mail_message (
    id bigint primary key,
    member_id bigint not null,
    purpose varchar(64) not null,
    about_type varchar(64) not null,
    about_id varchar(64) not null,
    recipient_name varchar(320) not null,
    recipient_address varchar(320) not null,
    language varchar(16) not null,
    message_id varchar(320),
    state varchar(16) not null,
    attempts int not null,
    doubts int not null,
    error varchar(100),
    created_at timestamp with time zone not null,
    next_at timestamp with time zone not null,
    first_attempt_at timestamp with time zone,
    finished_at timestamp with time zone,
    claimed_by varchar(64) not null
);
create index mail_message_state on mail_message (state, created_at, id);
create index mail_message_created on mail_message (created_at, id);
create index mail_message_about on mail_message (member_id, about_id, created_at);

-- May hold one-time links and passwords: goes as soon as it is of no more use.
create table mail_body (
    id bigint primary key,
    member_id bigint not null,
    subject varchar(320) not null,
    text_form varchar(200000) not null,
    html_form varchar(200000) not null
);
