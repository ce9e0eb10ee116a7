-- The inbox: which events have had their effect here (promise 3). For Close's events changed_at is Close's date_updated: a consolidated
-- event comes again under its id with a later one, and is news; an equal or older one is a repeat. Our own events never change.
create table inbox (
    source      text        not null,
    id          text        not null,
    changed_at  timestamptz not null,
    received_at timestamptz not null default now(),
    primary key (source, id)
);
create index inbox_received_at on inbox (received_at);

-- The outbox: events that left with the transaction that made them true, and their way to Kafka (promise 2).
create table outbox (
    position     bigint generated always as identity primary key,
    shard        smallint    not null,
    topic        text        not null,
    key          text        not null,
    headers      text        not null,
    value        bytea       not null,
    created_at   timestamptz not null default now(),
    published_at timestamptz
);
-- Partial: the publisher's query stays as small as what is unpublished, however long published rows are kept.
create index outbox_unpublished on outbox (shard, position) where published_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;

-- One publisher per shard, held by a lease.
create table outbox_shard (
    shard       smallint primary key,
    holder      text,
    lease_until timestamptz not null default '-infinity'
);
insert into outbox_shard (shard) select generate_series(0, 15);
