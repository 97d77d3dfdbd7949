package dev.slipway.config;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A secret in the JSON form of Amazon RDS (AWS Secrets Manager User Guide, "JSON structure of
 * secrets"). It may hold the credentials alone; fields it does not need are ignored.
 */
final class DatabaseSecret {

  private static final Map<String, ConnectionParameter> FIELDS =
      Map.of(
          "host", ConnectionParameter.HOST,
          "port", ConnectionParameter.PORT,
          "dbname", ConnectionParameter.DBNAME,
          "username", ConnectionParameter.USER,
          "password", ConnectionParameter.PASSWORD);

  private DatabaseSecret() {}

  /**
   * What the secret says; an empty field says nothing. Throws IllegalArgumentException that says
   * what is wrong and repeats nothing of the secret.
   */
  static Map<ConnectionParameter, String> parameters(Secret secret) {
    Map<ConnectionParameter, String> parameters = new EnumMap<>(ConnectionParameter.class);
    fields(secret).forEach((name, value) -> put(parameters, name, value));
    for (String field : new String[] {"username", "password"}) {
      if (!parameters.containsKey(FIELDS.get(field))) {
        throw new IllegalArgumentException("names a secret without the field \"" + field + "\"");
      }
    }
    return parameters;
  }

  private static void put(
      Map<ConnectionParameter, String> parameters, String name, @Nullable Object value) {
    ConnectionParameter parameter = FIELDS.get(name);
    if (parameter == null || value == null || value.toString().isEmpty()) {
      return;
    }
    if (value.toString().indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "names a secret with a NUL character in the field \"" + name + "\"");
    }
    parameters.put(parameter, value.toString());
  }

  private static Map<String, Object> fields(Secret secret) {
    try {
      return JSON.std.mapFrom(secret.value());
    } catch (IOException e) {
      // The parser's message and cause quote the secret.
      throw new IllegalArgumentException(
          "names a secret that is no JSON object; it must be like"
              + " {\"username\":...,\"password\":...}");
    }
  }
}
