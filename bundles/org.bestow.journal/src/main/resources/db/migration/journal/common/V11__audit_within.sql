alter table audit add column within_id varchar(64);
create index audit_within on audit (within_id, at, id);
