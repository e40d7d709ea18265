-- The link that is open for a user who has not accepted yet; the token itself is in the mail alone. `sent_count`: how often one was
-- sent to the user, so that the next has to wait longer.
create table invitation (
    account_id bigint primary key references account (id) on delete cascade,
    token_hash varchar(64) not null unique,
    sent_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    sent_count int not null
);
