create table only_postgresql (id bigint primary key);
