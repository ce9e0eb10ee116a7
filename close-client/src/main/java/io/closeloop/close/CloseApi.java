package io.closeloop.close;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.closeloop.close.Call.Effort;
import io.closeloop.close.Call.Request;
import io.closeloop.close.CloseFailure.Invalid;
import io.closeloop.close.Outcome.Failed;
import io.closeloop.close.Outcome.Ok;
import io.closeloop.close.credential.Secret;
import io.closeloop.close.limit.Priority;
import io.closeloop.close.rest.CloseResources;
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
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
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
    private final @Nullable Priority priority;
    private final @Nullable Duration within;

    @Inject
    CloseApi(CloseCalls calls) {
        this(calls, null, null);
    }

    private CloseApi(CloseCalls calls, @Nullable Priority priority, @Nullable Duration within) {
        this.calls = calls;
        this.priority = priority;
        this.within = within;
    }

    /** The same calls, with another place in the queue before Close's limit than each has by itself. */
    public CloseApi at(Priority place) {
        return new CloseApi(calls, place, within);
    }

    /**
     * The same calls, but each leaves within that time or not at all: then it is {@link Stage#BEFORE}. The time covers the credential,
     * the queue before Close's limit and the wait for a network connection; making a new connection may add the connect timeout. For what
     * must not happen on a decision that has grown old meanwhile.
     */
    public CloseApi leavingWithin(Duration time) {
        return new CloseApi(calls, priority, time);
    }

    /** A call that has no method here. An empty answer is a JSON null; a variable without a value makes it invalid, unsent. */
    public Uni<Outcome<JsonNode>> call(CloseConnection connection, CloseRequest request) {
        List<String> unfit = request.unfit();
        if (!unfit.isEmpty()) {
            return Uni.createFrom()
                    .item(Outcome.failed(new Invalid(
                            "no such path of Close",
                            unfit.stream().collect(Collectors.toMap(name -> name, name -> "cannot stand in a path")))));
        }
        Route route = new Route(
                request.group(),
                request.effect(),
                request.effect() == Effect.READS ? Priority.REPLY : Priority.FIELD_WRITE);
        return make(connection, route, (close, login) -> send(close, login, request));
    }

    public Uni<Outcome<Me>> me(CloseConnection connection) {
        return make(
                connection, Endpoint.ME, (close, login) -> close.me().get(login).map(Answer::of));
    }

    /** Checks a key before it is stored. */
    public Uni<Outcome<Me>> me(Secret apiKey) {
        return calls.make(
                apiKey,
                Endpoint.ME.route(),
                (close, login) -> close.me().get(login).map(Answer::of));
    }

    public Uni<Outcome<List<PhoneNumber>>> phoneNumbers(CloseConnection connection) {
        return all(
                connection,
                Endpoint.PHONE_NUMBERS,
                skip -> (close, login) ->
                        close.phoneNumbers().list(login, skip, PAGE).map(Answer::of));
    }

    /** @param objectType {@code lead} or {@code contact} */
    public Uni<Outcome<CustomFieldSchema>> fieldSchema(CloseConnection connection, String objectType) {
        return make(
                connection,
                Endpoint.FIELD_SCHEMA,
                (close, login) -> close.fieldSchemas().get(login, objectType).map(Answer::of));
    }

    public Uni<Outcome<Lead>> lead(CloseConnection connection, String id) {
        return make(
                connection,
                Endpoint.LEAD,
                (close, login) -> close.leads().get(login, id).map(Answer::of));
    }

    public Uni<Outcome<Contact>> contact(CloseConnection connection, String id) {
        return make(
                connection,
                Endpoint.CONTACT,
                (close, login) -> close.contacts().get(login, id).map(Answer::of));
    }

    /**
     * @param customValues by field id ({@code cf_…}); null unsets, a list replaces all values
     * @return the contact as Close has it now
     */
    public Uni<Outcome<Contact>> updateContact(
            CloseConnection connection, String id, Map<String, ? extends @Nullable Object> customValues) {
        Map<String, @Nullable Object> changes = new HashMap<>();
        customValues.forEach((field, value) -> changes.put(CustomValues.key(field), value));
        return make(
                connection,
                Endpoint.UPDATE_CONTACT,
                (close, login) -> close.contacts().update(login, id, changes).map(Answer::of));
    }

    /** Nothing leaves Close yet: a draft is not a text. */
    public Uni<Outcome<Sms>> draftSms(CloseConnection connection, SmsDraft draft) {
        return make(
                connection,
                Endpoint.DRAFT_SMS,
                (close, login) -> close.sms().create(login, NewSms.draft(draft)).map(Answer::of));
    }

    /** Draft to outbox: this sends. Never repeated here; after {@link Stage#UNKNOWN} ask {@link #sms} what became of it. */
    public Uni<Outcome<Sms>> flipSms(CloseConnection connection, String id) {
        return make(
                connection,
                Endpoint.FLIP_SMS,
                (close, login) -> close.sms()
                        .change(login, id, new SmsStatusChange(Sms.Status.OUTBOX))
                        .map(Answer::of));
    }

    /** Back to draft, if Close has not sent it yet. */
    public Uni<Outcome<Sms>> pullBackSms(CloseConnection connection, String id) {
        return make(
                connection,
                Endpoint.PULL_BACK_SMS,
                (close, login) -> close.sms()
                        .change(login, id, new SmsStatusChange(Sms.Status.DRAFT))
                        .map(Answer::of));
    }

    public Uni<Outcome<Sms>> sms(CloseConnection connection, String id) {
        return make(
                connection,
                Endpoint.SMS,
                (close, login) -> close.sms().get(login, id).map(Answer::of));
    }

    /** Texts of a lead created since then. The list may lag behind writes by up to a minute (close-api.md 3.5). */
    public Uni<Outcome<List<Sms>>> smsOfLead(CloseConnection connection, String leadId, Instant since) {
        return all(
                connection,
                Endpoint.SMS_OF_LEAD,
                skip -> (close, login) ->
                        close.sms().ofLead(login, leadId, since, skip, PAGE).map(Answer::of));
    }

    public Uni<Outcome<Done>> deleteSms(CloseConnection connection, String id) {
        return make(
                connection,
                Endpoint.DELETE_SMS,
                (close, login) -> close.sms().delete(login, id).map(Answer::done));
    }

    /** @return the subscription with its signature key, which later reads may not show again: store it */
    public Uni<Outcome<WebhookSubscription>> createWebhook(
            CloseConnection connection, String url, List<WebhookEvent> events) {
        return make(
                connection,
                Endpoint.CREATE_WEBHOOK,
                (close, login) -> close.webhooks()
                        .create(login, new NewWebhook(url, events))
                        .map(Answer::of));
    }

    /** All of the organization's that this key may see, whoever made them. */
    public Uni<Outcome<List<WebhookSubscription>>> webhooks(CloseConnection connection) {
        return all(
                connection,
                Endpoint.WEBHOOKS,
                skip -> (close, login) ->
                        close.webhooks().list(login, skip, PAGE).map(Answer::of));
    }

    public Uni<Outcome<WebhookSubscription>> webhook(CloseConnection connection, String id) {
        return make(
                connection,
                Endpoint.WEBHOOK,
                (close, login) -> close.webhooks().get(login, id).map(Answer::of));
    }

    public Uni<Outcome<Done>> deleteWebhook(CloseConnection connection, String id) {
        return make(
                connection,
                Endpoint.DELETE_WEBHOOK,
                (close, login) -> close.webhooks().delete(login, id).map(Answer::done));
    }

    private <T> Uni<Outcome<T>> make(CloseConnection connection, Endpoint endpoint, Request<T> request) {
        return make(connection, endpoint.route(), request);
    }

    private <T> Uni<Outcome<T>> make(CloseConnection connection, Route route, Request<T> request) {
        return calls.make(
                connection, route, priority == null ? route.priority() : priority, () -> new Effort(within), request);
    }

    private static Uni<Answer<JsonNode>> send(CloseResources close, String login, CloseRequest request) {
        JsonNode body = request.body() == null ? JsonNodeFactory.instance.objectNode() : request.body();
        URI url = request.at(close.baseUrl());
        Uni<RestResponse<JsonNode>> sent = switch (request.method()) {
            case GET -> close.any().get(login, url);
            case POST -> close.any().post(login, url, body);
            case PUT -> close.any().put(login, url, body);
            case DELETE -> close.any().delete(login, url);
        };
        return sent.map(Answer::orNull);
    }

    private <T> Uni<Outcome<List<T>>> all(CloseConnection connection, Endpoint endpoint, PageRequest<T> pages) {
        return rest(connection, endpoint, pages, List.of());
    }

    private <T> Uni<Outcome<List<T>>> rest(
            CloseConnection connection, Endpoint endpoint, PageRequest<T> pages, List<T> before) {
        return make(connection, endpoint, pages.from(before.size())).flatMap(outcome -> switch (outcome) {
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
