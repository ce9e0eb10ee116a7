package io.closeloop.service.http;

/** The roles in a token's {@code groups}. An admin may do what an operator may, an operator what a viewer may. */
public final class Roles {
    public static final String ADMIN = "admin";
    public static final String OPERATOR = "operator";
    public static final String VIEWER = "viewer";

    private Roles() {}
}
