package io.closeloop.simulator.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The pages for people: plain files of this module, which load nothing from anywhere else. */
final class Pages {
    private Pages() {}

    static void mount(Router router) {
        page(router, "/", "page.html", "text/html");
        page(router, "/operations", "operations.html", "text/html");
        page(router, "/_simulator/page.css", "page.css", "text/css");
        page(router, "/_simulator/page.js", "page.js", "text/javascript");
        page(router, "/_simulator/operations.js", "operations.js", "text/javascript");
    }

    private static void page(Router router, String path, String file, String type) {
        Buffer content = Buffer.buffer(read(file));
        router.get(path).handler(context -> {
            var unused = context.response()
                    .putHeader("content-type", type + "; charset=utf-8")
                    .putHeader("content-security-policy", "default-src 'self'")
                    .end(content);
        });
    }

    private static byte[] read(String file) {
        try (InputStream stream = Objects.requireNonNull(Pages.class.getResourceAsStream(file), file)) {
            return stream.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
