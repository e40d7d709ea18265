-- what is open in all companies, without reading what was decided
create index role_request_state on role_request (state, id);
