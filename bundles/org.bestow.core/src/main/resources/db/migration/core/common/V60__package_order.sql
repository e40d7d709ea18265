-- What is on sale is read page by page, in the order of the document.
create index package_order on package (on_sale, position, id);
