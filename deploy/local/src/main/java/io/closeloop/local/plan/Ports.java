package io.closeloop.local.plan;

/**
 * Who listens where, on 127.0.0.1.
 *
 * @param offset added to every port, so that two stacks can stand on one machine
 */
public record Ports(int offset) {

    private static final int MANAGEMENT = 1000;
    private static final int HIGHEST_OFFSET = 50_000;

    public Ports {
        if (offset < 0 || offset > HIGHEST_OFFSET) {
            throw new IllegalArgumentException(
                    "Port offset %d: give a number from 0 to %d.".formatted(offset, HIGHEST_OFFSET));
        }
    }

    public int kafka() {
        return 9092 + offset;
    }

    public int kafkaController() {
        return 9093 + offset;
    }

    public int postgres() {
        return 5433 + offset;
    }

    public int simulator() {
        return 8089 + offset;
    }

    public int http(Service service) {
        return service.port() + offset;
    }

    /** Health and metrics; never on the product's own port. */
    public int management(Service service) {
        return http(service) + MANAGEMENT;
    }
}
