-- Steps of the first start that are done for good, so that a start that was killed in between is completed by the next.

create table first_start_step (
    step varchar(64) primary key,
    done_at timestamp with time zone not null
);
