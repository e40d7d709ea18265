-- The entitlement engine. Names of times: *_on is a day of the member, *_at an instant. JSON is kept as text.
-- Every sequence hands out blocks; `id` alone is the primary key of tenant tables (H2 scans a (member_id, id) key for ANY(?)).

create sequence member_seq increment by 1000;
create sequence package_seq increment by 1000;
create sequence package_item_seq increment by 1000;
create sequence purchase_seq increment by 1000;
create sequence benefit_seq increment by 1000;
create sequence assignment_seq increment by 1000;
create sequence key_pool_seq increment by 1000;
create sequence pool_key_seq increment by 1000;
create sequence claimed_key_seq increment by 1000;
create sequence history_seq increment by 1000;

create table member (
    id bigint primary key,
    name varchar(200) not null unique,
    time_zone varchar(64) not null,
    email varchar(320) not null,
    created_at timestamp with time zone not null
);

-- Locked where a rule spans a member, and for every change of a unique claim.
create table member_guard (
    id bigint primary key references member (id)
);

create table catalog_version (
    version bigint primary key,
    imported_at timestamp with time zone not null,
    imported_by varchar(320) not null,
    digest varchar(64) not null,
    document text not null
);

create table package (
    id bigint primary key,
    code varchar(64) not null unique,
    title varchar(2000) not null,
    description varchar(8000) not null,
    position integer not null,
    validity_days integer not null,
    on_sale boolean not null
);

create table package_item (
    id bigint primary key,
    package_id bigint not null references package (id),
    code varchar(64) not null,
    type varchar(64) not null,
    title varchar(2000) not null,
    title_key_en varchar(400) not null,
    title_key_zh_cn varchar(400) not null,
    title_key_zh_tw varchar(400) not null,
    quantity bigint,
    unit varchar(20) not null,
    activate_within_days integer,
    settings varchar(200000) not null,
    settings_version integer not null,
    check_state varchar(20) not null,
    check_message varchar(2000) not null,
    revision bigint default 1 not null,
    position integer not null,
    on_sale boolean not null,
    unique (package_id, code),
    check (quantity >= 0),
    check (check_state in ('checked', 'unchecked', 'faulty'))
);
create index package_item_type on package_item (type);

create table purchase (
    id bigint primary key,
    member_id bigint not null references member (id),
    package_id bigint not null references package (id),
    purchased_on date not null,
    expires date not null,
    cancelled_on date,
    refund_ended_on date,
    version bigint not null
);
create index purchase_member on purchase (member_id);

-- `package_item.revision`: the catalogue version that last changed the item; rows are cached by it.
-- Quantity, unit and dates are copied at purchase and never change; settings and titles follow the item.
create table benefit (
    id bigint primary key,
    member_id bigint not null references member (id),
    purchase_id bigint not null references purchase (id),
    item_id bigint not null references package_item (id),
    type varchar(64) not null,
    quantity bigint,
    used bigint not null,
    pending bigint not null,
    unit varchar(20) not null,
    purchased_on date not null,
    available_from timestamp with time zone not null,
    activate_by date,
    expires date not null,
    activated_on date,
    cancelled_on date,
    version bigint not null,
    check (used >= 0 and pending >= 0),
    check (quantity is null or used <= quantity)
);
create index benefit_member on benefit (member_id, type);
create index benefit_purchase on benefit (purchase_id);
create index benefit_item on benefit (item_id);

-- Live seats only; ended ones are in history.
create table assignment (
    id bigint primary key,
    member_id bigint not null,
    benefit_id bigint not null references benefit (id),
    user_id bigint not null,
    data varchar(20000) not null,
    data_version integer not null,
    since timestamp with time zone not null,
    version bigint not null
);
create index assignment_benefit on assignment (benefit_id, user_id);
create index assignment_user on assignment (member_id, user_id);

create table unique_claim (
    member_id bigint not null,
    type varchar(64) not null,
    name varchar(64) not null,
    claimed varchar(320) not null,
    assignment_id bigint not null references assignment (id),
    primary key (member_id, type, name, claimed)
);
create index unique_claim_assignment on unique_claim (assignment_id);

create table key_pool (
    id bigint primary key,
    code varchar(64) not null unique,
    kind varchar(20) not null,
    available bigint not null,
    claimed bigint not null,
    check (available >= 0 and claimed >= 0)
);

create table pool_key (
    id bigint primary key,
    pool_id bigint not null references key_pool (id),
    mac bytea not null,
    sealed bytea not null,
    masked varchar(40) not null,
    unique (pool_id, mac)
);
create index pool_key_pool on pool_key (pool_id, id);

-- `sealed_as` is the number that the value was sealed under: the row's in pool_key before it moved here.
create table claimed_key (
    id bigint primary key,
    member_id bigint not null,
    benefit_id bigint not null references benefit (id),
    pool_id bigint not null references key_pool (id),
    sealed_as bigint not null,
    mac bytea not null,
    sealed bytea not null,
    masked varchar(40) not null,
    kind varchar(20) not null,
    claimed_at timestamp with time zone not null,
    claimed_by bigint not null
);
create index claimed_key_benefit on claimed_key (benefit_id, id);
create index claimed_key_mac on claimed_key (pool_id, mac);

-- Append only. No foreign key to a hot row. `id` is the command id, made before the first attempt to write.
create table history (
    id bigint primary key,
    member_id bigint not null,
    benefit_id bigint not null,
    purchase_id bigint not null,
    type varchar(64) not null,
    action varchar(64) not null,
    actor_id bigint not null,
    actor_name varchar(320) not null,
    reason varchar(2000),
    at timestamp with time zone not null,
    used_delta bigint not null,
    seat_delta bigint not null,
    key_delta bigint not null,
    effects varchar(200000) not null,
    result varchar(200000) not null
);
create index history_benefit on history (benefit_id, id);
create index history_member on history (member_id, id);

-- What is known of a category also when its bundle is gone: texts by language, so that lists and history stay readable.
create table type_record (
    id varchar(64) primary key,
    version varchar(64) not null,
    texts text not null,
    first_seen_at timestamp with time zone not null,
    last_seen_at timestamp with time zone not null
);
