package dev.slipway.simulator;

import java.util.Map;

/** A resource of a template, its properties as they stand there. */
record Resource(String id, String type, Map<String, Object> properties) {

  /** A property that is an object. */
  @SuppressWarnings("unchecked")
  Map<String, Object> map(String property) {
    return (Map<String, Object>) properties.getOrDefault(property, Map.of());
  }
}
