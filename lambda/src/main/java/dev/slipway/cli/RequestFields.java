package dev.slipway.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills the fields of a request from options that may be absent. */
final class RequestFields {

  private RequestFields() {}

  static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
