package eu.uptake.oidc;

/**
 * An issuer that one can sign in at; described in
 * {@code graphql/single-sign-on.graphqls}.
 *
 * @param name what people know it by
 * @param url the path here that leads there
 */
record SignInProvider(String name, String url) {
}
