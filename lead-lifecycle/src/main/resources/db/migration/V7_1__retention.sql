-- How long an account keeps what people have said and who they are; null: for ever. Worked off by walking through the account's leads in the order of their ids
-- and keys: walked_to is where a walk stands, so that none of it costs an index on the way of an event.
create table retention (
    account     text primary key,
    texts_days  int,
    leads_days  int,
    changed_by  text        not null,
    changed_at  timestamptz not null,
    walked_to   text        not null default '',
    walk_due_at timestamptz not null default now()
);
create index retention_due on retention (walk_due_at);
