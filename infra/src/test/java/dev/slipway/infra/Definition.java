package dev.slipway.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.assertions.Template;

/** The definition of a state machine as a template has it. */
final class Definition {

  static final ObjectMapper JSON = new ObjectMapper();

  private Definition() {}

  /** That of the state machine that the construct has made under a name. */
  static JsonNode of(Template template, String construct) {
    Resources resources = Resources.of(template);
    String id = resources.idLike("Migrations" + construct + "Machine");
    return read(text(resources.properties(id).get("DefinitionString")));
  }

  static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  /** The partition is known; of what is made by the deploy, its logical id stands for it. */
  private static String text(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return (String) value;
    }
    if (map.get("Fn::Join") instanceof List<?> join) {
      return ((List<?>) join.get(1)).stream().map(Definition::text).collect(Collectors.joining());
    }
    return Map.of("Ref", "AWS::Partition").equals(map)
        ? "aws"
        : String.valueOf(((List<?>) map.get("Fn::GetAtt")).get(0));
  }
}
