-- What to read besides, as JSON: [{"href": …, "label": {language: text}}].
alter table package add column links varchar(200000) default '[]' not null;
create table category_link (
    type varchar(64) primary key,
    links varchar(200000) not null
);
