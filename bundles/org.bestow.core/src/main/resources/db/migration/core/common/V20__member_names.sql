-- `name_key`: the name as it is compared, so that no two companies differ in case alone; `sort_key`: as it is sorted, hexadecimal.
alter table member add column name_key varchar(400);
alter table member add column sort_key varchar(400) default '' not null;
update member set name_key = lower(name);
alter table member add constraint member_by_name_key unique (name_key);
create index member_by_sort_key on member (sort_key, id);
