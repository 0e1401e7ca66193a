-- What is kept about one person is found by indexes, however much is kept of others.

-- How much one visit has brought.
create index papers_session on papers (session_id) where session_id is not null;
