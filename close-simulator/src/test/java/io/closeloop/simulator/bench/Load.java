package io.closeloop.simulator.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What Closeloop's own services ask of Close, in about their proportions, over 32 connections without a pause. */
final class Load {
    record Lead(String id, String contactId) {}

    record Figure(long requests, long refused, double seconds) {
        double perSecond() {
            return requests / seconds;
        }

        @Override
        public String toString() {
            return String.format(
                    "%,.0f requests/s (%,d in %.1f s, %d not 2xx)", perSecond(), requests, seconds, refused);
        }
    }

    private record Ask(HttpMethod method, String path, String body) {}

    private static final int CONNECTIONS = 32;
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String url;
    private final String authorization;
    private final String field;
    private final List<Lead> leads;

    Load(String url, String authorization, String field, List<Lead> leads) {
        this.url = url;
        this.authorization = authorization;
        this.field = field;
        this.leads = leads;
    }

    Figure run(int seconds) throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        LongAdder answered = new LongAdder();
        LongAdder refused = new LongAdder();
        CountDownLatch done = new CountDownLatch(CONNECTIONS);
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        for (int i = 0; i < CONNECTIONS; i++) {
            next(client, new Random(i), end, answered, refused, done);
        }
        done.await();
        double took = (System.nanoTime() - start) / NANOS;
        vertx.close().toCompletionStage().toCompletableFuture().join();
        return new Figure(answered.sum(), refused.sum(), took);
    }

    private void next(
            HttpClient client, Random random, long end, LongAdder answered, LongAdder refused, CountDownLatch done) {
        if (System.nanoTime() >= end) {
            done.countDown();
            return;
        }
        Ask ask = ask(random);
        RequestOptions options = new RequestOptions()
                .setMethod(ask.method())
                .setAbsoluteURI(url + ask.path())
                .putHeader("authorization", authorization)
                .putHeader("content-type", "application/json");
        var unused = client.request(options)
                .compose(request -> sent(request, ask))
                .onComplete(status -> {
                    answered.increment();
                    if (status.failed() || status.result() / 100 != 2) {
                        refused.increment();
                    }
                    next(client, random, end, answered, refused, done);
                });
    }

    private static Future<Integer> sent(HttpClientRequest request, Ask ask) {
        return request.send(Buffer.buffer(ask.body()))
                .compose(response -> response.end().map(end -> response.statusCode()));
    }

    private Ask ask(Random random) {
        Lead lead = leads.get(random.nextInt(leads.size()));
        int share = random.nextInt(100);
        if (share < 35) {
            return new Ask(HttpMethod.GET, "/contact/" + lead.contactId() + "/", "");
        } else if (share < 55) {
            String body = "{\"custom." + field + "\":\"" + random.nextInt() + "\"}";
            return new Ask(HttpMethod.PUT, "/contact/" + lead.contactId() + "/", body);
        } else if (share < 75) {
            return new Ask(HttpMethod.GET, "/lead/" + lead.id() + "/", "");
        } else if (share < 90) {
            return new Ask(HttpMethod.GET, "/activity/sms/?lead_id=" + lead.id(), "");
        }
        return new Ask(
                HttpMethod.POST,
                "/activity/sms/",
                "{\"status\":\"draft\",\"lead_id\":\"%s\",\"contact_id\":\"%s\",\"local_phone\":\"+14155550100\",\"text\":\"Hi\"}"
                        .formatted(lead.id(), lead.contactId()));
    }
}
