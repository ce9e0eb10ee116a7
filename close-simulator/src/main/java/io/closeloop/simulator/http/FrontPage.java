package io.closeloop.simulator.http;

import io.vertx.ext.web.RoutingContext;

/** Says what stands here. */
final class FrontPage {
    private static final String HTML = """
            <!doctype html>
            <html lang="en"><meta charset="utf-8"><title>Close simulator</title>
            <style>body{font:16px/1.5 system-ui;max-width:44em;margin:3em auto;padding:0 1em}code{background:#eee;padding:0 .2em}</style>
            <h1>Close simulator</h1>
            <p>A local stand-in for Close's API at <code>/api/v1/</code>, with an API key as the user name of Basic authentication.
            Nothing here reaches anybody's phone. All of it is in memory.</p>
            <ul>
            <li><a href="/_simulator/world">The world</a>: organizations, API keys, numbers, fields, leads</li>
            <li><a href="/_simulator/ledger?since=0">The ledger</a>: every request, and what came of it</li>
            </ul>
            <p>A person's or a workflow's hand: <code>POST /_simulator/workflow</code>, <code>/contact-field</code>,
            <code>/inbound-sms</code>, <code>/person-sms</code>, <code>/meeting</code>, <code>/meeting/{id}/cancel</code>,
            <code>/reset</code>, each with a JSON object.</p></html>
            """;

    private FrontPage() {}

    static void send(RoutingContext context) {
        var unused = context.response()
                .putHeader("content-type", "text/html; charset=utf-8")
                .end(HTML);
    }
}
