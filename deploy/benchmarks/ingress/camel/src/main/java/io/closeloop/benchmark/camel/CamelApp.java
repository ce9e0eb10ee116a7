package io.closeloop.benchmark.camel;

import io.closeloop.benchmark.contract.Settings;
import java.util.Properties;
import org.apache.camel.main.Main;

/** The same endpoint in Apache Camel main: its embedded HTTP server in, camel-kafka out. */
public final class CamelApp {

    private CamelApp() {}

    public static void main(String[] args) throws Exception {
        Settings settings = Settings.fromEnvironment();
        Properties properties = new Properties();
        properties.put("camel.server.enabled", "true");
        properties.put("camel.server.host", "127.0.0.1");
        properties.put("camel.server.port", Integer.toString(settings.port()));
        Main main = new Main();
        main.setInitialProperties(properties);
        main.configure().addRoutesBuilder(new WebhookRoute(settings));
        main.run(args);
    }
}
