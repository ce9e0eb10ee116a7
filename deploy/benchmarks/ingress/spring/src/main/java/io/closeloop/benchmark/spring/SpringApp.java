package io.closeloop.benchmark.spring;

import io.closeloop.benchmark.contract.Endpoint;
import io.closeloop.benchmark.contract.Settings;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** The same endpoint in Spring Boot: WebFlux in, Spring Kafka out. */
@SpringBootApplication
public class SpringApp {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(SpringApp.class);
        application.setDefaultProperties(Map.of(
                "server.address", "127.0.0.1",
                "server.port", Settings.fromEnvironment().port(),
                "spring.http.codecs.max-in-memory-size", "1MB",
                "spring.main.banner-mode", "off"));
        application.run(args);
    }

    @Bean
    Settings settings() {
        return Settings.fromEnvironment();
    }

    @Bean
    Endpoint endpoint(Settings settings) {
        return new Endpoint(settings);
    }

    /** Ready only with the topic's partitions, as the others are. */
    @Bean
    KafkaTemplate<String, byte[]> kafka(Settings settings) {
        var kafka = new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(
                settings.producer(), new StringSerializer(), new ByteArraySerializer()));
        kafka.partitionsFor(settings.topic());
        return kafka;
    }
}
