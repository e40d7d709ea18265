-- `standing`: whether the company has its benefits here; `standing_link`: where its people are sent otherwise, null: where all such are sent.
alter table member add column standing varchar(20) default 'MEMBER' not null;
alter table member add column standing_link varchar(2000);
alter table member add column version bigint default 1 not null;
