-- Which keys of the keyring were ever used, so that a missing one is noticed at start without reading what they sealed.

create table keyring_use (
    key_id varchar(64) primary key,
    purpose varchar(10) not null,
    first_used_at timestamp with time zone not null,
    check (purpose in ('seal', 'mac'))
);
