-- All of an item's settings, sealed with the keyring, where `settings` leaves out secrets; null where it says everything.
alter table package_item add column sealed bytea;
