-- The type's own data of a benefit. `version` counts its changes: a decision holds only on the one that it saw.
-- Of a taken key the same is on the key's row, null before the first; so is which key came instead of which.
create table benefit_document (
    benefit_id bigint primary key,
    member_id bigint not null,
    data varchar(20000) not null,
    data_version integer not null,
    version bigint not null
);

alter table claimed_key add column document varchar(20000);
alter table claimed_key add column document_shape integer default 0 not null;
alter table claimed_key add column document_version bigint default 0 not null;
alter table claimed_key add column replaces bigint;
alter table claimed_key add column replaced_by bigint;
