package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The resources of a stack by their logical ids.
 *
 * @param defaults values of parameters that need not be given
 * @param conditions as they stand there
 */
record Template(
    Map<String, Resource> resources, Map<String, String> defaults, Map<String, Object> conditions) {

  /** Reads a template that the CDK has written. */
  static Template read(Path file) {
    Map<String, Resource> resources = new TreeMap<>();
    JsonNode template = Json.read(file);
    JsonNode all = template.get("Resources");
    all.fieldNames().forEachRemaining(id -> resources.put(id, resource(id, all.get(id))));
    return new Template(
        Map.copyOf(resources),
        defaults(template.path("Parameters")),
        Json.map(template.path("Conditions")));
  }

  private static Map<String, String> defaults(JsonNode parameters) {
    Map<String, String> defaults = new TreeMap<>();
    parameters
        .fields()
        .forEachRemaining(
            it ->
                Optional.ofNullable(it.getValue().get("Default"))
                    .ifPresent(value -> defaults.put(it.getKey(), value.asText())));
    return defaults;
  }

  /** The same without some of its resources. */
  Template withResources(Map<String, Resource> fewer) {
    return new Template(Map.copyOf(fewer), defaults, conditions);
  }

  private static Resource resource(String id, JsonNode node) {
    return new Resource(id, node.get("Type").asText(), Json.map(node.path("Properties")));
  }

  Resource get(String id) {
    assertThat(resources).containsKey(id);
    return resources.get(id);
  }

  /** All resources of a type. */
  List<Resource> all(String type) {
    return resources.values().stream().filter(it -> it.type().equals(type)).toList();
  }

  /** The only resource of a type. */
  Resource only(String type) {
    assertThat(all(type)).as(type).hasSize(1);
    return all(type).get(0);
  }
}
