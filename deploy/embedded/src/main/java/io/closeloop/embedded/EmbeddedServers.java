package io.closeloop.embedded;

/** Real servers from library artifacts. */
final class EmbeddedServers implements TestServers {

    @Override
    public String startBroker() {
        return UntilExit.run(() -> EmbeddedBroker.start(BrokerSettings.temporary()))
                .bootstrap();
    }

    @Override
    public String startDatabase() {
        return UntilExit.run(() -> EmbeddedDatabase.start(DatabaseSettings.temporary()))
                .databases()
                .hostAndPort();
    }
}
