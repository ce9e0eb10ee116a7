package io.closeloop.simulator.fault;

/**
 * Which deliveries are meant; {@code *} for any.
 *
 * @param objectType as in the event
 * @param action as in the event
 * @param to an organization's or a subscription's id
 */
public record DeliveryPattern(String objectType, String action, String to) {

    boolean matches(Delivered delivered) {
        return is(objectType, delivered.objectType())
                && is(action, delivered.action())
                && (is(to, delivered.organizationId()) || to.equals(delivered.subscriptionId()));
    }

    private static boolean is(String wanted, String actual) {
        return wanted.equals(RequestPattern.ANY) || wanted.equals(actual);
    }
}
