-- Whether the password was made by the platform and handed over: its user has to choose another at the first sign-in.
alter table account add column one_time_password boolean default false not null;
