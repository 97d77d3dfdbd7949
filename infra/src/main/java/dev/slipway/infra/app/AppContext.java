package dev.slipway.infra.app;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the app was asked for: complete, of the right form and without contradiction. */
record AppContext(Map<ContextKey, String> values) {

  /** Of a stack (AWS CloudFormation API Reference, "CreateStack"). */
  private static final int LONGEST_NAME = 128;

  boolean isDemo() {
    return isTrue(ContextKey.DEMO);
  }

  boolean isTrue(ContextKey key) {
    return find(key).filter("true"::equals).isPresent();
  }

  Optional<String> find(ContextKey key) {
    return Optional.ofNullable(values.get(key));
  }

  /** A value that is there: it was asked for, or has a default. */
  String get(ContextKey key) {
    return find(key).orElseThrow(() -> new IllegalStateException(key.word() + " was not checked"));
  }

  /** A value of several words with commas between them. */
  List<String> list(ContextKey key) {
    return Arrays.stream(get(key).split(",", -1)).map(String::strip).toList();
  }

  String environment() {
    return find(ContextKey.ENVIRONMENT).orElse("dev");
  }

  /** The stack's name: one for each database and environment. */
  String stackName() {
    String name =
        isDemo()
            ? "slipway-demo"
            : "slipway-" + environment() + "-" + get(ContextKey.DATABASE_IDENTIFIER);
    String valid = name.replaceAll("[^A-Za-z0-9-]", "-");
    return valid.substring(0, Math.min(valid.length(), LONGEST_NAME));
  }
}
