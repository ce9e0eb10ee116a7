package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Parameters;
import java.time.ZoneOffset;

/**
 * A request, freed from HTTP.
 *
 * @param path below {@code /api/v1/}, without the slash at its end
 * @param body empty for a request without one
 * @param zone where the client is, by its {@code x-tz-offset}: decides what day it is for it
 */
public record Call(String method, String path, Parameters parameters, ObjectNode body, ZoneOffset zone) {
    public Call(String method, String path, Parameters parameters, ObjectNode body) {
        this(method, path, parameters, body, ZoneOffset.UTC);
    }

    /** The same in another zone: hours, east of Greenwich positive; what is not a zone is ignored. */
    public Call at(String hours) {
        boolean zoned = hours.matches("[+-]?\\d{1,2}(\\.\\d{1,2})?") && Math.abs(Double.parseDouble(hours)) <= 18;
        return zoned
                ? new Call(
                        method,
                        path,
                        parameters,
                        body,
                        ZoneOffset.ofTotalSeconds((int) (Double.parseDouble(hours) * 60) * 60))
                : this;
    }
}
