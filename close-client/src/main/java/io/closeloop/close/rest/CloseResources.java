package io.closeloop.close.rest;

import java.net.URI;
import java.util.function.Function;

/** All resources of one Close, sharing its connections. */
public record CloseResources(
        URI baseUrl,
        MeResource me,
        PhoneNumberResource phoneNumbers,
        CustomFieldSchemaResource fieldSchemas,
        LeadResource leads,
        ContactResource contacts,
        SmsResource sms,
        WebhookResource webhooks,
        AnyResource any) {

    /** @param build makes the client of one interface */
    public static CloseResources of(URI baseUrl, Builder build) {
        return new CloseResources(
                baseUrl,
                build.client(MeResource.class),
                build.client(PhoneNumberResource.class),
                build.client(CustomFieldSchemaResource.class),
                build.client(LeadResource.class),
                build.client(ContactResource.class),
                build.client(SmsResource.class),
                build.client(WebhookResource.class),
                build.client(AnyResource.class));
    }

    /** A {@link Function} cannot say that the client is of the class it was asked for. */
    @FunctionalInterface
    public interface Builder {
        <T> T client(Class<T> resource);
    }
}
