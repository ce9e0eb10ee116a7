package io.closeloop.close.credential;

/** What a connection is opened with. Its parts are masked; its version is not, and may be published. */
public sealed interface Credential {

    /** What goes out: the key, or the access token. */
    Secret secret();

    /** Grows with every change of this credential, also across a removal. */
    long version();

    /** An API key of Close, or the key that webhooks are signed with. It does not expire. */
    record Key(Secret secret, long version) implements Credential {}

    /** A login by OAuth. Only close-connector refreshes it; whoever else sees it refused reads it again and then gives up. */
    record OAuth(OAuthTokens tokens, long version) implements Credential {

        @Override
        public Secret secret() {
            return tokens.access();
        }
    }
}
