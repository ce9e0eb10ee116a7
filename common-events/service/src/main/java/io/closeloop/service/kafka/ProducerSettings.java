package io.closeloop.service.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this service's producer behaves. */
@ConfigMapping(prefix = "closeloop.producer")
public interface ProducerSettings {

    /** After this long without the broker's acknowledgement a send has failed, and the caller says so or tries again. */
    @WithDefault("30s")
    Duration deliveryTimeout();

    /** One attempt within it. */
    @WithDefault("10s")
    Duration requestTimeout();
}
