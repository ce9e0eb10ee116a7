package io.closeloop.simulator.resource;

import io.closeloop.simulator.state.Crud;
import io.closeloop.simulator.state.Lists;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Verb;
import java.util.stream.Stream;

/**
 * One operation of Close and what serves it.
 *
 * @param path below {@code /api/v1/}, without outer slashes, with {@code {id}} where any text may stand
 * @param source where the reference describes it
 */
record Route(String method, String path, String source, Exchange.Handler handler) {

    /** The operations of a resource, as its descriptor allows them. */
    static Stream<Route> of(Resource resource) {
        return Stream.of(Verb.values()).filter(resource.verbs()::contains).map(verb -> of(resource, verb));
    }

    private static Route of(Resource resource, Verb verb) {
        return switch (verb) {
            case LIST -> collection(resource, "GET", x -> Lists.list(x.session(), resource, x.parameters()));
            case CREATE -> collection(resource, "POST", x -> Crud.create(x.session(), resource, x.body()));
            case READ -> item(resource, "GET", x -> Crud.read(x.session(), resource, x.id()));
            case UPDATE -> item(resource, "PUT", x -> Crud.update(x.session(), resource, x.id(), x.body()));
            case DELETE -> item(resource, "DELETE", x -> Crud.delete(x.session(), resource, x.id()));
        };
    }

    private static Route collection(Resource resource, String method, Exchange.Handler handler) {
        return new Route(method, resource.path(), resource.source(), handler);
    }

    private static Route item(Resource resource, String method, Exchange.Handler handler) {
        return new Route(method, resource.path() + "/{id}", resource.source(), handler);
    }
}
