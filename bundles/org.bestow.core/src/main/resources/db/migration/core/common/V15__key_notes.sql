alter table claimed_key add column note varchar(800) default '' not null; -- what people want to remember of it; empty: nothing
