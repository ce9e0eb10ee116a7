package io.closeloop.close;

import io.closeloop.close.CloseCalls.Request;
import io.closeloop.close.Outcome.Failed;
import io.closeloop.close.Outcome.Ok;
import io.closeloop.close.credential.Secret;
import io.closeloop.close.wire.Contact;
import io.closeloop.close.wire.CustomFieldSchema;
import io.closeloop.close.wire.CustomValues;
import io.closeloop.close.wire.Lead;
import io.closeloop.close.wire.Me;
import io.closeloop.close.wire.NewSms;
import io.closeloop.close.wire.NewWebhook;
import io.closeloop.close.wire.Page;
import io.closeloop.close.wire.PhoneNumber;
import io.closeloop.close.wire.Sms;
import io.closeloop.close.wire.SmsDraft;
import io.closeloop.close.wire.SmsStatusChange;
import io.closeloop.close.wire.WebhookEvent;
import io.closeloop.close.wire.WebhookSubscription;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything Closeloop asks of Close. Every method answers with an {@link Outcome} and never fails; what is tried again, and what
 * must not be, is the retry table's business (docs/retries.md). Call it on a Vert.x context: the trace goes out with each request
 * and the answer comes back on that context.
 */
@ApplicationScoped
public class CloseApi {

    /** Lists refuse more than 100 to 200 per page, depending on the resource (close-api.md 3.5). */
    private static final int PAGE = 100;

    private final CloseCalls calls;

    CloseApi(CloseCalls calls) {
        this.calls = calls;
    }

    public Uni<Outcome<Me>> me(CloseConnection connection) {
        return calls.make(connection, Endpoint.ME, (close, login) -> close.me().get(login));
    }

    /** Checks a key before it is stored. */
    public Uni<Outcome<Me>> me(Secret apiKey) {
        return calls.make(apiKey, Endpoint.ME, (close, login) -> close.me().get(login));
    }

    public Uni<Outcome<List<PhoneNumber>>> phoneNumbers(CloseConnection connection) {
        return all(
                connection,
                Endpoint.PHONE_NUMBERS,
                skip -> (close, login) -> close.phoneNumbers().list(login, skip, PAGE));
    }

    /** @param objectType {@code lead} or {@code contact} */
    public Uni<Outcome<CustomFieldSchema>> fieldSchema(CloseConnection connection, String objectType) {
        return calls.make(
                connection,
                Endpoint.FIELD_SCHEMA,
                (close, login) -> close.fieldSchemas().get(login, objectType));
    }

    public Uni<Outcome<Lead>> lead(CloseConnection connection, String id) {
        return calls.make(
                connection, Endpoint.LEAD, (close, login) -> close.leads().get(login, id));
    }

    public Uni<Outcome<Contact>> contact(CloseConnection connection, String id) {
        return calls.make(
                connection, Endpoint.CONTACT, (close, login) -> close.contacts().get(login, id));
    }

    /**
     * @param customValues by field id ({@code cf_…}); null unsets, a list replaces all values
     * @return the contact as Close has it now
     */
    public Uni<Outcome<Contact>> updateContact(
            CloseConnection connection, String id, Map<String, ? extends @Nullable Object> customValues) {
        Map<String, @Nullable Object> changes = new HashMap<>();
        customValues.forEach((field, value) -> changes.put(CustomValues.key(field), value));
        return calls.make(
                connection,
                Endpoint.UPDATE_CONTACT,
                (close, login) -> close.contacts().update(login, id, changes));
    }

    /** Nothing leaves Close yet: a draft is not a text. */
    public Uni<Outcome<Sms>> draftSms(CloseConnection connection, SmsDraft draft) {
        return calls.make(
                connection, Endpoint.DRAFT_SMS, (close, login) -> close.sms().create(login, NewSms.draft(draft)));
    }

    /** Draft to outbox: this sends. Never repeated here; after {@link Stage#UNKNOWN} ask {@link #sms} what became of it. */
    public Uni<Outcome<Sms>> flipSms(CloseConnection connection, String id) {
        return calls.make(
                connection,
                Endpoint.FLIP_SMS,
                (close, login) -> close.sms().change(login, id, new SmsStatusChange(Sms.Status.OUTBOX)));
    }

    /** Back to draft, if Close has not sent it yet. */
    public Uni<Outcome<Sms>> pullBackSms(CloseConnection connection, String id) {
        return calls.make(
                connection,
                Endpoint.PULL_BACK_SMS,
                (close, login) -> close.sms().change(login, id, new SmsStatusChange(Sms.Status.DRAFT)));
    }

    public Uni<Outcome<Sms>> sms(CloseConnection connection, String id) {
        return calls.make(
                connection, Endpoint.SMS, (close, login) -> close.sms().get(login, id));
    }

    /** Texts of a lead created since then. The list may lag behind writes by up to a minute (close-api.md 3.5). */
    public Uni<Outcome<List<Sms>>> smsOfLead(CloseConnection connection, String leadId, Instant since) {
        return all(
                connection,
                Endpoint.SMS_OF_LEAD,
                skip -> (close, login) -> close.sms().ofLead(login, leadId, since, skip, PAGE));
    }

    public Uni<Outcome<Done>> deleteSms(CloseConnection connection, String id) {
        return calls.make(
                connection,
                Endpoint.DELETE_SMS,
                done((close, login) -> close.sms().delete(login, id)));
    }

    /** @return the subscription with its signature key, which later reads may not show again: store it */
    public Uni<Outcome<WebhookSubscription>> createWebhook(
            CloseConnection connection, String url, List<WebhookEvent> events) {
        return calls.make(
                connection,
                Endpoint.CREATE_WEBHOOK,
                (close, login) -> close.webhooks().create(login, new NewWebhook(url, events)));
    }

    /** All of the organization's that this key may see, whoever made them. */
    public Uni<Outcome<List<WebhookSubscription>>> webhooks(CloseConnection connection) {
        return all(
                connection,
                Endpoint.WEBHOOKS,
                skip -> (close, login) -> close.webhooks().list(login, skip, PAGE));
    }

    public Uni<Outcome<WebhookSubscription>> webhook(CloseConnection connection, String id) {
        return calls.make(
                connection, Endpoint.WEBHOOK, (close, login) -> close.webhooks().get(login, id));
    }

    public Uni<Outcome<Done>> deleteWebhook(CloseConnection connection, String id) {
        return calls.make(
                connection,
                Endpoint.DELETE_WEBHOOK,
                done((close, login) -> close.webhooks().delete(login, id)));
    }

    /** Close answers deletions with {@code {}} or with nothing. */
    private static Request<Done> done(Request<Void> request) {
        return (close, login) -> request.send(close, login).replaceWith(Done.DONE);
    }

    private <T> Uni<Outcome<List<T>>> all(CloseConnection connection, Endpoint endpoint, PageRequest<T> pages) {
        return rest(connection, endpoint, pages, List.of());
    }

    private <T> Uni<Outcome<List<T>>> rest(
            CloseConnection connection, Endpoint endpoint, PageRequest<T> pages, List<T> before) {
        return calls.make(connection, endpoint, pages.from(before.size())).flatMap(outcome -> switch (outcome) {
            case Failed<Page<T>>(CloseFailure failure) -> Uni.createFrom().item(Outcome.failed(failure));
            case Ok<Page<T>>(Page<T> page) -> {
                List<T> items = new ArrayList<>(before);
                items.addAll(page.data());
                // An empty page that claims more would never end.
                yield page.hasMore() && !page.data().isEmpty()
                        ? rest(connection, endpoint, pages, items)
                        : Uni.createFrom().item(Outcome.ok(items));
            }
        });
    }

    @FunctionalInterface
    private interface PageRequest<T> {
        Request<Page<T>> from(int skip);
    }
}
