-- `low_at` null: the usual. `version` is of what operators set; claims and imports leave it, or every claim would be a conflict.
alter table key_pool add column low_at bigint;
alter table key_pool add column version bigint default 1 not null;
alter table key_pool add constraint key_pool_low_at check (low_at >= 0);

-- What an import with an idempotency key did, for 24 hours: states by row, no value. Its number is kept with the key.
create sequence key_import_seq increment by 1000;
create table key_import (
    id bigint primary key,
    pool_id bigint not null references key_pool (id),
    at timestamp with time zone not null,
    ignored_columns integer not null,
    states text not null
);
create index key_import_at on key_import (at);
