package dev.slipway.config;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A secret in the JSON form of Amazon RDS (AWS Secrets Manager User Guide, "JSON structure of
 * secrets"). It may hold the credentials alone; fields it does not need are ignored.
 */
final class DatabaseSecret {

  private static final Map<String, String> VARIABLES =
      Map.of(
          "host", "DB_HOST",
          "port", "DB_PORT",
          "dbname", "DB_NAME",
          "username", "DB_USER",
          "password", "DB_PASSWORD");

  private DatabaseSecret() {}

  /**
   * The secret's fields under the names of the variables they stand for. Throws
   * IllegalArgumentException that says what is wrong and repeats nothing of the secret.
   */
  static Map<String, String> variables(Secret secret) {
    Map<String, String> variables = new TreeMap<>();
    fields(secret)
        .forEach(
            (name, value) -> {
              String variable = VARIABLES.get(name);
              if (variable != null && value != null) {
                variables.put(variable, value.toString());
              }
            });
    for (String field : new String[] {"username", "password"}) {
      if (variables.getOrDefault(VARIABLES.get(field), "").isEmpty()) {
        throw new IllegalArgumentException("names a secret without the field \"" + field + "\"");
      }
    }
    return variables;
  }

  private static Map<String, Object> fields(Secret secret) {
    try {
      return JSON.std.mapFrom(secret.value());
    } catch (IOException e) {
      // The parser's message and cause quote the secret.
      throw new IllegalArgumentException(
          "names a secret that is no JSON object; it must be like {\"username\":...,\"password\":...}");
    }
  }
}
