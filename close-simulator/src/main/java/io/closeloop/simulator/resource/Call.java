package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Parameters;

/**
 * A request, freed from HTTP.
 *
 * @param path below {@code /api/v1/}, without the slash at its end
 * @param body empty for a request without one
 */
public record Call(String method, String path, Parameters parameters, ObjectNode body) {}
