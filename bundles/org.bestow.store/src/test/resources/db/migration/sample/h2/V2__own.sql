create table only_h2 (id bigint primary key);
