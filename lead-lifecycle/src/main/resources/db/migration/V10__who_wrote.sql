-- Close files a text by its contact, and a contact has more numbers than the one that is talked with. Without the sender's number a request to be forgotten by that
-- number would find nothing and say that it was done.
alter table conversation_text add column phone text;
comment on column conversation_text.phone is 'Who wrote an inbound text: for erasure, and shown to nobody. Gone with the text';
create index conversation_by_phone on conversation_text (account, phone) where phone is not null;
