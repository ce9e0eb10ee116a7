-- What the bare transaction needs, and nothing for people to search by. As in the product where the product has it too.
create table if not exists inbox (
    source     text        not null,
    id         text        not null,
    changed_at timestamptz not null,
    primary key (source, id)
);
create table if not exists lead (
    key        text primary key,
    state      text        not null,
    updated_at timestamptz not null
);
create table if not exists timeline_entry (
    id          bigint generated always as identity,
    lead        text        not null,
    at          timestamptz not null,
    recorded_at timestamptz not null default now(),
    what        text        not null,
    cause       text        not null,
    primary key (lead, id)
);
create table if not exists outbox (
    position     bigint generated always as identity primary key,
    topic        text        not null,
    key          text        not null,
    headers      text        not null,
    value        bytea       not null,
    created_at   timestamptz not null default now()
);
