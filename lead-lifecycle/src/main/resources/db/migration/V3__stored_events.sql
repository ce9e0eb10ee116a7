-- Events that wait (docs/decisions/0011-parking-and-backlog.md). The flags are on the lead's row because its lock is taken anyway.
alter table lead
    add column parked_at       timestamptz,
    add column parked_reason   text,
    add column parked_sequence bigint,
    add column behind_since    timestamptz;
comment on column lead.parked_at is 'A bug stopped one of its events: its gate is closed and nothing is decided until a person says so';
comment on column lead.parked_reason is 'For people; never a payload';
comment on column lead.parked_sequence is 'The number that its gate took: the state may have been unreadable then, so it could not be raised in there';
comment on column lead.behind_since is 'Its integration was over budget: its events are worked off in their turn';
create index lead_parked on lead (account, parked_at) where parked_at is not null;
create index lead_behind on lead (integration, behind_since) where behind_since is not null and parked_at is null;

-- In the order of id, which is the order of the lead: rows are added under its lock. No foreign key, as for request.
create table stored_event (
    id              bigint generated always as identity primary key,
    lead            text        not null,
    topic           text        not null,
    topic_partition int         not null,
    topic_offset    bigint      not null,
    headers         text        not null,
    value           bytea       not null,
    source          text        not null,
    event_id        text        not null,
    changed_at      timestamptz not null,
    reason          text,
    received_at     timestamptz not null default now()
);
comment on column stored_event.headers is 'As JSON: [{"name": …, "value": …}], for people who look';
comment on column stored_event.changed_at is 'With source and event_id what the inbox knows it by';
comment on column stored_event.reason is 'Why this one could not be handled; null: it waits behind another';
create index stored_event_of_lead on stored_event (lead, id);
