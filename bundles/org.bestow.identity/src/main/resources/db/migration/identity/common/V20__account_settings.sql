-- What a deleted user was can be restored for a while: the row stays, not active, until it is purged. `purged`: nothing personal is left.
alter table account add column deleted_at timestamp with time zone;
alter table account add column purged boolean default false not null;
create index account_by_deletion on account (deleted_at);
