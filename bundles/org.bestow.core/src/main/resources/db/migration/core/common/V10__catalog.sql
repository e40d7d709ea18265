-- As long as three languages can be once a quotation mark or a line break takes two characters of JSON.
alter table package alter column title set data type varchar(4000);
alter table package alter column description set data type varchar(16000);
alter table package_item alter column title set data type varchar(4000);
