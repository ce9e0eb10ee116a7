package io.closeloop.close;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call that has no method of its own: {@code CloseRequest.get("/opportunity/{id}/").with("id", id)}. Retries, limits and failures
 * are those of every call.
 *
 * @param path below the base URL, with its closing slash, variables in braces; the template names the endpoint group, so it comes from
 *     code and values go into variables
 * @param variables fill the braces, each as one segment whatever it holds
 * @param query a name may stand more than once
 * @param body null: none
 * @param effect what a second, identical request would do; decides what is tried again
 */
public record CloseRequest(
        Method method,
        String path,
        Map<String, String> variables,
        List<Parameter> query,
        @Nullable JsonNode body,
        Effect effect) {

    /** What Close knows. */
    public enum Method {
        GET,
        POST,
        PUT,
        DELETE
    }

    public record Parameter(String name, String value) {}

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9_]+)}");
    private static final Pattern TEMPLATE = Pattern.compile("(?:/(?:\\{[A-Za-z0-9_]+}|[A-Za-z0-9_.-]+))+/");
    private static final Set<String> NOT_A_SEGMENT = Set.of("", ".", "..");

    public CloseRequest {
        variables = Map.copyOf(variables);
        query = List.copyOf(query);
        if (!TEMPLATE.matcher(path).matches() || path.contains("/../") || path.contains("/./")) {
            throw new IllegalArgumentException("A path of Close begins and ends with '/' and has no query: " + path);
        }
    }

    public static CloseRequest get(String path) {
        return new CloseRequest(Method.GET, path, Map.of(), List.of(), null, Effect.READS);
    }

    public static CloseRequest post(String path, JsonNode body) {
        return new CloseRequest(Method.POST, path, Map.of(), List.of(), body, Effect.ACTS);
    }

    /** Counts as acting until {@link #as} says that it sets absolute values: a status change may send a text. */
    public static CloseRequest put(String path, JsonNode body) {
        return new CloseRequest(Method.PUT, path, Map.of(), List.of(), body, Effect.ACTS);
    }

    public static CloseRequest delete(String path) {
        return new CloseRequest(Method.DELETE, path, Map.of(), List.of(), null, Effect.SETS);
    }

    /** Fills {@code {name}}. */
    public CloseRequest with(String name, String value) {
        Map<String, String> more = new HashMap<>(variables);
        more.put(name, value);
        return new CloseRequest(method, path, more, query, body, effect);
    }

    /** Adds {@code name=value} to the query. */
    public CloseRequest query(String name, String value) {
        List<Parameter> more = Stream.concat(query.stream(), Stream.of(new Parameter(name, value)))
                .toList();
        return new CloseRequest(method, path, variables, more, body, effect);
    }

    /** For a POST that only looks, such as a search, or a PUT of absolute values. */
    public CloseRequest as(Effect known) {
        return new CloseRequest(method, path, variables, query, body, known);
    }

    /** {@code GET /opportunity/{}/}, as the calls with methods of their own name theirs. */
    String group() {
        return method + " " + VARIABLE.matcher(path).replaceAll("{}");
    }

    /** The variables of the path that have no value, or one that would leave its place: such a request is not sent. */
    List<String> unfit() {
        return VARIABLE.matcher(path)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .filter(name -> NOT_A_SEGMENT.contains(variables.getOrDefault(name, "")))
                .toList();
    }

    URI at(URI baseUrl) {
        String parameters = query.stream()
                .map(parameter -> encoded(parameter.name()) + "=" + encoded(parameter.value()))
                .collect(Collectors.joining("&"));
        String filled = VARIABLE.matcher(path)
                .replaceAll(found -> Matcher.quoteReplacement(encoded(variables.getOrDefault(found.group(1), ""))));
        return URI.create(baseUrl + filled + (parameters.isEmpty() ? "" : "?" + parameters));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Neither body nor parameters: they may hold a phone number or a text. */
    @Override
    public String toString() {
        return "CloseRequest[" + group() + "]";
    }
}
