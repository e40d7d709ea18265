-- Each action changes a counter of a benefit, no column of an index. With room in its page for the new row, no index is written.
alter table benefit set (fillfactor = 85);
alter table key_pool set (fillfactor = 50);
