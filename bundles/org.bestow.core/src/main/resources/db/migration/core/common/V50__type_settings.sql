-- What the settings of a type look like, for each version of them that was ever deployed: so it is known which of them are secret
-- when the type is not there.
create table type_settings (
    type varchar(64) not null,
    version integer not null,
    json_schema text not null,
    primary key (type, version)
);
